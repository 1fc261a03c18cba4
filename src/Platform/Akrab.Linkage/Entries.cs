namespace Akrab.Linkage;

/// <summary>
/// The places of keys, sorted so that those of one key stand together. An entry is one number, the key above and its place below, so that
/// tens of millions of them are sorted where they stand.
/// </summary>
internal sealed class Entries(int capacity)
{
    private const int KeyBits = 32;

    private ulong[] _entries = new ulong[capacity];

    public int Count { get; private set; }

    public uint Key(int entry) => (uint)(_entries[entry] >> KeyBits);

    /// <summary>The place of the row's key that made this entry, the last one where several are joined.</summary>
    public int At(int entry) => (int)(uint)_entries[entry];

    public void Add(uint key, int at)
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Math.Max(1024, Count * 2));
        _entries[Count++] = (ulong)key << KeyBits | (uint)at;
    }

    public void Sort() => _entries.AsSpan(0, Count).Sort();

    /// <summary>From where to where one key stands, of the keys that more than one place has.</summary>
    public IEnumerable<(int From, int To)> Runs()
    {
        for (var from = 0; from < Count;)
        {
            var to = from + 1;
            while (to < Count && Key(to) == Key(from))
                to++;
            if (to - from > 1)
                yield return (from, to);
            from = to;
        }
    }
}
