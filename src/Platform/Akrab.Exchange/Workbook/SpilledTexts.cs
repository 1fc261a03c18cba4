using System.Runtime.InteropServices;

namespace Akrab.Exchange.Workbook;

/// <summary>
/// Texts in a temporary file, each a length and its letters, found by their place. They lie in pages of a few; only where a page begins
/// is held, and the pages read last, because neighbours in the sheet are mostly neighbours here.
/// </summary>
internal sealed class SpilledTexts : IDisposable
{
    private const int PerPage = 32, HeldPages = 1024, UsualPage = 2048, MostHeldBytes = 8 * 1024 * 1024, BufferSize = 64 * 1024;

    private readonly FileStream _file = new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Options = FileOptions.DeleteOnClose,
        BufferSize = BufferSize,
    });

    private readonly List<long> _pages = [];
    private readonly (int Page, byte[] Bytes)[] _held = new (int, byte[])[HeldPages];
    private long _length;
    private long _heldBytes;

    public int Count { get; private set; }

    public string this[int place]
    {
        get
        {
            var rest = Page(place / PerPage);
            for (var before = place % PerPage; before > 0; before--)
                rest = rest[LengthOf(rest)..];
            return new string(MemoryMarshal.Cast<byte, char>(rest[sizeof(int)..LengthOf(rest)]));
        }
    }

    public void Add(string text)
    {
        if (Count++ % PerPage == 0)
            _pages.Add(_length);

        var length = text.Length;
        _file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in length)));
        _file.Write(MemoryMarshal.AsBytes(text.AsSpan()));
        _length += sizeof(int) + (long)length * sizeof(char);
    }

    /// <summary>No more are added: from now on they are read.</summary>
    public void Complete()
    {
        _pages.Add(_length);
        _file.Flush();
    }

    public void Dispose() => _file.Dispose();

    /// <summary>A page that is held is overwritten in its place: long-lived garbage would cost more than reading.</summary>
    private ReadOnlySpan<byte> Page(int page)
    {
        ref var held = ref _held[page % HeldPages];
        var length = (int)(_pages[page + 1] - _pages[page]);
        if (held.Bytes is not null && held.Page == page)
            return held.Bytes.AsSpan(0, length);

        if (held.Bytes is null || held.Bytes.Length < length)
            held.Bytes = Room(length);
        held.Page = page;
        var bytes = held.Bytes.AsSpan(0, length);
        return RandomAccess.Read(_file.SafeFileHandle, bytes, _pages[page]) == length ? bytes : throw new EndOfStreamException();
    }

    private byte[] Room(int length)
    {
        var room = new byte[Math.Max(length, UsualPage)];
        if ((_heldBytes += room.Length) > MostHeldBytes)
        {
            Array.Clear(_held);
            _heldBytes = room.Length;
        }

        return room;
    }

    private static int LengthOf(ReadOnlySpan<byte> text) => sizeof(int) + MemoryMarshal.Read<int>(text) * sizeof(char);
}
