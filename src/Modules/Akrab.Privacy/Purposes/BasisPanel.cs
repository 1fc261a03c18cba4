using Akrab.Contracts;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Privacy.Purposes;

/// <summary>Says on a party's page what allows us to use its data, and whether it was told.</summary>
public sealed class BasisPanel(AkrabDb db, Titles titles) : SidePanel<PartyId, BasisCard>(db)
{
    private const int Most = 20;

    protected override async Task<(string, object?)[]> Show(Entity record, PanelPlace place, CancellationToken stop)
    {
        var party = new PartyId(record.Key);
        var bases = await Db.Set<PartyBasis>().AsNoTracking().Where(b => b.Party == party).OrderBy(b => b.Id).Take(Most).ToListAsync(stop);
        var purposes = bases.Count == 0 ? null : await titles.Of(typeof(ProcessingPurposeId), [.. bases.Select(b => b.Purpose.Value).Distinct()], stop);
        return
        [
            (nameof(BasisCard.Bases), bases.ConvertAll(b => (b, purposes![b.Purpose.Value].Title ?? ""))),
            (nameof(BasisCard.AddUrl), Db.Acting.MayCreate(Db.Registry.Get<PartyBasis>()) ? $"/party-bases/new?party={party.Value}" : null),
        ];
    }
}
