using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Sales.Leads;

/// <summary>An open enquiry of which more is told is rated anew in the same breath.</summary>
internal sealed class RateAnew(Rater rater) : IFollow
{
    public bool IsFor(EntityDefinition definition) => definition.ClrType == typeof(Lead);

    public async Task Follow(IReadOnlyList<(Entity? Before, Entity After)> records, CancellationToken stop)
    {
        foreach (var (before, after) in records)
            if (before is Lead { ReceivedAt: not null } was && after is Lead { IsOpen: true } lead && lead.TellsMoreThan(was))
                await rater.Rate(lead, stop);
    }
}
