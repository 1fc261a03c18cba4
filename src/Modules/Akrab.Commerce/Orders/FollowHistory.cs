using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Commerce.Orders;

/// <summary>Knows orders that another program made before us.</summary>
internal sealed class FollowHistory : IFollow
{
    public bool IsFor(EntityDefinition definition) => definition.ClrType == typeof(Order);

    public Task Follow(IReadOnlyList<(Entity? Before, Entity After)> records, CancellationToken stop)
    {
        foreach (var (before, after) in records)
            if (before is null)
                ((Order)after).ComeFromElsewhere();
        return Task.CompletedTask;
    }
}
