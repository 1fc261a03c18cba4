using Akrab.Contracts;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Sales.Leads;

/// <summary>Somebody asked for something. An enquiry is answered, and becomes a sale we hope to make, or nothing comes of it.</summary>
public sealed partial class Lead : Entity<LeadId>, IOwned
{
    /// <summary>What they are looking for.</summary>
    public required string Wish { get; set; }

    /// <summary>Whose enquiry it is; null until they are recognised.</summary>
    public PartyId? Party { get; set; }

    /// <summary>How they called themselves; forgotten once they are known by that name.</summary>
    public string? ContactName { get; set; }

    /// <summary>By what number they are reached; forgotten once it stands with the customer.</summary>
    public string? Phone { get; set; }

    /// <summary>By what address they are reached; forgotten once it stands with the customer.</summary>
    public string? Email { get; set; }

    public Source? Source { get; set; }

    public ProductId? Product { get; set; }

    /// <summary>What they are ready to spend.</summary>
    public Money? Budget { get; set; }

    /// <summary>What they wrote or said.</summary>
    public string? Message { get; set; }

    /// <summary>The campaign that brought them.</summary>
    public string? Campaign { get; set; }

    /// <summary>By which source and means it brought them, as the link said.</summary>
    public string? Medium { get; set; }

    /// <summary>What they agreed to, where and when, in the words they saw.</summary>
    public string? Agreed { get; init; }

    /// <summary>The page from which they came.</summary>
    public string? Referrer { get; set; }

    public MemberId? Owner { get; set; }

    public TeamId? Team { get; private set; }

    public LeadStatus Status { get; private set; }

    public DateTimeOffset ArrivedAt { get; internal set; } = TimeProvider.System.Now();

    /// <summary>When it was recognised, rated and given to somebody; null until then.</summary>
    public DateTimeOffset? ReceivedAt { get; private set; }

    /// <summary>By what they were recognised.</summary>
    public RecognisedBy Recognised { get; private set; }

    public LeadRating? Rating { get; private set; }

    /// <summary>How likely it becomes a sale, of a hundred.</summary>
    public decimal? Chance { get; private set; }

    public RatedBy? RatedBy { get; private set; }

    /// <summary>What speaks for it and against it, each with its weight.</summary>
    public TextSet Reasons { get; private set; } = TextSet.None;

    /// <summary>What could be seen of it when it was rated: by these the model learns.</summary>
    public TextSet Signs { get; private set; } = TextSet.None;

    /// <summary>When the time to answer begins: when it arrived, or when whoever answers it works.</summary>
    public DateTimeOffset? ClockSince { get; private set; }

    /// <summary>By when they are to be answered.</summary>
    public DateTimeOffset? AnswerBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>When somebody above was told that nobody answers.</summary>
    public DateTimeOffset? EscalatedAt { get; private set; }

    public DropReason? DropReason { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    /// <summary>The sale we hope to make of it.</summary>
    public OpportunityId? Opportunity { get; private set; }

    public bool IsOpen => Status == LeadStatus.Open;

    public override void Made() => Announce(new LeadArrived(Id));

    /// <summary>It is known whose it is, as far as it can be; what stands with the customer need not stand here.</summary>
    public void Recognise(Recognition recognition)
    {
        (Party, Recognised, Owner) = (Party ?? recognition.Party, recognition.By, Owner ?? recognition.Owner);
        if (Party is null)
            return;

        ContactName = null;
        if (recognition.By is (RecognisedBy.New or RecognisedBy.Phone) && Phone is not null && Kernel.Values.Phone.Parse(Phone).E164 is not null)
            Phone = null;
        if (recognition.By is RecognisedBy.New or RecognisedBy.Email)
            Email = null;
    }

    /// <summary>It is rated, and somebody's to answer.</summary>
    public void Receive(DateTimeOffset at) => ReceivedAt ??= at;

    /// <summary>It was given this rating, unless somebody of ours gave it another.</summary>
    public void Rate(LeadRating? rating, decimal? chance, RatedBy? by, TextSet reasons, TextSet signs)
    {
        (Chance, Reasons, Signs) = (chance, reasons, signs);
        if (RatedBy != Leads.RatedBy.Person)
            (Rating, RatedBy) = (rating, by);
    }

    /// <summary>Somebody of ours knows better.</summary>
    public void Correct(LeadRating rating) => (Rating, RatedBy) = (rating, Leads.RatedBy.Person);

    /// <summary>It is to be answered as planned, unless it was.</summary>
    public void Plan(ResponsePlan? plan)
    {
        if (AnsweredAt is null)
            AnswerBy = plan?.AnswerWithin is { } minutes ? (ClockSince ?? ArrivedAt).AddMinutes(minutes) : null;
    }

    /// <summary>Somebody is to answer it, who works from then on.</summary>
    public void GiveTo(MemberId owner, DateTimeOffset from) => (Owner, ClockSince) = (owner, from);

    /// <summary>We answered; later answers change nothing.</summary>
    public void Answer(DateTimeOffset at) => AnsweredAt ??= at;

    /// <summary>Somebody above was told that it waits.</summary>
    public void Escalate(DateTimeOffset at) => EscalatedAt ??= at;

    /// <summary>It becomes a sale we hope to make.</summary>
    public void Qualify(OpportunityId opportunity, DateOnly on)
    {
        Require(IsOpen, "lead.already-closed");
        Require(Party is not null, "lead.whose");

        (Status, Opportunity, ClosedOn) = (LeadStatus.Qualified, opportunity, on);
        Announce(new LeadQualified(Id, Party!.Value, opportunity));
    }

    /// <summary>Nothing will come of it; it is kept all the same.</summary>
    public void Drop(DropReason reason, DateOnly on)
    {
        Require(IsOpen, "lead.already-closed");

        (Status, DropReason, ClosedOn) = (LeadStatus.Dropped, reason, on);
        Announce(new LeadDropped(Id));
    }

    /// <summary>It goes on after all.</summary>
    public void Revive(DateTimeOffset at)
    {
        Require(Status == LeadStatus.Dropped, "lead.not-dropped");

        (Status, DropReason, ClosedOn, ClockSince, AnsweredAt, EscalatedAt) = (LeadStatus.Open, null, null, at, null, null);
    }

    /// <summary>Whether more, or something else, was told since.</summary>
    internal bool TellsMoreThan(Lead before) =>
        (Party, Phone, Email, Source, Product, Budget, Message, Campaign) != (before.Party, before.Phone, before.Email, before.Source, before.Product, before.Budget, before.Message, before.Campaign);
}

/// <summary>Whether something may still come of an enquiry.</summary>
public enum LeadStatus
{
    [Tone("blue")]
    Open,

    /// <summary>It became a sale we hope to make.</summary>
    [Tone("green")]
    Qualified,

    [Tone("grey")]
    Dropped,
}

/// <summary>How promising an enquiry is.</summary>
public enum LeadRating
{
    [Tone("red")]
    Hot,

    [Tone("turmeric")]
    Warm,

    [Tone("grey")]
    Junk,
}

/// <summary>Who or what rated it.</summary>
public enum RatedBy
{
    Rules,
    Model,
    Person,
}

/// <summary>Why nothing comes of an enquiry.</summary>
public enum DropReason
{
    Unreachable,
    NoNeed,
    NoMoney,
    NotOurs,
    BoughtElsewhere,
    Spam,
    Duplicate,
    Other,
}
