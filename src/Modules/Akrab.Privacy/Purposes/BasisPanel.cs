using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;

namespace Akrab.Privacy.Purposes;

/// <summary>Leads from a party's page to what allows us to use its data; it asks the database nothing.</summary>
public sealed class BasisPanel(AkrabDb db) : SidePanel<PartyId, BasisCard>(db)
{
    protected override Task<(string, object?)[]> Show(Entity record, PanelPlace place, CancellationToken stop) => Task.FromResult<(string, object?)[]>(
    [
        (nameof(BasisCard.Party), record.Key), (nameof(BasisCard.CanAdd), Db.Acting.MayCreate(Db.Registry.Get<PartyBasis>())),
    ]);
}
