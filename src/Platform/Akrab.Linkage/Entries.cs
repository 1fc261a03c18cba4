namespace Akrab.Linkage;

/// <summary>Rows under the keys they share, sorted so that those with one key stand together.</summary>
internal sealed class Entries(int capacity)
{
    private ulong[] _keys = new ulong[capacity];
    private ulong[] _places = new ulong[capacity];

    public int Count { get; private set; }

    public ulong Key(int entry) => _keys[entry];

    public int Row(int entry) => (int)(_places[entry] >> 32);

    /// <summary>The place of the row's key that made this entry, the last one where several are joined.</summary>
    public int At(int entry) => (int)(uint)_places[entry];

    public void Add(ulong key, int row, int at)
    {
        if (Count == _keys.Length)
        {
            var room = Math.Max(1024, Count * 2);
            Array.Resize(ref _keys, room);
            Array.Resize(ref _places, room);
        }

        _keys[Count] = key;
        _places[Count++] = (ulong)row << 32 | (uint)at;
    }

    public void Sort() => Array.Sort(_keys, _places, 0, Count);

    /// <summary>From where to where one key stands, of the keys that more than one row has.</summary>
    public IEnumerable<(int From, int To)> Runs()
    {
        for (var from = 0; from < Count;)
        {
            var to = from + 1;
            while (to < Count && _keys[to] == _keys[from])
                to++;
            if (to - from > 1)
                yield return (from, to);
            from = to;
        }
    }

    public int[] Rows(int from, int to)
    {
        var rows = new int[to - from];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = Row(from + i);
        return rows;
    }
}
