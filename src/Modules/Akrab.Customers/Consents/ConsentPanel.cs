using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Customers.Safeguards;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Consents;

/// <summary>What a party allows now, and what it is protected from: asked at once.</summary>
public sealed class ConsentPanel(AkrabDb db) : SidePanel<PartyId, ConsentsAndSafeguards>(db)
{
    protected override async Task<(string, object?)[]> Show(Entity record, PanelPlace place, CancellationToken stop)
    {
        var (party, consents, safeguards) = (new PartyId(record.Key), Db.Set<Consent>().AsNoTracking(), Db.Set<Safeguard>().AsNoTracking());
        var found = await Db.Set<Party>().AsNoTracking().AsSingleQuery().Where(p => p.Id == party)
            .Select(p => new { Words = consents.Where(c => c.Party == p.Id).ToList(), Holding = safeguards.Where(s => s.Party == p.Id && s.LiftedAt == null).ToList() }).FirstOrDefaultAsync(stop);
        var latest = found is null ? [] : found.Words.GroupBy(c => (c.Purpose, c.Channel)).Select(g => g.OrderByDescending(c => c.At).ThenByDescending(c => c.State).First()).OrderBy(c => c.Purpose).ThenBy(c => c.Channel).ToList();
        var guardians = record is Person { IsChild: true } ? await Db.Set<Guardian>().AsNoTracking().Where(g => g.Child == party).OrderBy(g => g.Id).ToListAsync(stop) : null;
        return
        [
            (nameof(ConsentsAndSafeguards.Place), place), (nameof(ConsentsAndSafeguards.Words), latest), (nameof(ConsentsAndSafeguards.Holding), found?.Holding.OrderBy(s => s.Kind).ThenBy(s => s.CreatedAt).ToList() ?? []),
            (nameof(ConsentsAndSafeguards.CanLift), Db.Acting.MayChange(Db.Registry.Get<Safeguard>())), (nameof(ConsentsAndSafeguards.Guardians), guardians),
        ];
    }
}
