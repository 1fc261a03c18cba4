using System.Collections.Concurrent;
using System.Text.Json;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Model;

/// <summary>What one tenant added to the frozen definitions, at one version.</summary>
public sealed record Overlay(long Version, IReadOnlyDictionary<string, IReadOnlyList<CustomField>> Fields)
{
    /// <summary>Every field of an entity for this tenant: declared, then added.</summary>
    public IEnumerable<Field> FieldsOf(EntityDefinition definition) =>
        Fields.TryGetValue(definition.Name, out var added) ? definition.Fields.Concat(added) : definition.Fields;

    public IReadOnlyList<CustomField> AddedTo(EntityDefinition definition) => Fields.GetValueOrDefault(definition.Name) ?? [];

    public Field? Find(EntityDefinition definition, string name) =>
        definition.Find(name) ?? (Fields.TryGetValue(definition.Name, out var added) ? added.FirstOrDefault(f => f.Name == name) : null);
}

/// <summary>Keeps each tenant's overlay in memory until its version moves.</summary>
public sealed class Overlays(TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<TenantId, (Overlay Overlay, long SeenAt)> _known = new();

    public async ValueTask<Overlay> Of(AkrabDb db, CancellationToken stop)
    {
        var tenant = db.Acting.Tenant;
        if (_known.TryGetValue(tenant, out var known) && time.GetElapsedTime(known.SeenAt) < Fresh)
            return known.Overlay;

        var version = await db.Tenants.Where(t => t.Id == tenant).Select(t => t.OverlayVersion).FirstOrDefaultAsync(stop);
        var overlay = known.Overlay is { } old && old.Version == version ? old : await Read(db, version, stop);
        _known[tenant] = (overlay, time.GetTimestamp());
        return overlay;
    }

    /// <summary>Forgets a tenant's overlay in this process; other processes see the new version within seconds.</summary>
    public void Forget(TenantId tenant) => _known.TryRemove(tenant, out _);

    private static async Task<Overlay> Read(AkrabDb db, long version, CancellationToken stop)
    {
        var rows = await db.Set<CustomFieldRow>().AsNoTracking().OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(stop);
        return new Overlay(version, rows.GroupBy(r => r.Entity)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<CustomField>)[.. g.Select(FieldOf)]));
    }

    private static CustomField FieldOf(CustomFieldRow row) => new(row.Entity, row.Key, TypeOf(row),
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.Labels)!, row.IsFilterable, row.IsRequired);

    /// <summary>The kinds an administrator may choose from.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        ["text", "long-text", "number", "percent", "money", "date", "moment", "annual-date", "toggle", "choice", "choices", "tags", "email", "phone", "url"];

    private static FieldType TypeOf(CustomFieldRow row) => row.Kind switch
    {
        "text" => new TextType(),
        "long-text" => new LongTextType(),
        "number" => new NumberType(),
        "percent" => new PercentType(),
        "money" => new MoneyType(),
        "date" => new DateType(),
        "moment" => new MomentType(),
        "annual-date" => new AnnualDateType(),
        "toggle" => new ToggleType(),
        "choice" => ChoiceType.Of(OptionsOf(row)),
        "choices" => new ChoicesType(ChoiceType.Of(OptionsOf(row))),
        "tags" => new TagsType(),
        "email" => new EmailType(),
        "phone" => new PhoneType(),
        "url" => new UrlType(),
        _ => throw new InvalidOperationException($"Unknown kind of field '{row.Kind}'."),
    };

    private static IEnumerable<(string, Func<string>)> OptionsOf(CustomFieldRow row) =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(row.Options ?? "{}")!.Select(option =>
            (option.Key, (Func<string>)(() => option.Value.GetValueOrDefault(Words.Language) ?? option.Value.Values.FirstOrDefault() ?? option.Key)));
}
