using System.Text.Json;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Web.Records;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Admin.Settings.Fields;

/// <summary>Adds, changes, orders and removes the fields a company gives to an entity; every process reads them anew.</summary>
internal sealed class CustomFields(AkrabDb db, Overlays overlays, Jobs jobs, TimeProvider time)
{
    /// <summary>By then every process has seen the change and mirrors new values itself.</summary>
    private static readonly TimeSpan UntilEverybodyKnows = TimeSpan.FromSeconds(6);

    public Task<List<CustomFieldRow>> Of(EntityDefinition definition, CancellationToken stop) =>
        db.Set<CustomFieldRow>().AsTracking().Where(r => r.Entity == definition.Name).OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(stop);

    public Task<CustomFieldRow?> Find(EntityDefinition definition, Guid id, CancellationToken stop) =>
        db.Set<CustomFieldRow>().AsTracking().FirstOrDefaultAsync(r => r.Entity == definition.Name && r.Id == id, stop);

    public async Task Add(EntityDefinition definition, FieldDraft draft, CancellationToken stop)
    {
        var there = await Of(definition, stop);
        db.Add(new CustomFieldRow
        {
            Id = Uuid7.Next(),
            Entity = definition.Name,
            Key = FieldKeys.Free(draft.English.Length > 0 ? draft.English : draft.Indonesian, key => definition.Find(key) is null && there.All(r => r.Key != key)),
            Kind = draft.Kind,
            Labels = draft.LabelsJson,
            Options = draft.OptionsJson,
            IsFilterable = draft.IsFilterable,
            IsRequired = draft.IsRequired,
            Position = there.Count == 0 ? 0 : there.Max(r => r.Position) + 1,
        });
        await Save(null, stop);
    }

    public async Task Change(CustomFieldRow row, FieldDraft draft, CancellationToken stop)
    {
        var isIndexTouched = row.IsFilterable != draft.IsFilterable;
        (row.Labels, row.Options, row.IsFilterable, row.IsRequired) = (draft.LabelsJson, draft.OptionsJson, draft.IsFilterable, draft.IsRequired);
        await Save(isIndexTouched ? row : null, stop);
    }

    /// <summary>Changes places with the neighbour above or below.</summary>
    public async Task Move(EntityDefinition definition, Guid id, bool isUp, CancellationToken stop)
    {
        var rows = await Of(definition, stop);
        var at = rows.FindIndex(r => r.Id == id);
        if (at < 0)
            throw new RecordNotFound();

        var to = isUp ? at - 1 : at + 1;
        if (to < 0 || to >= rows.Count)
            return;

        (rows[at], rows[to]) = (rows[to], rows[at]);
        for (var i = 0; i < rows.Count; i++)
            rows[i].Position = i;
        await Save(null, stop);
    }

    /// <summary>Takes the field away; what stands in it stays with the records, and is seen again if a field of the same name is added.</summary>
    public async Task Remove(CustomFieldRow row, CancellationToken stop)
    {
        db.Remove(row);
        await Save(row.IsFilterable ? row : null, stop);
    }

    private async Task Save(CustomFieldRow? toIndex, CancellationToken stop)
    {
        var tenant = await db.Tenants.AsTracking().SingleAsync(t => t.Id == db.CurrentTenant, stop);
        tenant.OverlayVersion++;
        if (toIndex is not null)
            jobs.Enqueue(new IndexField(toIndex.Entity, toIndex.Key), time.Now() + UntilEverybodyKnows);
        await db.SaveChangesAsync(stop);
        overlays.Forget(db.CurrentTenant);
    }

    public static Dictionary<string, string> LabelsOf(CustomFieldRow row) => JsonSerializer.Deserialize<Dictionary<string, string>>(row.Labels)!;

    public static Dictionary<string, Dictionary<string, string>> OptionsOf(CustomFieldRow row) =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(row.Options ?? "{}")!;
}
