using System.Runtime.InteropServices;

namespace Akrab.Linkage;

/// <summary>
/// Learns the m and u probabilities from the data alone by expectation and maximisation (Dempster, Laird and Rubin 1977; for record linkage Winkler 1988,
/// Using the EM Algorithm for Weight Computation in the Fellegi-Sunter Model). u comes from pairs drawn at random, m from pairs that share a key
/// and more probably are one person than not, one trait at a time, of which that trait itself learns nothing.
/// </summary>
internal sealed class Learning(RecordSet set, Blocks blocks)
{
    private const int RandomPairs = 400_000;
    private const int PairsPerTrait = 200_000;
    private const int Rounds = 25;

    /// <summary>The expected levels weigh as much as so many pairs: with few data nothing is learnt, and nothing is claimed.</summary>
    private const double PriorPairs = 20;

    /// <summary>So large a share of what is expected stays, whatever was seen: a file read twice must not teach that those who are one agree in everything.</summary>
    private const double Doubt = 0.05;

    private readonly IReadOnlyList<Trait> _traits = set.Traits;

    public LinkageModel Learn()
    {
        var random = Random();
        var byTrait = ByTrait();
        var same = _traits.Select(t => t.Levels.Select(l => l.Expected).ToArray()).ToArray();
        var different = Different(random, _ => 1);
        // One pair of all, or of as many as can be looked at: more must show themselves.
        var prior = Math.Min(0.5, Math.Max(1, set.Pairs / RandomPairs) / set.Pairs);
        for (var round = 0; round < 3; round++)
        {
            same = Same(byTrait, same, different, prior);
            prior = Prior(random, same, different, prior);
            var (m, u, share) = (same, different, prior);
            different = Different(random, pattern => 1 - Taken(Posterior(pattern, m, u, share)));
        }

        return new LinkageModel(
            _traits.Select((t, i) => (t.Name, Weights: new TraitWeights(same[i], different[i]))).ToDictionary(t => t.Name, t => t.Weights),
            Math.Log2(prior / (1 - prior)), set.Rows);
    }

    private Dictionary<ulong, double> Random()
    {
        var patterns = new Dictionary<ulong, double>();
        var dice = new Random(1);
        var isFew = set.Pairs <= RandomPairs;
        if (isFew)
            for (var i = 0; i < set.Rows; i++)
                for (var j = i + 1; j < set.Rows; j++)
                    Count(patterns, set.Pattern(i, j));
        else
            for (var n = 0; n < RandomPairs; n++)
                if ((dice.Next(set.Rows), dice.Next(set.Rows)) is var (i, j) && i != j)
                    Count(patterns, set.Pattern(i, j));
        return patterns;
    }

    /// <summary>Patterns of pairs that share a key of each trait.</summary>
    private Dictionary<ulong, double>[] ByTrait()
    {
        var patterns = _traits.Select(_ => new Dictionary<ulong, double>()).ToArray();
        var counts = new int[_traits.Count];
        foreach (var group in blocks.Single())
        {
            if (counts[group.Trait] >= PairsPerTrait)
                continue;
            counts[group.Trait] += group.Rows.Length * (group.Rows.Length - 1) / 2;
            for (var i = 0; i < group.Rows.Length; i++)
                for (var j = i + 1; j < group.Rows.Length; j++)
                    Count(patterns[group.Trait], set.Pattern(group.Rows[i], group.Rows[j]));
        }

        return patterns;
    }

    /// <summary>
    /// What pairs of one person agree in. How probable a pair is to be one is judged by everything known of it and by how rare such pairs are among
    /// all: where nobody stands twice, those who merely share a name and a city are not taken for what is sought, and nothing is learnt from them.
    /// </summary>
    private double[][] Same(Dictionary<ulong, double>[] byTrait, double[][] start, double[][] different, double prior)
    {
        var sums = Beforehand();
        for (var blocked = 0; blocked < _traits.Count; blocked++)
        {
            var (m, counts) = (start, Beforehand());
            for (var round = 0; round < Rounds; round++)
            {
                counts = Beforehand();
                foreach (var (pattern, count) in byTrait[blocked])
                    Add(counts, pattern, count * Taken(Posterior(pattern, m, different, prior)), blocked);
                m = Shares(counts);
            }

            var before = Beforehand();
            for (var t = 0; t < _traits.Count; t++)
                for (var l = 0; l < sums[t].Length; l++)
                    sums[t][l] += counts[t][l] - before[t][l];
        }

        return [.. Shares(sums).Zip(_traits, (shares, trait) => shares.Select((share, l) => share + Doubt * (trait.Levels[l].Expected - share)).ToArray())];
    }

    private double[][] Beforehand() => [.. _traits.Select(t => t.Levels.Select(l => l.Expected * PriorPairs).ToArray())];

    /// <summary>The share of pairs of one person among all pairs: what the random sample shows, at least one pair in it.</summary>
    private double Prior(Dictionary<ulong, double> random, double[][] same, double[][] different, double prior)
    {
        var all = random.Values.Sum();
        for (var round = 0; round < Rounds; round++)
            prior = Math.Clamp((random.Sum(p => p.Value * Posterior(p.Key, same, different, prior)) + 0.01) / all, 1e-12, 0.5);
        return prior;
    }

    private double[][] Different(Dictionary<ulong, double> random, Func<ulong, double> weight)
    {
        // A level that no random pair reached is rare, not impossible: the better the agreement, the rarer.
        var counts = _traits.Select(t => t.Levels.Select((_, l) => 0.1 * (l + 1)).ToArray()).ToArray();
        foreach (var (pattern, count) in random)
            Add(counts, pattern, count * weight(pattern), -1);
        return Shares(counts);
    }

    private double Posterior(ulong pattern, double[][] same, double[][] different, double share)
    {
        var odds = share / (1 - share);
        for (var t = 0; t < _traits.Count; t++)
            if (RecordSet.LevelIn(pattern, t) is { } level)
                odds *= same[t][level] / different[t][level];
        return odds / (1 + odds);
    }

    /// <summary>A pair counts as one person when it more probably is than not: many that hardly can be must not add up to a kind of their own.</summary>
    private static double Taken(double posterior) => posterior >= 0.5 ? posterior : 0;

    private void Add(double[][] counts, ulong pattern, double weight, int except)
    {
        for (var t = 0; t < _traits.Count; t++)
            if (t != except && RecordSet.LevelIn(pattern, t) is { } level)
                counts[t][level] += weight;
    }

    private static double[][] Shares(double[][] counts) => [.. counts.Select(levels => levels.Select(c => c / levels.Sum()).ToArray())];

    private static void Count(Dictionary<ulong, double> patterns, ulong pattern) => CollectionsMarshal.GetValueRefOrAddDefault(patterns, pattern, out _)++;
}
