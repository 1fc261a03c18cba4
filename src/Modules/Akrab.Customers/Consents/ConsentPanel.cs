using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Consents;

/// <summary>What a party allows now.</summary>
public sealed class ConsentPanel(AkrabDb db) : SidePanel<PartyId, ConsentCard>(db)
{
    private const int Most = 100;

    protected override async Task<(string, object?)[]> Show(Entity record, PanelPlace place, CancellationToken stop)
    {
        var party = new PartyId(record.Key);
        var words = await Db.Set<Consent>().AsNoTracking().Where(c => c.Party == party).OrderByDescending(c => c.At).Take(Most).ToListAsync(stop);
        var latest = words.GroupBy(c => (c.Purpose, c.Channel)).Select(g => g.OrderByDescending(c => c.At).ThenByDescending(c => c.State).First()).OrderBy(c => c.Purpose).ThenBy(c => c.Channel).ToList();
        return [(nameof(ConsentCard.Path), place.Path), (nameof(ConsentCard.Words), latest), (nameof(ConsentCard.CanWrite), place.CanWrite)];
    }
}
