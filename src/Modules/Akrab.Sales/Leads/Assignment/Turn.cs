namespace Akrab.Sales.Leads.Assignment;

/// <summary>One who could take an enquiry.</summary>
/// <param name="Open">How many open ones they have.</param>
/// <param name="Works">From when on they work.</param>
internal sealed record Candidate(LeadTaker Taker, int Open, DateTimeOffset Works);

/// <summary>Whose turn it is.</summary>
internal static class Turn
{
    /// <summary>
    /// Of those who may carry one more: whoever works soonest; of several, the one whose turn it is. Null when nobody can.
    /// </summary>
    public static Candidate? Of(AssignmentWay way, IEnumerable<Candidate> candidates, string? city, DateTimeOffset now)
    {
        var able = candidates.Where(c => !c.Taker.IsAway && (c.Taker.MostOpen is not { } most || c.Open < most)).ToList();
        if (way == AssignmentWay.Territory && able.Where(c => c.Taker.IsOf(city)).ToList() is { Count: > 0 } there)
            able = there;
        return able.OrderBy(c => c.Works > now ? c.Works : now)
            .ThenBy(c => way == AssignmentWay.LeastBusy ? c.Open : 0)
            .ThenBy(c => c.Taker.LastGivenAt ?? DateTimeOffset.MinValue)
            .ThenBy(c => c.Taker.Id.Value)
            .FirstOrDefault();
    }
}
