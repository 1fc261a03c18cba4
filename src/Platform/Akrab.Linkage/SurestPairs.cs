namespace Akrab.Linkage;

/// <summary>The surest of the pairs it is given, each once.</summary>
internal sealed class SurestPairs(int most)
{
    private readonly List<LinkedPair> _pairs = [];

    /// <summary>What several have kept, as one list, the surest first.</summary>
    public static IReadOnlyList<LinkedPair> Of(IEnumerable<SurestPairs> several, int most)
    {
        var all = new SurestPairs(most);
        foreach (var some in several)
            foreach (var pair in some._pairs)
                all.Add(pair);
        all.Cut();
        return all._pairs;
    }

    public void Add(LinkedPair pair)
    {
        _pairs.Add(pair);
        if (_pairs.Count / 2 >= most)
            Cut();
    }

    /// <summary>Lets go of all but the surest. A pair that was found twice was as sure each time, so that both stand together.</summary>
    private void Cut()
    {
        _pairs.Sort(static (a, b) => a.Odds != b.Odds ? b.Odds.CompareTo(a.Odds) : a.One != b.One ? a.One.CompareTo(b.One) : a.Other.CompareTo(b.Other));
        var kept = 0;
        for (var i = 0; i < _pairs.Count && kept < most; i++)
            if (kept == 0 || _pairs[i] != _pairs[kept - 1])
                _pairs[kept++] = _pairs[i];
        _pairs.RemoveRange(kept, _pairs.Count - kept);
    }
}
