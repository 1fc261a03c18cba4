using Akrab.Commerce.Documents;
using Akrab.Commerce.Paper;
using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Commerce.Quotes;

/// <summary>What we offer a customer, for how much, until when.</summary>
public sealed class Quote : Document<QuoteId>, IDefined<Quote>
{
    /// <summary>The last day on which the customer can accept.</summary>
    public DateOnly? ValidUntil { get; set; }

    /// <summary>The sale we hope to make with it.</summary>
    public OpportunityId? Opportunity { get; set; }

    public QuoteStatus Status { get; private set; }

    /// <summary>How often it was offered anew, counted from one.</summary>
    public int Edition { get; private init; } = 1;

    /// <summary>What it was offered instead of.</summary>
    public QuoteId? Replaces { get; private init; }

    /// <summary>Who said yes.</summary>
    public string? AcceptedBy { get; private set; }

    /// <summary>The day the customer said yes or no.</summary>
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>Why the customer said no, in plain words.</summary>
    public string? DeclineReason { get; private set; }

    public override bool IsDraft => Status == QuoteStatus.Draft;

    public bool IsOut => Status == QuoteStatus.Sent;

    /// <summary>Whether it no longer counts on this day.</summary>
    public bool IsPast(DateOnly on) => on > ValidUntil;

    /// <summary>It goes to the customer under a number of its own.</summary>
    public void Send(string number)
    {
        Require(IsDraft, "quote.already-sent");
        RequireSums();

        (Status, Number) = (QuoteStatus.Sent, number);
    }

    /// <summary>The customer says yes, on a day on which it still counts.</summary>
    public void Accept(string? by, DateOnly on)
    {
        Require(IsOut, "quote.not-out");
        Require(!IsPast(on), "quote.expired");

        (Status, AcceptedBy, AnsweredOn) = (QuoteStatus.Accepted, by, on);
    }

    /// <summary>The customer says no.</summary>
    public void Decline(string? reason, DateOnly on)
    {
        Require(IsOut, "quote.not-out");

        (Status, DeclineReason, AnsweredOn) = (QuoteStatus.Declined, reason, on);
    }

    /// <summary>The next edition of it, a draft; this one counts no longer.</summary>
    public Quote Revise()
    {
        Require(!IsDraft && Status is not (QuoteStatus.Accepted or QuoteStatus.Replaced), "quote.not-revisable");

        Status = QuoteStatus.Replaced;
        var next = new Quote { Party = Party, Opportunity = Opportunity, Edition = Edition + 1, Replaces = Id, Notes = Notes };
        next.TakeOver(this);
        return next;
    }

    public static void Define(Definition<Quote> it)
    {
        it.IsCalled("quote", "quotes", "document").Icon("file-text").In(Area.Rail, 6).Owned();
        DocumentFields.Declare<Quote, QuoteId>(it);
        it.Has(q => q.ValidUntil).Indexed();
        it.Has(q => q.Opportunity).Indexed().ShownThere();
        it.Has(q => q.Status).ReadOnly().Indexed();
        it.Has(q => q.Edition).ReadOnly();
        it.Has(q => q.Replaces).ReadOnly().Indexed();
        it.Has(q => q.AcceptedBy, new TextType(200)).ReadOnly();
        it.Has(q => q.AnsweredOn).ReadOnly();
        it.Has(q => q.DeclineReason, new LongTextType()).ReadOnly();
        it.Lists(q => q.Number, q => q.Party, q => q.Status, q => q.Date, q => q.ValidUntil, q => q.Total, q => q.Owner);
        it.Section("main", q => q.Number, q => q.Party, q => q.Opportunity, q => q.Date, q => q.ValidUntil, q => q.Status, q => q.AcceptedBy, q => q.AnsweredOn, q => q.DeclineReason, q => q.Edition, q => q.Replaces);
        it.Section("lines", q => q.Lines, q => q.Discount, q => q.Net, q => q.Tax, q => q.Total);
        it.Section("terms", q => q.Prices, q => q.TaxRounding, q => q.Branch, q => q.Owner, q => q.Notes);
        it.Must(q => q.ValidUntil is null || q.Date is null || q.Date <= q.ValidUntil, "quote.until-before", q => q.ValidUntil);
        it.ClosedWhile(q => !q.IsDraft, "quote.closed", q => q.Owner, q => q.Notes);
        it.Arranged<NumberSeries>().Arranged<Letterhead>();
        it.Can<Send>().While(q => q.IsDraft).By<SendQuote>().Icon("send");
        it.Can<Accept>().While(q => q.IsOut).By<AcceptQuote>().Icon("check");
        it.Can<Decline>((q, decline) => q.Decline(decline.Reason, TimeProvider.System.Today())).While(q => q.IsOut).Icon("x");
        it.Can<Revise>().While(q => q.Status is QuoteStatus.Sent or QuoteStatus.Declined).By<ReviseQuote>().Icon("versions");
        it.Can<MakeOrder>().While(q => q.Status == QuoteStatus.Accepted).By<OrderFromQuote>().Icon("shopping-cart");
    }
}

/// <summary>How far an offer is.</summary>
public enum QuoteStatus
{
    Draft,

    [Tone("turmeric")]
    Sent,

    [Tone("green")]
    Accepted,

    [Tone("red")]
    Declined,

    /// <summary>A newer edition took its place.</summary>
    Replaced,
}

/// <summary>What we offer a customer.</summary>
public readonly record struct QuoteId(Guid Value) : IEntityId<QuoteId>
{
    public static QuoteId Of(Guid value) => new(value);
}
