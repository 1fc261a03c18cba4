using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Sales.Opportunities;

/// <summary>The customer signed.</summary>
public sealed record Win(DateOnly? SignedOn);

/// <summary>The customer walked away.</summary>
public sealed record Lose(LossReason Reason, PartyId? To, [LongText] string? Note);

/// <summary>It goes on after all.</summary>
public sealed record Reopen;

/// <summary>Another one like it.</summary>
public sealed record Copy(string Name);

/// <summary>A part of it goes its own way.</summary>
public sealed record Split(string Name, Money Amount);

/// <summary>Wins an opportunity, and tells the customer's timeline.</summary>
public sealed class WinOpportunity(ITimelines timelines, TimeProvider time) : IDo<Opportunity, Win>
{
    public Task Do(Opportunity record, Win input, CancellationToken stop)
    {
        record.Win(input.SignedOn ?? time.Today());
        return record.Party is not { } party ? Task.CompletedTask : timelines.Tell(party, TimelineStory.SaleWon, record.Name, record.Amount?.ToString(), stop);
    }
}

/// <summary>Loses an opportunity, and tells the customer's timeline why.</summary>
public sealed class LoseOpportunity(ITimelines timelines, TimeProvider time) : IDo<Opportunity, Lose>
{
    public Task Do(Opportunity record, Lose input, CancellationToken stop)
    {
        record.Lose(input.Reason, input.Note, input.To, time.Today());
        return record.Party is not { } party ? Task.CompletedTask : timelines.Tell(party, TimelineStory.SaleLost, record.Name, input.Note, stop);
    }
}

/// <summary>Opens an opportunity again.</summary>
public sealed class ReopenOpportunity : IDo<Opportunity, Reopen>
{
    public Task Do(Opportunity record, Reopen input, CancellationToken stop)
    {
        record.Reopen();
        return Task.CompletedTask;
    }
}

/// <summary>Makes another opportunity like one that is there.</summary>
public sealed class CopyOpportunity(AkrabDb db) : IDo<Opportunity, Copy>
{
    public Task Do(Opportunity record, Copy input, CancellationToken stop)
    {
        db.Add(record.Like(input.Name, record.Amount));
        return Task.CompletedTask;
    }
}

/// <summary>Splits an opportunity in two.</summary>
public sealed class SplitOpportunity(AkrabDb db) : IDo<Opportunity, Split>
{
    public Task Do(Opportunity record, Split input, CancellationToken stop)
    {
        db.Add(record.Split(input.Name, input.Amount));
        return Task.CompletedTask;
    }
}
