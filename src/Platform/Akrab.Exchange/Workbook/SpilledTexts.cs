using System.Runtime.InteropServices;

namespace Akrab.Exchange.Workbook;

/// <summary>
/// Texts in a temporary file, each a length and its letters, found by their place. They lie in pages of a few; only where a page begins
/// is held, and the pages read last, because neighbours in the sheet are mostly neighbours here.
/// </summary>
internal sealed class SpilledTexts : IDisposable
{
    private const int PerPage = 32, HeldPages = 1024, MostHeldBytes = 8 * 1024 * 1024, BufferSize = 64 * 1024;

    private readonly FileStream _file = new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Options = FileOptions.DeleteOnClose,
        BufferSize = BufferSize,
    });

    private readonly List<long> _pages = [];
    private readonly (int Page, string[] Texts)[] _held = new (int, string[])[HeldPages];
    private long _length;
    private long _heldBytes;

    public int Count { get; private set; }

    public string this[int place]
    {
        get
        {
            var page = place / PerPage;
            ref var held = ref _held[page % HeldPages];
            if (held.Texts is null || held.Page != page)
                held = (page, ReadPage(page));
            return held.Texts[place % PerPage];
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

    private string[] ReadPage(int page)
    {
        var bytes = new byte[_pages[page + 1] - _pages[page]];
        _file.Position = _pages[page];
        _file.ReadExactly(bytes);
        if ((_heldBytes += bytes.Length) > MostHeldBytes)
        {
            Array.Clear(_held);
            _heldBytes = bytes.Length;
        }

        var texts = new string[Math.Min(PerPage, Count - page * PerPage)];
        var rest = bytes.AsSpan();
        for (var i = 0; i < texts.Length; i++)
        {
            var end = sizeof(int) + MemoryMarshal.Read<int>(rest) * sizeof(char);
            texts[i] = new string(MemoryMarshal.Cast<byte, char>(rest[sizeof(int)..end]));
            rest = rest[end..];
        }

        return texts;
    }
}
