using Akrab.Customers.Activities;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Parties;

/// <summary>Hands a party over, and with it, if so wished, what its owner still had to do for it.</summary>
public sealed class HandOverParty(AkrabDb db) : IDo<Party, HandOver>
{
    public async Task Do(Party record, HandOver input, CancellationToken stop)
    {
        var (party, from) = (record.Id, record.Owner);
        record.HandOver(input.To, input.Because);
        if (!input.WithActivities || from is null)
            return;

        foreach (var activity in await db.Set<Activity>().AsTracking().Where(a => a.Party == party && a.Owner == from && a.Status != ActivityStatus.Done).ToListAsync(stop))
            activity.Owner = input.To;
    }
}
