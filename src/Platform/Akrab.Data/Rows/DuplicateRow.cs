using Akrab.Kernel.Entities;

namespace Akrab.Data.Rows;

/// <summary>Two records that are probably one, as the last look over all of them found, or as somebody decided.</summary>
public sealed class DuplicateRow : TenantRow
{
    /// <summary>The older record.</summary>
    public Guid One { get; init; }

    public Guid Other { get; init; }

    public required string Entity { get; init; }

    /// <summary>log2 of the odds that they are one, as weighed by <c>Akrab.Linkage</c>; null when nobody weighed them.</summary>
    public double? Odds { get; set; }

    /// <summary>Why, as JSON: what each trait said, and how many bits that was worth.</summary>
    public required string Evidence { get; set; }

    /// <summary>What somebody decided; such a pair is not shown again, and others like it move with it.</summary>
    public PairAnswer? Answer { get; set; }

    public MemberId? DecidedBy { get; set; }
}

/// <summary>What somebody said of a pair.</summary>
public enum PairAnswer
{
    /// <summary>They were merged.</summary>
    One,

    /// <summary>They are two, and look alike.</summary>
    Two,
}
