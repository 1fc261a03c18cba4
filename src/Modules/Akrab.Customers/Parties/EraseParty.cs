using Akrab.Contracts;
using Akrab.Data.Erasing;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;

namespace Akrab.Customers.Parties;

/// <summary>Erases a person or an organisation, whichever it is.</summary>
internal sealed class EraseParty(AkrabDb db, Lookup lookup, Eraser eraser) : IEraser
{
    public async Task<Guid> Erase(PartyId party, string because, string? request, CancellationToken stop)
    {
        foreach (var definition in db.Registry.Targets(typeof(PartyId)))
            if ((await lookup.AllRecords(definition, [party.Value], stop)).Count > 0)
                return await eraser.Erase(db.CurrentTenant, definition, party.Value, db.Me, because, request, stop);
        throw new BrokenRule("erasure.not-found");
    }
}
