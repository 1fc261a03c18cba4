using System.Linq.Expressions;
using Akrab.Contracts;
using Akrab.Data.Jobs;
using Akrab.Data.Rows;
using Akrab.Kernel.Entities;

namespace Akrab.Conversations.Letters;

/// <summary>An e-mail on its way to somebody, and what has become of it.</summary>
public sealed class LetterRow : TenantRow, IAddressedRow
{
    public Guid Id { get; init; }

    /// <summary>What names it in the whole world; the same at every attempt.</summary>
    public required string MessageId { get; init; }

    public required string To { get; init; }

    public string? ToName { get; init; }

    public string? ReplyTo { get; init; }

    public string? ReplyToName { get; init; }

    public required string Subject { get; init; }

    /// <summary>Of a secret letter: sealed, and null once it need not be sent any more.</summary>
    public string? Text { get; set; }

    public bool IsSecret { get; init; }

    public bool IsAutomatic { get; init; }

    /// <summary>Who asked for it; null when the system did.</summary>
    public MemberId? Member { get; init; }

    /// <summary>The line of a timeline that tells of it.</summary>
    public InteractionId? Interaction { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public LetterState State { get; set; }

    /// <summary>When it may be tried next; while it is being handed over, when whoever does it is taken for dead.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>Since when it is being tried: after too long it is given up.</summary>
    public DateTimeOffset TriedSince { get; set; }

    /// <summary>How often it was taken; guards every write of its sender.</summary>
    public int Attempts { get; set; }

    /// <summary>When it was last handed over; counts for the pace.</summary>
    public DateTimeOffset? HandedOverAt { get; set; }

    /// <summary>Why it was not sent: the end of a key under <c>post.failure</c>.</summary>
    public string? Failure { get; set; }

    /// <summary>What the server said.</summary>
    public string? Words { get; set; }

    string? IAddressedRow.Address => To;

    TenantRow? IAddressedRow.Left => null;

    public override Bell? Wakes(Bells bells) => State == LetterState.Waiting ? bells.Post : null;

    /// <summary>It may be tried now; one that never was, whatever the clock said when it was written.</summary>
    internal static Expression<Func<LetterRow, bool>> IsDue(DateTimeOffset now) => letter => letter.State == LetterState.Waiting && (letter.DueAt <= now || letter.Attempts == 0);

    internal LetterRow Copy() => (LetterRow)MemberwiseClone();

    /// <summary>Sent again by hand: as if it were new, and secret ones only while their text is still known.</summary>
    internal bool CanBeTriedAgain => State is LetterState.Refused or LetterState.Unknown && Text is not null;
}
