namespace Akrab.Linkage;

/// <summary>Rows to be compared, by their traits. Every trait has been given one value, or none, for every row.</summary>
public sealed class RecordSet
{
    /// <summary>A pattern packs one level per trait into four bits each.</summary>
    public const int MostTraits = 16;

    private const ulong MissingBits = 15;

    public RecordSet(int rows, IReadOnlyList<Trait> traits)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(traits.Count, MostTraits);
        Rows = rows;
        Traits = traits;
        foreach (var trait in traits)
            trait.Settle();
    }

    public int Rows { get; }

    public IReadOnlyList<Trait> Traits { get; }

    /// <summary>How many pairs there are: n (n - 1) / 2.</summary>
    public double Pairs => Rows * (Rows - 1.0) / 2;

    /// <summary>The levels a pair reaches, four bits for each trait.</summary>
    internal ulong Pattern(int one, int other)
    {
        var pattern = 0UL;
        for (var t = 0; t < Traits.Count; t++)
        {
            var level = Traits[t].Compare(one, other);
            pattern |= (level == Trait.Missing ? MissingBits : level) << 4 * t;
        }

        return pattern;
    }

    /// <summary>The level of one trait in a pattern; null when it says nothing.</summary>
    internal static int? LevelIn(ulong pattern, int trait) => (pattern >> 4 * trait & MissingBits) is var level && level == MissingBits ? null : (int)level;
}
