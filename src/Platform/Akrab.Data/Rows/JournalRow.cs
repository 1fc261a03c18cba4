using Akrab.Data.Sealing;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Rows;

/// <summary>One change of one record: who, when, which deed, and every field before and after.</summary>
public sealed class JournalRow : SealedRow
{
    /// <summary>The member who did it; null when the system did.</summary>
    public MemberId? Actor { get; init; }

    /// <summary><c>create</c>, <c>edit</c>, <c>delete</c>, <c>restore</c> or a deed's name.</summary>
    public required string Action { get; init; }

    public required string Entity { get; init; }

    public Guid Record { get; init; }

    /// <summary>The record's version after the change.</summary>
    public long Version { get; init; }

    /// <summary>What caused it as a whole, such as an import; null for a change on its own.</summary>
    public Guid? Source { get; init; }

    /// <summary>From where it came: an <see cref="OriginRow"/>; null for Akrab itself.</summary>
    public Guid? Origin { get; init; }

    /// <summary>What an import notes besides the fields, so that it can be taken back: no person changed it.</summary>
    public static readonly IReadOnlyList<string> Stamps = ["deletedAt", "updatedAt", "team"];

    /// <summary><c>{field: [before, after]}</c>; null for a creation.</summary>
    public string? Changes { get; set; }

    internal override string? Values { get => Changes; set => Changes = value; }

    internal override void Tell(EntryDigest digest) => digest.Add(Actor?.Value).Add(Action).Add(Entity).Add(Record).Add(Version).Add(Source).Add(Origin);
}
