using Akrab.Contracts;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Timeline;

/// <summary>One thing that happened with a party, on one channel, at one moment: a line of the timeline.</summary>
public sealed class Interaction : Entity<InteractionId>, IDefined<Interaction>
{
    public required PartyId Party { get; init; }

    public required InteractionKind Kind { get; init; }

    public required Channel Channel { get; init; }

    public Direction Direction { get; init; } = Direction.Internal;

    public required DateTimeOffset At { get; init; }

    /// <summary>Who of ours took part; null when nobody did.</summary>
    public MemberId? Member { get; init; }

    public string? Subject { get; set; }

    public string? Body { get; set; }

    /// <summary>How content they were, when they were asked.</summary>
    public Satisfaction? Answer { get; init; }

    /// <summary>It was filed out of an e-mail: who took part is what the mail says, and nobody was signed in.</summary>
    public bool IsFromMail { get; init; }

    /// <summary>We tried to reach them and did not.</summary>
    public bool IsUnanswered { get; init; }

    public override void Made() => Announce(new InteractionRecorded(Id, Party, Direction == Direction.Out && !IsUnanswered));

    public static void Define(Definition<Interaction> it)
    {
        it.IsCalled("interaction", "interactions").Icon("message-circle");
        it.Has(i => i.Subject, new TextType(200)).Indexed();
        it.Has(i => i.Party).Required().Indexed();
        it.Has(i => i.Kind);
        it.Has(i => i.Channel);
        it.Has(i => i.Direction);
        it.Has(i => i.At).Indexed().Open();
        it.Has(i => i.Member);
        it.Has(i => i.Body, new LongTextType());
        it.Has(i => i.Answer);
        it.Has(i => i.IsFromMail).ReadOnly();
        it.Has(i => i.IsUnanswered);
        it.Titled(i => i.Subject!);
        it.Follows(i => i.Party);
        it.Lists(i => i.At, i => i.Kind, i => i.Channel, i => i.Subject, i => i.Party, i => i.Member);
        it.Section("main", i => i.Party, i => i.Kind, i => i.Channel, i => i.Direction, i => i.At, i => i.Subject, i => i.Body, i => i.Answer);
    }
}

/// <summary>What kind of thing happened.</summary>
public enum InteractionKind
{
    Note,
    Call,
    Visit,
    Message,
    Task,
    Meeting,

    /// <summary>They asked for something.</summary>
    Request,

    /// <summary>They were not content with something.</summary>
    Complaint,

    /// <summary>We asked them, and they told us at length.</summary>
    Interview,

    /// <summary>They said with one tap how content they are.</summary>
    Satisfaction,

    /// <summary>Another of ours looks after them from then on.</summary>
    HandOver,

    /// <summary>They bought what we hoped to sell.</summary>
    SaleWon,

    /// <summary>They did not.</summary>
    SaleLost,

    /// <summary>We sent them an offer.</summary>
    QuoteSent,

    /// <summary>They said yes to it.</summary>
    QuoteAccepted,

    /// <summary>They said no to it.</summary>
    QuoteDeclined,

    /// <summary>They ordered.</summary>
    Ordered,

    /// <summary>We sent them an invoice.</summary>
    Invoiced,

    /// <summary>They paid.</summary>
    Paid,

    /// <summary>We gave back a part of an invoice.</summary>
    Credited,

    /// <summary>We gave them money back.</summary>
    Refunded,
}

/// <summary>How content somebody is, in one tap.</summary>
public enum Satisfaction
{
    [Tone("red")]
    Unhappy,

    [Tone("grey")]
    SoSo,

    [Tone("green")]
    Happy,
}

/// <summary>Who spoke to whom.</summary>
public enum Direction
{
    Internal,
    In,
    Out,
}

/// <summary>A party took part in an interaction: they themselves, or somebody who worked for them at that moment.</summary>
public sealed class InteractionParty : TenantRow
{
    public PartyId Party { get; init; }

    public DateTimeOffset At { get; init; }

    public InteractionId Interaction { get; init; }
}
