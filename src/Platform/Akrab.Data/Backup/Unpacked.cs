using System.IO.Compression;

namespace Akrab.Data.Backup;

/// <summary>
/// Reads what a zip holds, and no more than it says: an entry that grows beyond its own word, or beyond what compressing can reasonably save, is refused
/// before it fills memory or disk.
/// </summary>
internal sealed class Unpacked : Stream
{
    /// <summary>Lines of JSON shrink to a tenth, the emptiest of them to a hundredth; deflate can make a thousandth.</summary>
    private const int MostShrunk = 400;

    private const long NotWorthAsking = 4 * 1024 * 1024;

    private readonly Stream _from;
    private long _left;

    private Unpacked(Stream from, long length) => (_from, _left) = (from, length);

    public static async Task<Stream> Open(ZipArchiveEntry entry, CancellationToken stop)
    {
        if (entry.Length > NotWorthAsking && entry.Length / MostShrunk > entry.CompressedLength)
            throw new BackupProblem($"The file is refused: '{entry.Name}' would grow out of all proportion.");
        return new Unpacked(await entry.OpenAsync(stop), entry.Length);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Counted(Guarded(() => _from.Read(buffer, offset, count)));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Counted(await _from.ReadAsync(buffer, cancellationToken));
        }
        catch (InvalidDataException)
        {
            throw new BackupProblem("The file is damaged: it cannot be unpacked.");
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static int Guarded(Func<int> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException)
        {
            throw new BackupProblem("The file is damaged: it cannot be unpacked.");
        }
    }

    private int Counted(int read) => (_left -= read) >= 0 ? read : throw new BackupProblem("The file is refused: it holds more than it says.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _from.Dispose();
        base.Dispose(disposing);
    }
}
