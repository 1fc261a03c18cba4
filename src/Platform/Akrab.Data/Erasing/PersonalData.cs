using Akrab.Data.Access;
using Akrab.Data.Files;
using Akrab.Data.Keys;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Sealing;
using Akrab.Data.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Erasing;

/// <summary>All that is kept of somebody, and what was done with it.</summary>
public sealed record PersonalRecords
{
    /// <summary>They themselves first, then what was merged into them, then the rest in the order of the registry; of one kind the oldest first.</summary>
    public required IReadOnlyList<(EntityDefinition Definition, Entity Record)> Records { get; init; }

    /// <summary>What the records link to.</summary>
    public required IReadOnlyDictionary<Guid, LinkedTitle> Titles { get; init; }

    /// <summary>The fields of each kind, those the company added too.</summary>
    public required Overlay Overlay { get; init; }

    /// <summary>The whole of what is kept locked.</summary>
    public required IReadOnlyList<(Entity Record, Field Field, string Value)> Secrets { get; init; }

    /// <summary>Contents that are theirs, with the record each belongs to.</summary>
    public required IReadOnlyList<(Entity Record, StoredFileRow File)> Files { get; init; }

    public required IReadOnlyList<MergeRow> Merges { get; init; }

    public required IReadOnlyList<ShareRow> Shares { get; init; }

    /// <summary>Changes and readings, the oldest first.</summary>
    public required IReadOnlyList<SealedRow> Trail { get; init; }
}

/// <summary>
/// Gathers what is kept of somebody by the definitions, as erasing does: a new entity needs no line here. Whose the records are within the
/// company, and what is hidden from whom, is not asked: whoever calls has made sure that all of it may be given away.
/// </summary>
public sealed class PersonalData(IServiceProvider services, Vault vault, FileStore store)
{
    /// <exception cref="BrokenRule">There is no such record, or it was erased.</exception>
    public async Task<PersonalRecords> Of(TenantId tenant, EntityDefinition definition, Guid id, CancellationToken stop)
    {
        await using var scope = services.Begin(Acting.System(tenant));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var found = new Belongings(db, scope.ServiceProvider.GetRequiredService<Lookup>());
        await found.Find(definition, [id], stop);
        if (!found.Records.TryGetValue(id, out var root) || Shell.IsEmpty(db.Model, definition, root))
            throw new BrokenRule("erasure.not-found");

        var persons = found.Records.Values.Where(definition.ClrType.IsInstanceOfType).Select(r => r.Key).ToHashSet();
        var all = found.Records.ToDictionary();
        foreach (var (link, by) in Beside(db.Registry, definition))
            foreach (var record in await by.Accept(new Linking(db, link, persons, stop)))
                all.TryAdd(record.Key, record);

        List<(EntityDefinition Definition, Entity Record)> records = [.. all.Values.Select(r => (Definition: found.DefinitionOf(r), Record: r))
            .OrderBy(r => r.Record.Key != id).ThenBy(r => !persons.Contains(r.Record.Key)).ThenBy(r => db.Registry.Rank(r.Definition)).ThenBy(r => r.Record.Key)];
        var overlay = await scope.ServiceProvider.GetRequiredService<Overlays>().Of(db, stop);
        return new PersonalRecords
        {
            Records = records,
            Overlay = overlay,
            Titles = await Titles(scope.ServiceProvider.GetRequiredService<Titles>(), records, overlay, stop),
            Secrets = await Secrets(db, records, overlay, stop),
            Files = await Files(db, records, stop),
            Merges = await db.Set<MergeRow>().AsNoTracking().Where(m => persons.Contains(m.Absorbed) || persons.Contains(m.Survivor)).OrderBy(m => m.Merge).ToListAsync(stop),
            Shares = await Some(all.Keys, ids => db.Set<ShareRow>().AsNoTracking().Where(s => ids.Contains(s.Record)).ToListAsync(stop)),
            Trail =
            [
                .. (await Some(all.Keys, ids => db.Set<JournalRow>().AsNoTracking().Where(j => ids.Contains(j.Record)).ToListAsync(stop)))
                    .Concat<SealedRow>(await Some(all.Keys, ids => db.Set<ReadingRow>().AsNoTracking().Where(r => r.Record != null && ids.Contains(r.Record.Value)).ToListAsync(stop))).OrderBy(r => r.Id),
            ],
        };
    }

    /// <summary>What links to somebody and is nobody itself: requests, the grounds for keeping them.</summary>
    private static IEnumerable<(MemberField Link, EntityDefinition Definition)> Beside(Registry registry, EntityDefinition definition) =>
        registry.Entities.Where(e => !e.HasFace).SelectMany(e => e.Fields.OfType<MemberField>().Where(f => f.Type is LinkType && f.Type.ClrType == definition.IdType).Select(f => (f, e)));

    private static async Task<IReadOnlyDictionary<Guid, LinkedTitle>> Titles(Titles titles, IReadOnlyList<(EntityDefinition Definition, Entity Record)> records, Overlay overlay, CancellationToken stop)
    {
        Dictionary<Guid, LinkedTitle> found = [];
        foreach (var kind in records.GroupBy(r => r.Definition, r => r.Record))
            foreach (var (id, title) in await titles.Of([.. kind], overlay.FieldsOf(kind.Key), stop))
                found[id] = title;
        return found;
    }

    private async Task<IReadOnlyList<(Entity, Field, string)>> Secrets(AkrabDb db, IReadOnlyList<(EntityDefinition Definition, Entity Record)> records, Overlay overlay, CancellationToken stop)
    {
        List<(Entity, Field, string)> open = [];
        foreach (var (definition, record) in records)
            foreach (var field in overlay.FieldsOf(definition).Where(f => f.Type is SecretType))
                if (field.Get(record) is Secret secret)
                    open.Add((record, field, await vault.Open(db, secret, stop)));
        return open;
    }

    private async Task<IReadOnlyList<(Entity, StoredFileRow)>> Files(AkrabDb db, IReadOnlyList<(EntityDefinition Definition, Entity Record)> records, CancellationToken stop)
    {
        var named = records.SelectMany(r => Shell.Members(db.Model, r.Definition).Select(m => (r.Record, Id: m.GetValue(r.Record) as Guid?))).Where(f => f.Id is not null).ToLookup(f => f.Id!.Value, f => f.Record);
        var files = await Some([.. named.Select(n => n.Key)], ids => db.Set<StoredFileRow>().AsNoTracking().Where(f => ids.Contains(f.Id)).ToListAsync(stop));
        return [.. files.Where(f => store.Has(f.Digest)).OrderBy(f => f.Id).Select(f => (named[f.Id].First(), f))];
    }

    /// <summary>As many questions as slices, so that somebody with very much is asked for too.</summary>
    private static async Task<List<TRow>> Some<TRow>(IReadOnlyCollection<Guid> ids, Func<Guid[], Task<List<TRow>>> ask)
    {
        List<TRow> all = [];
        foreach (var some in ids.Chunk(500))
            all.AddRange(await ask(some));
        return all;
    }
}
