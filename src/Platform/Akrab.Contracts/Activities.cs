namespace Akrab.Contracts;

/// <summary>Knows what is to be done. Answered by whoever keeps the activities.</summary>
public interface IActivities
{
    /// <summary>The first open thing to do for each of these opportunities that has one, among those that may be seen.</summary>
    Task<IReadOnlyDictionary<OpportunityId, NextActivity>> NextFor(IReadOnlyCollection<OpportunityId> opportunities, CancellationToken stop);
}

/// <summary>The next thing to do.</summary>
/// <param name="On">The day it is due; null when none was said.</param>
public sealed record NextActivity(ActivityId Id, string Subject, DateOnly? On);
