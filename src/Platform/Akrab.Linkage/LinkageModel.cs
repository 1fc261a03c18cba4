namespace Akrab.Linkage;

/// <summary>
/// What agreement and disagreement are worth: for each trait and level the share of pairs of one person and of two that reach it
/// (the m and u probabilities of Fellegi and Sunter 1969, A Theory for Record Linkage), and how rare pairs of one person are.
/// </summary>
/// <param name="Traits">By the trait's name.</param>
/// <param name="PriorBits">log2 of the odds that a pair drawn at random is of one person.</param>
public sealed record LinkageModel(IReadOnlyDictionary<string, TraitWeights> Traits, double PriorBits)
{
    /// <summary>The probability that a pair with so many bits of evidence is of one person.</summary>
    public double Probability(double bits) => 1 / (1 + Math.Pow(2, -(PriorBits + bits)));
}

/// <summary>The m and u probabilities of one trait, by level; each sums to one.</summary>
public sealed record TraitWeights(IReadOnlyList<double> Same, IReadOnlyList<double> Different)
{
    /// <summary>log2(m/u) of a level.</summary>
    public double Bits(int level) => Math.Log2(Same[level] / Different[level]);
}
