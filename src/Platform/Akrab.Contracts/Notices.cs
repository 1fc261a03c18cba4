using Akrab.Kernel.Entities;

namespace Akrab.Contracts;

/// <summary>Tells members what concerns them: in the program, on their devices, by e-mail, as each of them wishes.</summary>
public interface INotices
{
    /// <summary>
    /// Adds a notice for each of these members to what the context will save. Nobody is told of their own doing, nor twice under one key;
    /// several of a kind within minutes become one.
    /// </summary>
    Task Tell(IReadOnlyCollection<MemberId> members, Notice notice, CancellationToken stop);

    /// <summary>What was told of a record in this kind needs no more attention; to be saved with the context.</summary>
    Task Settle(NoticeKind kind, IEntityId about, CancellationToken stop);
}

/// <summary>Something a member should know.</summary>
/// <param name="About">The record it is about; who may not see that one is not told its name.</param>
public sealed record Notice(NoticeKind Kind, IEntityId About)
{
    /// <summary>Whose doing it is; null for the clock's.</summary>
    public MemberId? From { get; init; }

    /// <summary>The beginning of what was said.</summary>
    public string? Text { get; init; }

    /// <summary>When what it tells of begins.</summary>
    public DateTimeOffset? Begins { get; init; }

    /// <summary>By which it is known to have been told already.</summary>
    public string? Key { get; init; }
}

/// <summary>What members are told of.</summary>
public enum NoticeKind
{
    /// <summary>Somebody wrote their name with an @.</summary>
    Mention,

    /// <summary>A customer is theirs from now on.</summary>
    HandOver,

    /// <summary>A thing to do is theirs from now on.</summary>
    Task,

    /// <summary>They are to take part in something.</summary>
    Invitation,

    /// <summary>A record was shared with them.</summary>
    Shared,

    /// <summary>Somebody opened a customer of theirs who was not to be seen.</summary>
    GlassBroken,

    /// <summary>Something happened with somebody they follow.</summary>
    Followed,

    /// <summary>Something of theirs begins soon.</summary>
    Reminder,

    /// <summary>Somebody asked something of us about their personal data.</summary>
    PrivacyRequest,

    /// <summary>A time limit of the law runs out soon, or has.</summary>
    Deadline,

    /// <summary>An enquiry is theirs to answer.</summary>
    Lead,

    /// <summary>Nobody answers an enquiry in time.</summary>
    LateLead,

    /// <summary>A customer answered an offer of theirs.</summary>
    QuoteAnswer,

    /// <summary>Somebody whom they mentioned may not see what it is about.</summary>
    Unseen,
}
