using System.Collections.Concurrent;
using System.Text.Json;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Model;

/// <summary>What one tenant added to the frozen definitions, at one version; and what of it all is there for somebody with these rights.</summary>
public sealed class Overlay(long version, IReadOnlyDictionary<string, IReadOnlyList<CustomField>> fields)
{
    private readonly ConcurrentDictionary<EntityDefinition, FieldSet> _sets = new();
    private readonly ConcurrentDictionary<string, Overlay> _seen = new();
    private Rights _rights = Rights.All;

    public long Version => version;

    /// <summary>All added fields, whoever sees them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CustomField>> Fields => fields;

    /// <summary>Whether nothing was added, and nothing is hidden or withheld.</summary>
    public bool IsPlain => fields.Count == 0 && _rights.Fields.Count == 0;

    /// <summary>The fields of an entity that are there for whoever looks.</summary>
    public FieldSet FieldsOf(EntityDefinition definition) => _sets.GetOrAdd(definition, d => new FieldSet(d, AddedTo(d), _rights));

    public IReadOnlyList<CustomField> AddedTo(EntityDefinition definition) => fields.GetValueOrDefault(definition.Name) ?? [];

    public Field? Find(EntityDefinition definition, string name) => FieldsOf(definition).Find(name);

    /// <summary>The same for somebody with these rights.</summary>
    internal Overlay For(Rights rights) =>
        rights.Fields.Count == 0 ? this : _seen.GetOrAdd(rights.Text, static (_, of) => new Overlay(of.Overlay.Version, of.Overlay.Fields) { _rights = of.Rights }, (Overlay: this, Rights: rights));
}

/// <summary>Keeps each tenant's overlay in memory until its version moves; gives it as whoever acts may see it.</summary>
public sealed class Overlays(TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<TenantId, (Overlay Overlay, long SeenAt)> _known = new();

    public async ValueTask<Overlay> Of(AkrabDb db, CancellationToken stop)
    {
        var tenant = db.Acting.Tenant;
        if (_known.TryGetValue(tenant, out var known) && time.GetElapsedTime(known.SeenAt) < Fresh)
            return known.Overlay.For(db.Acting.Rights);

        var version = await db.Tenants.Where(t => t.Id == tenant).Select(t => t.OverlayVersion).FirstOrDefaultAsync(stop);
        var overlay = known.Overlay is { } old && old.Version == version ? old : await Read(db, version, stop);
        _known[tenant] = (overlay, time.GetTimestamp());
        return overlay.For(db.Acting.Rights);
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
