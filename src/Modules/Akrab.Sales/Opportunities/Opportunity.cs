using Akrab.Contracts;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Sales.Pipelines;

namespace Akrab.Sales.Opportunities;

/// <summary>A sale we hope to make. It moves through stages until the customer signs or walks away.</summary>
public sealed partial class Opportunity : Entity<OpportunityId>, IOwned
{
    public required string Name { get; set; }

    /// <summary>Who would buy; not everything that is hoped for has a name yet.</summary>
    public PartyId? Party { get; set; }

    /// <summary>What it is about above all; more stands in its lines.</summary>
    public ProductId? Product { get; set; }

    /// <summary>The day it began.</summary>
    public DateOnly? OpenedOn { get; set; }

    public required StageId Stage
    {
        get;
        set
        {
            if (field != default && field != value)
                StageSince = TimeProvider.System.Now();
            field = value;
        }
    }

    /// <summary>Since when it stands in its stage.</summary>
    public DateTimeOffset StageSince { get; internal set; } = TimeProvider.System.Now();

    /// <summary>How we came to hear of it.</summary>
    public Source? Source { get; set; }

    /// <summary>What it will bring, as far as we know.</summary>
    public Money? Amount { get; set; }

    /// <summary>When we expect them to decide.</summary>
    public DateOnly? ClosesOn { get; set; }

    /// <summary>How sure we are, where that is not as sure as the stage says.</summary>
    public Certainty? Certainty { get; set; }

    /// <summary>Where it will be sold.</summary>
    public BranchId? Branch { get; set; }

    public MemberId? Owner { get; set; }

    public TeamId? Team { get; private set; }

    public string? Notes { get; set; }

    public OpportunityStatus Status { get; private set; }

    /// <summary>The day they signed, or walked away.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public LossReason? LossReason { get; private set; }

    /// <summary>How it was lost, in plain words.</summary>
    public string? LossNote { get; private set; }

    /// <summary>Who makes the sale instead of us.</summary>
    public PartyId? LostTo { get; private set; }

    /// <summary>What it was split off or copied from.</summary>
    public OpportunityId? Origin { get; init; }

    public bool IsOpen => Status == OpportunityStatus.Open;

    /// <summary>What was decided elsewhere, and came here in a file, was decided on the day it was to be; what is open has no such day.</summary>
    internal void Date(DateOnly today) => ClosedOn = IsOpen ? null : ClosedOn ?? ClosesOn ?? today;

    /// <summary>They signed.</summary>
    public void Win(DateOnly signedOn)
    {
        Require(IsOpen, "opportunity.already-closed");

        (Status, ClosedOn) = (OpportunityStatus.Won, signedOn);
        Announce(new OpportunityWon(Id, Party, Amount, Owner, signedOn));
    }

    /// <summary>They walked away.</summary>
    public void Lose(LossReason reason, string? note, PartyId? to, DateOnly on)
    {
        Require(IsOpen, "opportunity.already-closed");

        (Status, ClosedOn, LossReason, LossNote, LostTo) = (OpportunityStatus.Lost, on, reason, note, to);
        Announce(new OpportunityLost(Id, Party, Amount, Owner, on));
    }

    /// <summary>It goes on after all, from the stage it was in.</summary>
    public void Reopen()
    {
        Require(!IsOpen, "opportunity.still-open");

        (Status, ClosedOn, LossReason, LossNote, LostTo) = (OpportunityStatus.Open, null, null, null, null);
        Announce(new OpportunityReopened(Id, Party));
    }

    /// <summary>Another one like it, for the same customer, that begins now.</summary>
    public Opportunity Like(string name, Money? amount) =>
        new() { Name = name, Party = Party, Product = Product, Stage = Stage, Source = Source, Amount = amount, ClosesOn = ClosesOn, Certainty = Certainty, Branch = Branch, Owner = Owner, Notes = Notes, Origin = Id };

    /// <summary>A part of it goes its own way, with its own part of the amount.</summary>
    public Opportunity Split(string name, Money amount)
    {
        Require(Amount is { } whole && whole.Currency == amount.Currency && amount.Units > 0 && amount.Units < whole.Units, "opportunity.split-amount");

        Amount -= amount;
        return Like(name, amount);
    }

    public override void Changed(Entity before)
    {
        if (before is Opportunity was && was.Stage != Stage)
            Announce(new OpportunityMoved(Id, was.Stage.Value, Stage.Value, was.StageSince));
    }
}

/// <summary>Whether we still hope for it.</summary>
public enum OpportunityStatus
{
    Open,

    [Tone("green")]
    Won,

    [Tone("red")]
    Lost,
}

/// <summary>How sure we are of a sale.</summary>
public enum Certainty
{
    /// <summary>It may come to something.</summary>
    Possible,

    /// <summary>It comes if all goes well.</summary>
    [Tone("turmeric")]
    Likely,

    /// <summary>We stand for it.</summary>
    [Tone("green")]
    Committed,

    /// <summary>It does not count.</summary>
    Uncounted,
}

/// <summary>Why a sale was lost.</summary>
public enum LossReason
{
    Price,
    Competitor,
    NoNeed,
    NoMoney,
    NoAnswer,
    Timing,
    NotInStock,
    Other,
}
