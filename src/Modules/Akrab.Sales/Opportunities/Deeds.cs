using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;

namespace Akrab.Sales.Opportunities;

/// <summary>The customer signed.</summary>
public sealed record Win(DateOnly? SignedOn);

/// <summary>The customer walked away.</summary>
public sealed record Lose(LossReason Reason, [LongText] string? Note);

/// <summary>It goes on after all.</summary>
public sealed record Reopen;

/// <summary>Wins an opportunity, and tells the customer's timeline.</summary>
public sealed class WinOpportunity(ITimelines timelines, TimeProvider time) : IDo<Opportunity, Win>
{
    public Task Do(Opportunity record, Win input, CancellationToken stop)
    {
        record.Win(input.SignedOn ?? time.Today());
        return timelines.Tell(record.Party, TimelineStory.SaleWon, record.Name, record.Amount?.ToString(), stop);
    }
}

/// <summary>Loses an opportunity, and tells the customer's timeline why.</summary>
public sealed class LoseOpportunity(ITimelines timelines, TimeProvider time) : IDo<Opportunity, Lose>
{
    public Task Do(Opportunity record, Lose input, CancellationToken stop)
    {
        record.Lose(input.Reason, input.Note, time.Today());
        return timelines.Tell(record.Party, TimelineStory.SaleLost, record.Name, input.Note, stop);
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
