using System.Runtime.InteropServices;

namespace Akrab.Linkage;

/// <summary>Several values for each row, all in one list: a million rows without a million small arrays.</summary>
internal sealed class Several<T>
{
    private readonly List<T> _values = [];
    private readonly List<int> _ends = [];

    public int Rows => _ends.Count;

    public ReadOnlySpan<T> this[int row] => CollectionsMarshal.AsSpan(_values)[(row == 0 ? 0 : _ends[row - 1]).._ends[row]];

    public void Add(IEnumerable<T> values)
    {
        _values.AddRange(values);
        _ends.Add(_values.Count);
    }
}
