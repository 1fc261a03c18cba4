using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Sales.Pipelines;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Sales.Opportunities;

/// <summary>An opportunity that comes without a stage stands in the first, or, already won, in the last; what is decided has a day.</summary>
internal sealed class FollowOpportunity(AkrabDb db, TimeProvider time) : IFollow
{
    private List<StageId>? _stages;

    public bool IsFor(EntityDefinition definition) => definition.ClrType == typeof(Opportunity);

    public async Task Follow(IReadOnlyList<(Entity? Before, Entity After)> records, CancellationToken stop)
    {
        var today = time.Today();
        foreach (var opportunity in records.Select(r => (Opportunity)r.After))
        {
            opportunity.Date(today);
            if (opportunity.Stage == default && await Stages(stop) is { Count: > 0 } stages)
                opportunity.Stage = opportunity.Status == OpportunityStatus.Won ? stages[^1] : stages[0];
        }
    }

    /// <summary>Those of the first pipeline, in their order.</summary>
    private async Task<List<StageId>> Stages(CancellationToken stop)
    {
        if (_stages is not null)
            return _stages;
        var first = await db.Set<Pipeline>().AsNoTracking().OrderBy(p => p.Position).ThenBy(p => p.CreatedAt).Select(p => p.Id).FirstOrDefaultAsync(stop);
        return _stages = await db.Set<Stage>().AsNoTracking().Where(s => s.Pipeline == first).OrderBy(s => s.Position).Select(s => s.Id).ToListAsync(stop);
    }
}
