using Akrab.Contracts;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Privacy.Requests;

/// <summary>Somebody asks something of us about their own personal data. The law gives us three times twenty-four hours; holidays do not stop them.</summary>
public sealed partial class PrivacyRequest : Entity<PrivacyRequestId>
{
    /// <summary>Who asks, as they call themselves.</summary>
    public required string Name { get; set; }

    public required RequestKind Kind
    {
        get;
        init
        {
            field = value;
            DueAt = ReceivedAt + Clocks.Of(value).Limit;
        }
    }

    /// <summary>Where the answer goes: an e-mail address, a number.</summary>
    public string? Contact { get; set; }

    public string? Text { get; set; }

    public RequestSource Source { get; init; } = RequestSource.Message;

    /// <summary>When it reached us: from then on the time runs.</summary>
    public DateTimeOffset ReceivedAt
    {
        get;
        init
        {
            field = value;
            DueAt = value + Clocks.Of(Kind).Limit;
        }
    } = TimeProvider.System.Now();

    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Whose data it is about; known once it is certain who asks.</summary>
    public PartyId? Party { get; private set; }

    public RequestState State { get; private set; }

    public DateTimeOffset? IdentityCheckedAt { get; private set; }

    /// <summary>How we made sure who asks.</summary>
    public string? IdentityHow { get; private set; }

    /// <summary>The member who sees to it.</summary>
    public MemberId? Responsible { get; set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public string? Answer { get; private set; }

    public RefusalGround? Ground { get; private set; }

    /// <summary>The language in which they wrote.</summary>
    public string? Language { get; init; }

    public bool IsOpen => State is not (RequestState.Answered or RequestState.Refused);

    public bool IsOverdue(DateTimeOffset now) => IsOpen && DueAt < now;

    /// <summary>Whether it was answered after its time, or still waits then.</summary>
    public bool IsLate(DateTimeOffset now) => (ClosedAt ?? now) > DueAt;

    public override void Made() => Announce(new PrivacyRequestReceived(Id));

    public void CheckIdentity(string how, PartyId? party)
    {
        Require(State == RequestState.Received, "privacy-request.identity-known");
        Require(party is not null, "privacy-request.whose");

        (Party, IdentityHow, IdentityCheckedAt, State) = (party, how, TimeProvider.System.Now(), RequestState.IdentityChecked);
    }

    public void TakeUp(MemberId? member)
    {
        Require(State == RequestState.IdentityChecked, "privacy-request.identity-first");

        (State, Responsible) = (RequestState.InWork, Responsible ?? member);
    }

    public void AnswerWith(string answer)
    {
        Require(State is RequestState.IdentityChecked or RequestState.InWork, "privacy-request.identity-first");

        (Answer, ClosedAt, State) = (answer, TimeProvider.System.Now(), RequestState.Answered);
    }

    public void Refuse(RefusalGround ground, string why)
    {
        Require(IsOpen, "privacy-request.closed");

        (Ground, Answer, ClosedAt, State) = (ground, why, TimeProvider.System.Now(), RequestState.Refused);
    }
}

/// <summary>What somebody asks of us about their data.</summary>
public readonly record struct PrivacyRequestId(Guid Value) : IEntityId<PrivacyRequestId>
{
    public static PrivacyRequestId Of(Guid value) => new(value);
}

/// <summary>Somebody asked something of us about their personal data.</summary>
public sealed record PrivacyRequestReceived(PrivacyRequestId Request) : IEvent;

/// <summary>What is asked for.</summary>
public enum RequestKind
{
    /// <summary>To see what we have, and what we did with it.</summary>
    Access,
    Correction,
    Erasure,

    /// <summary>To keep the data, and do nothing else with them.</summary>
    Restriction,

    /// <summary>To get the data in a form that other programs read.</summary>
    Portability,

    /// <summary>Not to be judged by a program alone.</summary>
    Objection,

    /// <summary>To take back what was allowed.</summary>
    Withdrawal,
}

/// <summary>How far we are.</summary>
public enum RequestState
{
    [Tone("turmeric")]
    Received,

    [Tone("blue")]
    IdentityChecked,

    [Tone("blue")]
    InWork,

    [Tone("green")]
    Answered,

    [Tone("grey")]
    Refused,
}

/// <summary>How it reached us.</summary>
public enum RequestSource
{
    Message,
    Call,
    Counter,
    Paper,

    /// <summary>The public form.</summary>
    Form,
}

/// <summary>Why a request is refused; articles 15 and 33 of the law, and what follows from others.</summary>
public enum RefusalGround
{
    IdentityNotProven,
    NothingKept,
    EndangersSomebody,
    RevealsOthers,
    StateSecurity,
    DutyToKeep,
    Other,
}
