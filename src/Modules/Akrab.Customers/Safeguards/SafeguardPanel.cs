using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Safeguards;

/// <summary>Says on a party's page what it is protected from.</summary>
public sealed class SafeguardPanel(AkrabDb db) : SidePanel<PartyId, SafeguardCard>(db)
{
    private const int Most = 20;

    protected override async Task<(string, object?)[]> Show(Entity record, PanelPlace place, CancellationToken stop)
    {
        var party = new PartyId(record.Key);
        var holding = await Db.Set<Safeguard>().AsNoTracking().Where(s => s.Party == party && s.LiftedAt == null).OrderBy(s => s.Kind).ThenBy(s => s.Id).Take(Most).ToListAsync(stop);
        return [(nameof(SafeguardCard.Safeguards), holding), (nameof(SafeguardCard.AddUrl), place.Deed("protect")), (nameof(SafeguardCard.CanLift), Db.Acting.MayChange(Db.Registry.Get<Safeguard>()))];
    }
}
