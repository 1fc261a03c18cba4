namespace Akrab.Linkage;

/// <summary>Weighs pairs by a model.</summary>
public sealed class Scoring
{
    private readonly RecordSet _set;
    private readonly bool _areNewcomers;
    private readonly double _prior;
    private readonly double[][] _bits;

    /// <param name="areNewcomers">
    /// Whether the rows are newcomers and who may be the same, a few of many: not all there are, among whom what is rare is rare.
    /// </param>
    public Scoring(RecordSet set, LinkageModel model, bool areNewcomers = false)
    {
        (_set, _areNewcomers) = (set, areNewcomers);
        _prior = areNewcomers ? model.NewcomerBits() : model.PriorBits;
        _bits = [.. set.Traits.Select(t => t.Levels.Select((_, level) => model.Traits[t.Name].Bits(level)).ToArray())];
    }

    public LinkedPair Score(int one, int other)
    {
        // In one order always: what is added in another order may differ in its last digit.
        (one, other) = (Math.Min(one, other), Math.Max(one, other));
        var bits = 0.0;
        for (var t = 0; t < _bits.Length; t++)
            if (_set.Traits[t].Compare(one, other) is var level and not Trait.Missing)
                bits += Bits(t, level, one, other);
        return new LinkedPair(one, other, _prior + bits);
    }

    /// <summary>What each trait says of a pair; traits of which one row has no value are left out.</summary>
    public IEnumerable<Evidence> Explain(int one, int other)
    {
        for (var t = 0; t < _bits.Length; t++)
            if (_set.Traits[t].Compare(one, other) is var level and not Trait.Missing)
                yield return new Evidence(_set.Traits[t].Name, _set.Traits[t].Levels[level].Name, Bits(t, level, one, other), _set.Traits[t].Alikeness(one, other));
    }

    private double Bits(int trait, byte level, int one, int other) => _bits[trait][level] + (_areNewcomers ? 0 : _set.Traits[trait].Rarity(one, other, level));
}

/// <summary>What one trait says of a pair.</summary>
/// <param name="Trait">The trait's name.</param>
/// <param name="Level">The level of agreement.</param>
/// <param name="Bits">For one person when above nought, against it below.</param>
/// <param name="Alikeness">How alike the two values are as texts, 0 to 1; null for what is the same or not.</param>
public readonly record struct Evidence(string Trait, string Level, double Bits, double? Alikeness = null);
