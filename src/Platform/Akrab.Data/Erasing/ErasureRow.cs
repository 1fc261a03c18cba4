using Akrab.Data.Rows;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Erasing;

/// <summary>The proof that somebody's data was erased: when, by whom, why, how much of what. It holds nothing of who it was.</summary>
public sealed class ErasureRow : TenantRow
{
    public Guid Id { get; init; }

    /// <summary>What they were: <c>person</c>.</summary>
    public required string Entity { get; init; }

    /// <summary>The record that is empty since.</summary>
    public Guid Record { get; init; }

    /// <summary>All records that were emptied with it, as JSON: <c>{"person":["…"],"fact":["…"]}</c>.</summary>
    public required string Records { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Who did it; null when the system did.</summary>
    public MemberId? By { get; init; }

    /// <summary>Why, in words that do not say who.</summary>
    public required string Because { get; init; }

    /// <summary>The request it answers, as it was referred to.</summary>
    public string? Request { get; init; }

    /// <summary>How much of what went, as JSON: an <see cref="ErasureSum"/>.</summary>
    public required string Sum { get; init; }

    /// <summary>The digests of the contents that were destroyed, as JSON; a start that finds one of them again destroys it.</summary>
    public required string Contents { get; init; }

    /// <summary>SHA-256 over all of the above, in hexadecimal digits.</summary>
    public required string Digest { get; init; }
}

/// <summary>Who erases, why, and in answer to what.</summary>
/// <param name="By">Null for the system.</param>
/// <param name="Request">As the request is referred to; null for none.</param>
public sealed record ErasureReason(MemberId? By, string Because, string? Request);

/// <summary>What an erasure reaches, in numbers.</summary>
/// <param name="Emptied">Records that are emptied, by entity.</param>
/// <param name="Removed">Rows that go, by table.</param>
/// <param name="Redacted">Other records and rows out of which the name, a phone or an address is taken, by entity or table.</param>
/// <param name="Files">Kept files that go.</param>
/// <param name="Entries">Entries of the journal whose values go.</param>
/// <param name="Kept">What is kept, as <c>entity.field</c>, and the key of the sentence that says why.</param>
/// <param name="Shared">How many names, phones and addresses stay elsewhere, because somebody else has the same.</param>
/// <param name="Short">How many of them stay elsewhere, because they are too short to tell whom they mean.</param>
public sealed record ErasureSum(
    IReadOnlyDictionary<string, int> Emptied, IReadOnlyDictionary<string, int> Removed, IReadOnlyDictionary<string, int> Redacted,
    int Files, int Entries, IReadOnlyDictionary<string, string> Kept, int Shared, int Short);

/// <summary>What an erasure would reach.</summary>
/// <param name="Sum">In numbers.</param>
/// <param name="Shared">Names, phones and addresses that stay where others are spoken of, because somebody else has the same.</param>
/// <param name="Short">Those that stay there because they are too short to tell whom they mean.</param>
public sealed record ErasurePreview(ErasureSum Sum, IReadOnlyList<string> Shared, IReadOnlyList<string> Short);
