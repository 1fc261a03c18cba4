using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Checks;

/// <summary>Walks through all records of an entity in all tenants, deleted ones too, a handful at a time.</summary>
internal sealed class RecordWalk(CheckRoom room, Func<AkrabDb, EntityDefinition, IReadOnlyList<WalkedRecord>, Task> look, CancellationToken stop) : IEntityVisitor<Task>
{
    private const int Handful = 400;

    public async Task Visit<T>(Definition<T> definition) where T : Entity
    {
        foreach (var tenant in await room.Tenants(stop))
        {
            await using var reading = room.Services.Begin(Acting.System(tenant));
            await using var asking = room.Services.Begin(Acting.System(tenant));
            var asked = asking.ServiceProvider.GetRequiredService<AkrabDb>();
            List<WalkedRecord> handful = [];
            await foreach (var row in Rows(reading.ServiceProvider.GetRequiredService<AkrabDb>(), definition).WithCancellation(stop))
            {
                handful.Add(row);
                if (handful.Count < Handful)
                    continue;
                await look(asked, definition, handful);
                handful = [];
            }

            if (handful.Count > 0)
                await look(asked, definition, handful);
        }
    }

    private static async IAsyncEnumerable<WalkedRecord> Rows<T>(AkrabDb db, Definition<T> definition) where T : Entity
    {
        var all = db.Set<T>().AsNoTracking().IgnoreQueryFilters(["rows", "deleted"]);
        if (!ModelMaker.HasKeyColumn(definition.Title))
        {
            await foreach (var record in all.AsAsyncEnumerable())
                yield return new WalkedRecord(record, null, null);
            yield break;
        }

        var key = ModelMaker.KeyColumn(definition.Title);
        var alike = ModelMaker.HasAlikeColumn(definition, definition.Title) ? ModelMaker.AlikeColumn(definition.Title) : key;
        await foreach (var row in all.Select(e => new { Record = e, Key = EF.Property<string?>(e, key), Alike = EF.Property<string?>(e, alike) }).AsAsyncEnumerable())
            yield return new WalkedRecord(row.Record, row.Key, alike == key ? null : row.Alike);
    }
}

/// <summary>A record and the twins of its title, where it has some.</summary>
internal sealed record WalkedRecord(Entity Record, string? SortKey, string? AlikeKey);
