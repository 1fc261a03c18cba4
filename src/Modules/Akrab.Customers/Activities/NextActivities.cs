using Akrab.Contracts;
using Akrab.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Activities;

/// <inheritdoc />
public sealed class NextActivities(AkrabDb db) : IActivities
{
    public async Task<IReadOnlyDictionary<OpportunityId, NextActivity>> NextFor(IReadOnlyCollection<OpportunityId> opportunities, CancellationToken stop)
    {
        var asked = opportunities.Select(o => (OpportunityId?)o).ToList();
        var open = asked.Count == 0 ? [] : await db.Set<Activity>().AsNoTracking().Where(a => asked.Contains(a.Opportunity) && a.Status != ActivityStatus.Done)
            .Select(a => new { a.Opportunity, a.Id, a.Subject, a.DueOn }).ToListAsync(stop);
        return open.GroupBy(a => a.Opportunity!.Value)
            .ToDictionary(g => g.Key, g => g.OrderBy(a => a.DueOn is null).ThenBy(a => a.DueOn).Select(a => new NextActivity(a.Id, a.Subject, a.DueOn)).First());
    }
}
