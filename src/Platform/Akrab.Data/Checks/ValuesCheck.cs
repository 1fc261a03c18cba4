using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Checks;

/// <summary>The index of values and the sort keys say the same as the records.</summary>
internal sealed class ValuesCheck : ICheck
{
    public string Name => "values";

    public async Task Look(CheckRoom room, CancellationToken stop)
    {
        foreach (var definition in room.Registry.Entities)
            await definition.Accept(new RecordWalk(room, (db, of, records) => Compare(room, db, of, records, stop), stop));

        var known = string.Join(" AND ", room.Registry.Entities.Select(e => room.TableOf(e).Table).Distinct()
            .Select(table => $"NOT EXISTS (SELECT 1 FROM \"{table}\" r WHERE r.tenant_id = v.tenant_id AND r.id = v.record)"));
        await room.BrokenWhere("the index holds a value of a record that does not exist", $"SELECT v.tenant_id, v.record FROM field_values v WHERE {known}", stop);
    }

    private static async Task Compare(CheckRoom room, AkrabDb db, EntityDefinition definition, IReadOnlyList<WalkedRecord> records, CancellationToken stop)
    {
        var overlay = await room.Services.GetRequiredService<Overlays>().Of(db, stop);
        var fields = overlay.FieldsOf(definition).Where(f => f.IsKeyed).ToList();
        var ids = records.Select(r => r.Record.Key).ToList();
        var names = fields.Select(f => f.KeyedName).ToList();
        var kept = (await db.Set<FieldValueRow>().AsNoTracking().Where(v => ids.Contains(v.Record) && names.Contains(v.Field)).ToListAsync(stop))
            .ToLookup(v => (v.Record, v.Field), v => new ValueKey(v.TextKey, v.Number, v.Moment));

        foreach (var (record, sortKey, alikeKey) in records)
        {
            if (sortKey is not null && definition.Title.Get(record) is string title && Fold.Text(title) != sortKey)
                room.Broken($"{definition.Name}: the sort key is not that of the title", record.TenantId.Value, record.Key);
            if (definition.HasFace && definition.Title.Get(record) is string name && NameKey.Of(name) != alikeKey)
                room.Broken($"{definition.Name}: the key of alike names is not that of the name", record.TenantId.Value, record.Key);
            foreach (var field in fields)
            {
                var wanted = record.DeletedAt is null ? field.Type.Keys(field.Get(record)).Distinct() : [];
                if (!wanted.ToHashSet().SetEquals(kept[(record.Key, field.KeyedName)]))
                    room.Broken($"{field.KeyedName}: the index of values differs from the record", record.TenantId.Value, record.Key);
            }
        }
    }
}
