namespace Akrab.Linkage;

/// <summary>
/// What agreement and disagreement are worth: for each trait and level the share of pairs of one person and of two that reach it
/// (the m and u probabilities of Fellegi and Sunter 1969, A Theory for Record Linkage), and how rare pairs of one person are.
/// </summary>
/// <param name="Traits">By the trait's name.</param>
/// <param name="PriorBits">log2 of the odds that a pair drawn at random is of one person.</param>
/// <param name="Rows">From how many rows it was learnt.</param>
public sealed record LinkageModel(IReadOnlyDictionary<string, TraitWeights> Traits, double PriorBits, long Rows)
{
    private const double NewcomersKnown = 0.05, FewestKnown = 300;

    /// <summary>What is expected of so many rows before anything was learnt from them.</summary>
    public static LinkageModel Expected(IEnumerable<Trait> traits, long rows) => new(
        traits.ToDictionary(t => t.Name, t => new TraitWeights([.. t.Levels.Select(l => l.Expected)], [.. t.Levels.Select(l => l.ByChance)])), Newcomers(rows), rows);

    /// <summary>
    /// log2 of the odds that a newcomer is a certain one of those who are here. A list in which nobody stands twice does not tell that nobody
    /// will: of a hundred newcomers five are taken to be there already, among 300 known people at least.
    /// </summary>
    internal double NewcomerBits() => Math.Max(PriorBits, Newcomers(Rows));

    private static double Newcomers(long rows) => Math.Log2(NewcomersKnown / Math.Max(rows, FewestKnown));

    /// <summary>The probability that odds of 2 to this power stand for.</summary>
    public static double OfOdds(double log2) => 1 / (1 + Math.Pow(2, -log2));
}

/// <summary>The m and u probabilities of one trait, by level; each sums to one.</summary>
public sealed record TraitWeights(IReadOnlyList<double> Same, IReadOnlyList<double> Different)
{
    /// <summary>log2(m/u) of a level.</summary>
    public double Bits(int level) => Math.Log2(Same[level] / Different[level]);
}
