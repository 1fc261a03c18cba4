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

    public required PartyId Party { get; set; }

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
    public DateTimeOffset StageSince { get; private set; } = TimeProvider.System.Now();

    /// <summary>What it will bring, as far as we know.</summary>
    public Money? Amount { get; set; }

    /// <summary>When we expect them to decide.</summary>
    public DateOnly? ClosesOn { get; set; }

    public MemberId? Owner { get; set; }

    public TeamId? Team { get; private set; }

    public string? Notes { get; set; }

    public OpportunityStatus Status { get; private set; }

    /// <summary>The day they signed, or walked away.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public LossReason? LossReason { get; private set; }

    /// <summary>How it was lost, in plain words.</summary>
    public string? LossNote { get; private set; }

    public bool IsOpen => Status == OpportunityStatus.Open;

    /// <summary>They signed.</summary>
    public void Win(DateOnly signedOn)
    {
        Require(IsOpen, "opportunity.already-closed");

        (Status, ClosedOn) = (OpportunityStatus.Won, signedOn);
        Announce(new OpportunityWon(Id, Party, Amount, Owner, signedOn));
    }

    /// <summary>They walked away.</summary>
    public void Lose(LossReason reason, string? note, DateOnly on)
    {
        Require(IsOpen, "opportunity.already-closed");

        (Status, ClosedOn, LossReason, LossNote) = (OpportunityStatus.Lost, on, reason, note);
        Announce(new OpportunityLost(Id, Party, Amount, Owner, on));
    }

    /// <summary>It goes on after all, from the stage it was in.</summary>
    public void Reopen()
    {
        Require(!IsOpen, "opportunity.still-open");

        (Status, ClosedOn, LossReason, LossNote) = (OpportunityStatus.Open, null, null, null);
        Announce(new OpportunityReopened(Id, Party));
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
