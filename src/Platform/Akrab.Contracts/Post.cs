using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Contracts;

/// <summary>Sends e-mail in the company's name. A letter is sent if, and only if, the unit of work in which it was queued is saved.</summary>
public interface IPost
{
    /// <summary>Whether the company has said how it sends.</summary>
    Task<bool> CanSend(CancellationToken stop);

    /// <summary>Adds a letter to what the context will save; the background sends it.</summary>
    /// <exception cref="BrokenRule"><c>post.not-set-up</c>, or <c>post.no-consent</c> where the party does not allow this purpose.</exception>
    Task<Guid> Queue(Letter letter, CancellationToken stop);

    /// <summary>How far the letters are that stand on timelines, by their interactions; only those that were letters.</summary>
    Task<IReadOnlyDictionary<InteractionId, LetterState>> StatesOf(IReadOnlyCollection<InteractionId> interactions, CancellationToken stop);
}

/// <summary>An e-mail to one address, as plain text.</summary>
public sealed record Letter(string To, string Subject, string Text)
{
    public string? ToName { get; init; }

    /// <summary>The party it is for, whose consent is asked; null for colleagues and others who are no customers.</summary>
    public PartyId? Party { get; init; }

    public Purpose Purpose { get; init; } = Purpose.Service;

    /// <summary>The line of a timeline that tells of it.</summary>
    public InteractionId? Interaction { get; init; }

    /// <summary>The member to whom an answer goes; to the company where nothing is said.</summary>
    public MemberId? AnswersTo { get; init; }

    /// <summary>Holds a link or a code that only the receiver may know: kept encrypted, and forgotten once it is sent.</summary>
    public bool IsSecret { get; init; }

    /// <summary>A program wrote it: programs do not answer it.</summary>
    public bool IsAutomatic { get; init; }
}

/// <summary>What has become of a letter.</summary>
public enum LetterState
{
    /// <summary>It will be sent, or tried again, by itself.</summary>
    [Tone("blue")]
    Waiting,

    /// <summary>It is being handed over just now.</summary>
    [Tone("blue")]
    Sending,

    /// <summary>The company's mail server has taken it.</summary>
    [Tone("green")]
    Sent,

    /// <summary>Some server said no for good, or it could not be sent for too long.</summary>
    [Tone("red")]
    Refused,

    /// <summary>All of it was handed over and no answer came: it may have arrived, and is not sent again by itself.</summary>
    [Tone("turmeric")]
    Unknown,
}
