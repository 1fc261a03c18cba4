using Akrab.Commerce.Invoices;
using Akrab.Commerce.Orders;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Commerce.Documents;

/// <summary>Knows orders and invoices that another program made before us.</summary>
internal sealed class FollowHistory : IFollow
{
    public bool IsFor(EntityDefinition definition) => definition.ClrType == typeof(Order) || definition.ClrType == typeof(Invoice);

    public Task Follow(IReadOnlyList<(Entity? Before, Entity After)> records, CancellationToken stop)
    {
        foreach (var (before, after) in records)
            if (before is null && after is Order order)
                order.ComeFromElsewhere();
            else if (before is null && after is Invoice invoice)
                invoice.ComeFromElsewhere();
        return Task.CompletedTask;
    }
}
