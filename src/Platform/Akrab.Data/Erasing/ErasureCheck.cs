using System.Text.Json;
using Akrab.Data.Access;
using Akrab.Data.Checks;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Erasing;

/// <summary>Whoever was erased is still empty, in their records and in the journal; and each proof is as it was written.</summary>
internal sealed class ErasureCheck : ICheck
{
    public string Name => "erasures";

    public async Task Look(CheckRoom room, CancellationToken stop)
    {
        foreach (var tenant in await room.Tenants(stop))
        {
            await using var scope = room.Services.Begin(Acting.System(tenant));
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var lookup = scope.ServiceProvider.GetRequiredService<Lookup>();
            foreach (var proof in await db.Set<ErasureRow>().AsNoTracking().ToListAsync(stop))
            {
                if (Eraser.DigestOf(proof) != proof.Digest)
                    room.Broken("the proof of an erasure is not as it was written", tenant.Value, proof.Id);
                foreach (var (entity, ids) in JsonSerializer.Deserialize<Dictionary<string, Guid[]>>(proof.Records)!)
                    if (room.Registry.Find(entity) is { } definition)
                        foreach (var some in ids.Chunk(100))
                            await Look(room, db, lookup, definition, some, stop);
            }
        }
    }

    private static async Task Look(CheckRoom room, AkrabDb db, Lookup lookup, Kernel.Definitions.EntityDefinition definition, Guid[] ids, CancellationToken stop)
    {
        foreach (var record in await lookup.AllRecords(definition, ids, stop))
            if (!Shell.IsEmpty(db.Model, definition, record))
                room.Broken($"{definition.Name}: an erased record is not empty", db.CurrentTenant.Value, record.Key);
        foreach (var entry in await db.Set<JournalRow>().AsNoTracking().Where(j => ids.Contains(j.Record) && j.Changes != null && j.Changes != JournalErasure.Nothing).ToListAsync(stop))
            room.Broken($"{definition.Name}: the journal of an erased record has values", db.CurrentTenant.Value, entry.Record);
    }
}
