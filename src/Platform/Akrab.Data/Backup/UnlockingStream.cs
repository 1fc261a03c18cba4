using System.Security.Cryptography;

namespace Akrab.Data.Backup;

/// <summary>Reads a locked file from wherever it is wanted; a piece is given only when it is proven.</summary>
internal sealed class UnlockingStream : Stream
{
    private const string Damaged = "The file is damaged: it was changed or cut off after it was locked.";

    private readonly Stream _from;
    private readonly AesGcm _cipher;
    private readonly byte[] _head = new byte[LockedFile.HeadLength];
    private readonly byte[] _locked = new byte[LockedFile.PieceLength + LockedFile.TagLength];
    private readonly byte[] _piece = new byte[LockedFile.PieceLength];
    private readonly long _pieces;
    private long _at = -1;

    /// <exception cref="BackupProblem">The passphrase is wrong, or the file is not whole.</exception>
    public UnlockingStream(Stream from, Passphrase passphrase)
    {
        _from = from;
        from.ReadExactly(_head);
        var body = from.Length - LockedFile.HeadLength;
        _pieces = (body + _locked.Length - 1) / _locked.Length;
        Length = body - (_pieces * LockedFile.TagLength);
        if (_pieces == 0 || body - ((_pieces - 1) * _locked.Length) < LockedFile.TagLength)
            throw new BackupProblem(Damaged);

        _cipher = LockedFile.Cipher(passphrase, _head);
        if (!TryUnlock(0, isLast: false) && !TryUnlock(0, isLast: true))
            throw new BackupProblem("The passphrase is not the right one for this file, or the file was changed.");
        Go(_pieces - 1);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length || buffer.Length == 0)
            return 0;

        Go(Position / LockedFile.PieceLength);
        var within = (int)(Position % LockedFile.PieceLength);
        var read = Math.Min(buffer.Length, LengthOf(_at) - within);
        _piece.AsSpan(within, read).CopyTo(buffer);
        Position += read;
        return read;
    }

    /// <summary>Unlocking is work for the processor; the bytes come from a file at hand.</summary>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int LengthOf(long number) => number < _pieces - 1 ? LockedFile.PieceLength : (int)(Length - (number * LockedFile.PieceLength));

    private void Go(long number)
    {
        if (_at != number && !TryUnlock(number, isLast: number == _pieces - 1))
            throw new BackupProblem(Damaged);
        _at = number;
    }

    private bool TryUnlock(long number, bool isLast)
    {
        var length = LengthOf(number);
        _from.Position = LockedFile.HeadLength + (number * _locked.Length);
        _from.ReadExactly(_locked, 0, length + LockedFile.TagLength);
        try
        {
            _cipher.Decrypt(LockedFile.Nonce(number, isLast), _locked.AsSpan(0, length), _locked.AsSpan(length, LockedFile.TagLength), _piece.AsSpan(0, length), _head);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        finally
        {
            _at = -1;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(_piece);
            _cipher.Dispose();
        }

        base.Dispose(disposing);
    }
}
