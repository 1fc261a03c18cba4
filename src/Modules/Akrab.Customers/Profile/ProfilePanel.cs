using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Profile;

/// <summary>What we know of a party beyond its address.</summary>
public sealed class ProfilePanel(AkrabDb db) : SidePanel<PartyId, ProfileCard>(db)
{
    private const int Most = 60;

    protected override async Task<(string, object?)[]> Show(Entity record, PanelPlace place, CancellationToken stop)
    {
        var party = (Party)record;
        var facts = await Db.Set<Fact>().AsNoTracking().Where(f => f.Party == party.Id).OrderByDescending(f => f.Id).Take(Most).ToListAsync(stop);
        return [(nameof(ProfileCard.Party), party), (nameof(ProfileCard.Facts), facts), (nameof(ProfileCard.AddUrl), place.Deed("remember"))];
    }
}
