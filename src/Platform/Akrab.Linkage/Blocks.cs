namespace Akrab.Linkage;

/// <summary>Rows that share a key.</summary>
/// <param name="Key">The key; where several were joined, their hash.</param>
/// <param name="Trait">The trait of the key, the last one where several were joined.</param>
/// <param name="Depth">How many keys were joined.</param>
internal readonly record struct Group(int[] Rows, uint Key, int Trait, int Depth);

/// <summary>
/// Which pairs are worth looking at: rows that share a key. A group too large is split by one more key of its rows, and again, so that a common
/// name alone brings nobody together, but the same common name in the same village does. Of a key its hash of 32 bits is kept: the few that meet
/// by chance are compared like all others, and told apart.
/// </summary>
internal sealed class Blocks
{
    private const int MostDepth = 4;

    private readonly int _mostInGroup;
    private readonly int[] _first;
    private readonly uint[] _keys;
    private readonly byte[] _traits;
    private readonly bool[] _isSmall;
    private readonly SortedList<uint, byte> _own = [];
    private readonly List<uint> _some = [];
    private readonly Entries _entries;

    public Blocks(RecordSet set, int mostInGroup)
    {
        _mostInGroup = mostInGroup;
        _first = new int[set.Rows + 1];
        // Counted first: there are so many that making room for more of them as they come would take as much memory again.
        for (var row = 0; row < set.Rows; row++)
            _first[row + 1] = _first[row] + KeysOf(set, row).Count;
        (_keys, _traits, _isSmall) = (new uint[_first[set.Rows]], new byte[_first[set.Rows]], new bool[_first[set.Rows]]);
        for (var row = 0; row < set.Rows; row++)
        {
            var own = KeysOf(set, row);
            own.Keys.CopyTo(_keys, _first[row]);
            own.Values.CopyTo(_traits, _first[row]);
        }

        _entries = new Entries(_keys.Length);
        for (var k = 0; k < _keys.Length; k++)
            _entries.Add(_keys[k], k);
        _entries.Sort();
        foreach (var (from, to) in _entries.Runs())
            if (to - from <= _mostInGroup)
                for (var e = from; e < to; e++)
                    _isSmall[_entries.At(e)] = true;
    }

    /// <summary>The keys of a row in order, each with the first trait that has it; good until the next row is asked for.</summary>
    private SortedList<uint, byte> KeysOf(RecordSet set, int row)
    {
        _own.Clear();
        for (byte t = 0; t < set.Traits.Count; t++)
        {
            _some.Clear();
            set.Traits[t].Keys(row, _some);
            foreach (var key in _some)
                _own.TryAdd(key, t);
        }

        return _own;
    }

    /// <summary>Groups of rows that share a single key, where they are not too large.</summary>
    public IEnumerable<Group> Single() => Small(_entries);

    /// <summary>All groups of rows to compare within.</summary>
    public IEnumerable<Group> Groups() => Within(_entries, 1);

    /// <summary>Whether two rows of a group meet here for the first time: no single key brought them together before.</summary>
    public bool IsNew(in Group group, int one, int other)
    {
        var (k, l) = (_first[one], _first[other]);
        while (k < _first[one + 1] && l < _first[other + 1])
        {
            if (_keys[k] < _keys[l])
                k++;
            else if (_keys[k] > _keys[l])
                l++;
            else if (_isSmall[k] && (group.Depth > 1 || _keys[k] < group.Key))
                return false;
            else
                (k, l) = (k + 1, l + 1);
        }

        return true;
    }

    private IEnumerable<Group> Small(Entries entries)
    {
        foreach (var (from, to) in entries.Runs())
            if (to - from <= _mostInGroup)
                yield return GroupOf(entries, from, to, 1);
    }

    private IEnumerable<Group> Within(Entries entries, int depth)
    {
        foreach (var (from, to) in entries.Runs())
        {
            if (to - from <= _mostInGroup)
                yield return GroupOf(entries, from, to, depth);
            else if (depth == MostDepth)
                for (var part = from; part < to; part += _mostInGroup)
                    yield return GroupOf(entries, part, Math.Min(to, part + _mostInGroup), depth);
            else
                foreach (var group in Within(Split(entries, from, to), depth + 1))
                    yield return group;
        }
    }

    private Group GroupOf(Entries entries, int from, int to, int depth) => new([.. Enumerable.Range(from, to - from).Select(e => RowOf(entries.At(e)))], entries.Key(from), _traits[entries.At(from)], depth);

    /// <summary>The row whose keys begin last before a place, or at it.</summary>
    private int RowOf(int place)
    {
        var (row, after) = (0, _first.Length - 1);
        while (after - row > 1)
            if ((row + after) / 2 is var middle && _first[middle] <= place)
                row = middle;
            else
                after = middle;
        return row;
    }

    /// <summary>The rows of one group under each further key of theirs; keys are sorted, so that two rows meet under the same ones in the same order.</summary>
    private Entries Split(Entries entries, int from, int to)
    {
        var split = new Entries(to - from);
        for (var e = from; e < to; e++)
        {
            var place = entries.At(e);
            for (var k = place + 1; k < _first[RowOf(place) + 1]; k++)
                if (!_isSmall[k])
                    split.Add((uint)(((ulong)entries.Key(e) << 32 | _keys[k]) * 0x9E3779B97F4A7C15UL >> 32), k);
        }

        split.Sort();
        return split;
    }
}
