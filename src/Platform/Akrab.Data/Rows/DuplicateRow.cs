using Akrab.Kernel.Entities;

namespace Akrab.Data.Rows;

/// <summary>Two records that are probably one, as the last look over all of them found, or as somebody decided.</summary>
public sealed class DuplicateRow : TenantRow
{
    /// <summary>The older record.</summary>
    public Guid One { get; init; }

    public Guid Other { get; init; }

    public required string Entity { get; init; }

    public double Probability { get; set; }

    /// <summary>Why, as JSON: what each trait said, and how many bits that was worth.</summary>
    public required string Evidence { get; set; }

    /// <summary>Somebody said that they are two; such a pair is not shown again.</summary>
    public bool IsTwo { get; set; }

    public MemberId? DecidedBy { get; set; }
}
