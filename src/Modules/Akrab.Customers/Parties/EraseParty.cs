using Akrab.Contracts;
using Akrab.Data.Erasing;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;

namespace Akrab.Customers.Parties;

/// <summary>Erases a person or an organisation, whichever it is.</summary>
internal sealed class EraseParty(AkrabDb db, Lookup lookup, Eraser eraser) : IEraser
{
    public Task<Guid> Erase(PartyId party, string because, string? request, CancellationToken stop) => Erase([party.Value], because, request, stop);

    public Task<Guid> EraseAll(IReadOnlyCollection<PartyId> parties, string because, CancellationToken stop) => Erase([.. parties.Select(p => p.Value)], because, null, stop);

    private async Task<Guid> Erase(IReadOnlyList<Guid> parties, string because, string? request, CancellationToken stop)
    {
        foreach (var definition in db.Registry.Targets(typeof(PartyId)))
            if (await lookup.AllRecords(definition, parties, stop) is { Count: > 0 } found)
                return await eraser.Erase(db.CurrentTenant, definition, [.. found.Select(r => r.Key)], db.Me, because, request, stop);
        throw new BrokenRule("erasure.not-found");
    }
}
