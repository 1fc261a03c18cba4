namespace Akrab.Linkage;

/// <summary>
/// One kind of fact by which two records are compared: the values of all rows, made ready, and the levels of agreement a pair can reach.
/// </summary>
public abstract class Trait(string name)
{
    /// <summary>The level of a pair of which at least one has no value: it says nothing.</summary>
    public const byte Missing = byte.MaxValue;

    /// <summary>What is compared: a field's name.</summary>
    public string Name { get; } = name;

    /// <summary>From the highest agreement, level 0, to disagreement, the last.</summary>
    public abstract IReadOnlyList<Level> Levels { get; }

    /// <summary>To be called once when every row has its value.</summary>
    internal virtual void Settle() { }

    internal abstract byte Compare(int one, int other);

    /// <summary>Bits by which this agreement says more, or less, than an average one of its level, because the value is rare or common.</summary>
    internal virtual double Rarity(int one, int other, byte level) => 0;

    /// <summary>How alike the two values are as texts, 0 to 1; null when they are the same or not, and nothing between.</summary>
    internal virtual double? Alikeness(int one, int other) => null;

    /// <summary>What rows must share for the pair to be looked at: equal keys bring them together.</summary>
    internal abstract void Keys(int row, List<uint> into);

    private protected uint Key(ReadOnlySpan<char> text)
    {
        // FNV-1a over the letters, begun with the trait's name, so that a place and a name never meet.
        var hash = 14695981039346656037UL;
        foreach (var c in Name)
            hash = (hash ^ c) * 1099511628211UL;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        return (uint)(hash ^ hash >> 32);
    }
}

/// <summary>One level of agreement.</summary>
/// <param name="Name">What it is called in explanations: the word <c>linkage.level.…</c>.</param>
/// <param name="Expected">How many pairs of one person and the same reach it, before anything was learnt: a share, all levels sum to one.</param>
/// <param name="ByChance">The same share among pairs of two, for who has nothing to learn from.</param>
public sealed record Level(string Name, double Expected, double ByChance);
