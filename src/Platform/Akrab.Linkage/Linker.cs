using System.Collections.Concurrent;

namespace Akrab.Linkage;

/// <summary>Finds the pairs of rows that are probably one person.</summary>
public sealed class Linker
{
    private const int MostInGroup = 100;

    /// <summary>Pairs less probable than this are not kept.</summary>
    private const double WorthKeeping = 0.02;

    private readonly RecordSet _set;
    private readonly Blocks _blocks;

    public Linker(RecordSet set)
    {
        _set = set;
        _blocks = new Blocks(set, MostInGroup);
    }

    /// <summary>Learns what agreement is worth from the rows themselves.</summary>
    public LinkageModel Learn() => new Learning(_set, _blocks).Learn();

    /// <summary>The pairs that may be one person, the surest first.</summary>
    /// <param name="most">No more than these are wanted: among many people of few names, millions may be.</param>
    public IReadOnlyList<LinkedPair> Pairs(LinkageModel model, int most = int.MaxValue, CancellationToken stop = default)
    {
        var scoring = new Scoring(_set, model);
        var found = new ConcurrentBag<SurestPairs>();
        var options = new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(_blocks.Groups().Chunk(256), options, () => new SurestPairs(most), (groups, _, kept) =>
        {
            foreach (var group in groups)
                for (var i = 0; i < group.Rows.Length; i++)
                    for (var j = i + 1; j < group.Rows.Length; j++)
                        if (group.Rows[i] != group.Rows[j] && _blocks.IsNew(group, group.Rows[i], group.Rows[j])
                            && scoring.Score(group.Rows[i], group.Rows[j]) is { Probability: >= WorthKeeping } pair)
                            kept.Add(pair);
            return kept;
        }, found.Add);
        return SurestPairs.Of(found, most);
    }
}

/// <summary>Two rows, the first before the second, and how probable it is that they are one person.</summary>
/// <param name="Odds">log2 of the odds that they are one person: what is rare to begin with, and the evidence.</param>
public readonly record struct LinkedPair(int One, int Other, double Odds)
{
    public double Probability => LinkageModel.OfOdds(Odds);
}
