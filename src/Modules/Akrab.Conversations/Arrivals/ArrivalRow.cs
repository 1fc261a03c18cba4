using Akrab.Data.Rows;

namespace Akrab.Conversations.Arrivals;

/// <summary>A message that came into the mailbox, noted with whatever came of it, so that it is dealt with once.</summary>
public sealed class ArrivalRow : TenantRow, IAddressedRow
{
    /// <summary>The digest of its Message-ID; of all of it where it has none.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>Who says they sent it; null when it was filed, because then the timeline knows.</summary>
    public string? From { get; init; }

    public string? Subject { get; init; }

    string? IAddressedRow.Address => From?[(From.LastIndexOf('<') + 1)..].TrimEnd('>');

    /// <summary>That it came, so that it is not dealt with again.</summary>
    TenantRow IAddressedRow.Left => new ArrivalRow { TenantId = TenantId, Key = Key, At = At, Outcome = Outcome };
}

/// <summary>What came of a message.</summary>
public enum Outcome
{
    /// <summary>It stands on a timeline.</summary>
    Filed,

    /// <summary>A report on a letter of ours.</summary>
    Report,

    /// <summary>A program wrote it: out of office, newsletters.</summary>
    Automatic,

    /// <summary>We sent it ourselves, and it stands on a timeline already.</summary>
    Ours,

    /// <summary>Nobody we know wrote it.</summary>
    UnknownSender,

    /// <summary>A member passed it on, and nobody we know stands in it.</summary>
    NobodyKnown,

    /// <summary>The receiving server says that the sender is not who they claim to be.</summary>
    NotVouchedFor,

    /// <summary>It exceeds what we read.</summary>
    Unreadable,
}
