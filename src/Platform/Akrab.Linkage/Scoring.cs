namespace Akrab.Linkage;

/// <summary>Weighs pairs by a model.</summary>
public sealed class Scoring
{
    private readonly RecordSet _set;
    private readonly LinkageModel _model;
    private readonly double[][] _bits;

    public Scoring(RecordSet set, LinkageModel model)
    {
        (_set, _model) = (set, model);
        _bits = [.. set.Traits.Select(t => t.Levels.Select((_, level) => model.Traits[t.Name].Bits(level)).ToArray())];
    }

    public LinkedPair Score(int one, int other)
    {
        var bits = 0.0;
        for (var t = 0; t < _bits.Length; t++)
            if (_set.Traits[t].Compare(one, other) is var level and not Trait.Missing)
                bits += Bits(t, level, one, other);
        return new LinkedPair(Math.Min(one, other), Math.Max(one, other), bits, _model.Probability(bits));
    }

    /// <summary>What each trait says of a pair; traits of which one row has no value are left out.</summary>
    public IEnumerable<Evidence> Explain(int one, int other)
    {
        for (var t = 0; t < _bits.Length; t++)
            if (_set.Traits[t].Compare(one, other) is var level and not Trait.Missing)
                yield return new Evidence(_set.Traits[t].Name, _set.Traits[t].Levels[level].Name, Bits(t, level, one, other));
    }

    private double Bits(int trait, byte level, int one, int other) => _bits[trait][level] + _set.Traits[trait].Rarity(one, other, level);
}

/// <summary>What one trait says of a pair.</summary>
/// <param name="Trait">The trait's name.</param>
/// <param name="Level">The level of agreement.</param>
/// <param name="Bits">For one person when above nought, against it below.</param>
public readonly record struct Evidence(string Trait, string Level, double Bits);
