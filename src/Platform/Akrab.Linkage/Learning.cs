using System.Runtime.InteropServices;

namespace Akrab.Linkage;

/// <summary>
/// Learns the m and u probabilities from the data alone by expectation and maximisation (Dempster, Laird and Rubin 1977; for record linkage Winkler 1988,
/// Using the EM Algorithm for Weight Computation in the Fellegi-Sunter Model). u comes from pairs drawn at random, m from pairs that share a key,
/// one trait at a time, of which that trait itself learns nothing.
/// </summary>
internal sealed class Learning(RecordSet set, Blocks blocks)
{
    private const int RandomPairs = 400_000;
    private const int PairsPerTrait = 200_000;
    private const int Rounds = 25;

    /// <summary>The expected levels weigh as much as so many pairs: with few data nothing is learnt, and nothing is claimed.</summary>
    private const double PriorPairs = 20;

    private readonly IReadOnlyList<Trait> _traits = set.Traits;

    public LinkageModel Learn()
    {
        var random = Random();
        var byTrait = ByTrait();
        var same = _traits.Select(t => t.Levels.Select(l => l.Expected).ToArray()).ToArray();
        var different = Different(random, _ => 1);
        var prior = 1 / (set.Rows + 1.0);
        for (var round = 0; round < 3; round++)
        {
            same = Same(byTrait, same, different);
            prior = Prior(random, same, different, prior);
            var (m, u, share) = (same, different, prior);
            different = Different(random, pattern => 1 - Posterior(pattern, m, u, share));
        }

        return new LinkageModel(
            _traits.Select((t, i) => (t.Name, Weights: new TraitWeights(same[i], different[i]))).ToDictionary(t => t.Name, t => t.Weights),
            Math.Log2(prior / (1 - prior)));
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

    private double[][] Same(Dictionary<ulong, double>[] byTrait, double[][] start, double[][] different)
    {
        var sums = _traits.Select(t => t.Levels.Select(l => l.Expected * PriorPairs).ToArray()).ToArray();
        for (var blocked = 0; blocked < _traits.Count; blocked++)
        {
            var (m, share) = (start.Select(levels => levels.ToArray()).ToArray(), 0.2);
            var counts = sums;
            for (var round = 0; round < Rounds; round++)
            {
                counts = _traits.Select(t => t.Levels.Select(l => l.Expected * PriorPairs).ToArray()).ToArray();
                var (matches, all) = (0.5, 1.0);
                foreach (var (pattern, count) in byTrait[blocked])
                {
                    var weight = count * Posterior(pattern, m, different, share, blocked);
                    (matches, all) = (matches + weight, all + count);
                    Add(counts, pattern, weight, blocked);
                }

                share = Math.Clamp(matches / all, 1e-6, 1 - 1e-6);
                m = Shares(counts);
            }

            for (var t = 0; t < _traits.Count; t++)
                for (var l = 0; l < sums[t].Length; l++)
                    sums[t][l] += counts[t][l] - _traits[t].Levels[l].Expected * PriorPairs;
        }

        return Shares(sums);
    }

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

    private double Posterior(ulong pattern, double[][] same, double[][] different, double share, int except = -1)
    {
        var odds = share / (1 - share);
        for (var t = 0; t < _traits.Count; t++)
            if (t != except && RecordSet.LevelIn(pattern, t) is { } level)
                odds *= same[t][level] / different[t][level];
        return odds / (1 + odds);
    }

    private void Add(double[][] counts, ulong pattern, double weight, int except)
    {
        for (var t = 0; t < _traits.Count; t++)
            if (t != except && RecordSet.LevelIn(pattern, t) is { } level)
                counts[t][level] += weight;
    }

    private static double[][] Shares(double[][] counts) => [.. counts.Select(levels => levels.Select(c => c / levels.Sum()).ToArray())];

    private static void Count(Dictionary<ulong, double> patterns, ulong pattern) => CollectionsMarshal.GetValueRefOrAddDefault(patterns, pattern, out _)++;
}
