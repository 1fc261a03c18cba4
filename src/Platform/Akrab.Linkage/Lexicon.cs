namespace Akrab.Linkage;

/// <summary>Texts that many rows share, kept once and counted: how often a value stands tells how much its agreement says.</summary>
internal sealed class Lexicon
{
    private const int SlipIsRarer = 8;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly List<int> _counts = [];
    private long _total;

    /// <summary>The probability that two values drawn at random are the same: the sum of the squared shares.</summary>
    public double Collision { get; private set; } = 1;

    public int Add(string text)
    {
        if (!_ids.TryGetValue(text, out var id))
        {
            id = _texts.Count;
            _ids.Add(text, id);
            _texts.Add(text);
            _counts.Add(0);
        }

        _counts[id]++;
        _total++;
        return id;
    }

    public string Text(int id) => _texts[id];

    /// <summary>To be called once when all values are in.</summary>
    public void Settle()
    {
        Collision = _total == 0 ? 1 : Enumerable.Range(0, _counts.Count).Sum(id => Share(id) * Share(id));
        _ids.Clear();
        _ids.TrimExcess();
    }

    /// <summary>Bits by which agreement on this value says more, or less, than agreement on an average one.</summary>
    /// <remarks>log2 of the collision probability over the value's share (Winkler 1989, frequency-based matching).</remarks>
    public double Rarity(int id) => Math.Log2(Collision / Share(id));

    /// <summary>Whether one is so much rarer than the other that it may be a slip when meaning it; two common values are two values.</summary>
    public bool MayBeSlip(int one, int other) => Math.Max(_counts[one], _counts[other]) >= SlipIsRarer * Math.Min(_counts[one], _counts[other]) || Math.Min(_counts[one], _counts[other]) == 1;

    /// <summary>The probability that a value drawn at random is this one.</summary>
    public double Share(int id) => (double)_counts[id] / _total;
}
