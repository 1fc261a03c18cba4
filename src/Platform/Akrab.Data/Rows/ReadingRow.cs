using Akrab.Data.Sealing;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Rows;

/// <summary>One reading that is accounted for: a file that was taken along, a protected value that was uncovered.</summary>
public sealed class ReadingRow : SealedRow
{
    /// <summary>The member who read; null when the system did.</summary>
    public MemberId? Actor { get; init; }

    /// <summary><c>export</c>, <c>uncover</c> or another way of reading.</summary>
    public required string Action { get; init; }

    public required string Entity { get; init; }

    /// <summary>The record; null where many were read.</summary>
    public Guid? Record { get; init; }

    /// <summary>How many records were read.</summary>
    public long Count { get; init; } = 1;

    /// <summary>From where: an <see cref="OriginRow"/>; null for Akrab itself.</summary>
    public Guid? Origin { get; init; }

    /// <summary>The field that was uncovered, or the question the file answers.</summary>
    public string? Detail { get; set; }

    internal override string? Values { get => Detail; set => Detail = value; }

    internal override void Tell(EntryDigest digest) => digest.Add(Actor?.Value).Add(Action).Add(Entity).Add(Record).Add(Count).Add(Origin);
}
