using System.IO.Compression;
using System.Text;
using Akrab.Data.Files;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Sealing;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Erasing;

/// <summary>All that an erasure will do, found before anything is done.</summary>
internal sealed class ErasurePlan
{
    public required EntityDefinition Definition { get; init; }

    /// <summary>They themselves, first, and the records that went into them.</summary>
    public required IReadOnlyList<Guid> Persons { get; init; }

    /// <summary>The records that are emptied.</summary>
    public required IReadOnlyList<Entity> Records { get; init; }

    public required Traces Traces { get; init; }

    public required Redaction Redaction { get; init; }

    /// <summary>Rows that go.</summary>
    public List<TenantRow> Removed { get; } = [];

    /// <summary>Records of others without the name.</summary>
    public List<Change> Redacted { get; } = [];

    /// <summary>Rows of others without the name.</summary>
    public List<RowChange> Renamed { get; } = [];

    /// <summary>The contents of files that go.</summary>
    public HashSet<string> Digests { get; } = [];

    /// <summary>The tables that are written to.</summary>
    public HashSet<string> Tables { get; } = [];

    public ErasureSum Sum { get; private set; } = null!;

    /// <summary>What they are known by that stays elsewhere: others have it too, or it is too short.</summary>
    public required (IReadOnlyList<string> Shared, IReadOnlyList<string> Short) Staying { get; init; }

    public IReadOnlyList<Guid> Ids => [.. Records.Select(r => r.Key)];

    public static async Task<ErasurePlan> Of(IServiceProvider scope, EntityDefinition definition, IReadOnlyCollection<Guid> roots, CancellationToken stop)
    {
        var (db, lookup) = (scope.GetRequiredService<AkrabDb>(), scope.GetRequiredService<Lookup>());
        var (all, persons) = await Theirs(db, lookup, definition, roots, stop);
        var (traces, shared, brief) = await TracesOf(db, lookup, definition, persons, stop);
        var plan = new ErasurePlan
        {
            Definition = definition,
            Persons = [.. persons.Select(p => p.Key).OrderBy(key => !roots.Contains(key))],
            Records = [.. all.Records.Values.Where(r => !Shell.IsEmpty(db.Model, db.Registry.Get(r.GetType()), r))],
            Traces = traces,
            Redaction = new Redaction(db, lookup, traces),
            Staying = (shared, brief),
        };
        await plan.Look(db, scope.GetRequiredService<FileStore>(), stop);
        var entries = await new JournalErasure(db, traces, default).Count(plan.Ids, stop);
        plan.Sum = new ErasureSum(
            Counted(plan.Records.Select(r => db.Registry.Get(r.GetType()).Name)), Counted(plan.Removed.Select(r => TableOf(db, r.GetType()))),
            Counted([.. plan.Redacted.Select(c => c.Definition.Name), .. plan.Renamed.Select(c => TableOf(db, c.After.GetType()))]),
            plan.Digests.Count, entries,
            plan.Records.Select(r => db.Registry.Get(r.GetType())).Distinct().SelectMany(Shell.Kept).ToDictionary(k => k.Field.KeyedName, k => k.Because), shared.Count, brief.Count);
        return plan;
    }

    /// <summary>How somebody is named in what is written about others.</summary>
    public static async Task<Traces> TracesOf(IServiceProvider scope, EntityDefinition definition, IReadOnlyCollection<Guid> roots, CancellationToken stop)
    {
        var (db, lookup) = (scope.GetRequiredService<AkrabDb>(), scope.GetRequiredService<Lookup>());
        return (await TracesOf(db, lookup, definition, (await Theirs(db, lookup, definition, roots, stop)).Persons, stop)).Traces;
    }

    private static async Task<(Belongings All, IReadOnlyList<Entity> Persons)> Theirs(AkrabDb db, Lookup lookup, EntityDefinition definition, IReadOnlyCollection<Guid> roots, CancellationToken stop)
    {
        var all = new Belongings(db, lookup);
        await all.Find(definition, await Survivors(db, roots, stop), stop);
        var persons = all.Records.Values.Where(r => definition.ClrType.IsInstanceOfType(r)).ToList();
        return persons.Count == 0 || persons.All(p => Shell.IsEmpty(db.Model, definition, p)) ? throw new BrokenRule("erasure.not-found") : (all, persons);
    }

    /// <summary>Who went into another is the other.</summary>
    private static async Task<List<Guid>> Survivors(AkrabDb db, IReadOnlyCollection<Guid> roots, CancellationToken stop)
    {
        var into = (await db.Set<MergeRow>().AsNoTracking().Where(m => m.UndoneAt == null).OrderBy(m => m.Merge).ToListAsync(stop)).GroupBy(m => m.Absorbed).ToDictionary(g => g.Key, g => g.Last().Survivor);
        return [.. roots.Select(root =>
        {
            while (into.TryGetValue(root, out var survivor))
                root = survivor;
            return root;
        }).Concat(roots).Distinct()];
    }

    private async Task Look(AkrabDb db, FileStore store, CancellationToken stop)
    {
        var ids = Ids.ToHashSet();
        var idTypes = Records.Select(r => db.Registry.Get(r.GetType()).IdType).ToHashSet();
        var goes = new HashSet<string>();
        foreach (var table in Redaction.RowTables(db).Where(t => t.ClrType != typeof(StoredFileRow) && t.ClrType != typeof(ImportRow)))
            foreach (var row in await Redaction.Pointing(table, ids, idTypes, stop))
            {
                Removed.Add(row);
                goes.Add(KeyOf(table, row));
            }

        await Files(db, store, stop);
        foreach (var row in Removed.OfType<StoredFileRow>())
            goes.Add(KeyOf(db.Model.FindEntityType(typeof(StoredFileRow))!, row));
        goes.UnionWith(Renamed.Select(r => KeyOf(db.Model.FindEntityType(typeof(ImportRow))!, r.Before)));
        foreach (var table in Redaction.RowTables(db).Where(t => !typeof(SealedRow).IsAssignableFrom(t.ClrType)))
            foreach (var (before, after) in await Redaction.Naming(table, stop))
                if (before is IAddressedRow { Address: { } address } addressed && Traces.Texts.Contains(address, StringComparer.OrdinalIgnoreCase))
                {
                    if (goes.Add(KeyOf(table, before)))
                        Forget(before, addressed.Left);
                }
                else if (!goes.Contains(KeyOf(table, before)))
                    Renamed.Add(new RowChange(before, after));
        foreach (var table in Redaction.RecordTables(db))
            Redacted.AddRange(await Redaction.Records(table, ids, stop));
        Tables.UnionWith(Records.Concat<object>(Removed).Concat(Redacted.Select(c => c.After)).Concat(Renamed.Select(r => r.After)).Select(r => TableOf(db, r.GetType())));
        Tables.UnionWith(["journals", "readings", "field_values"]);
    }

    private void Forget(TenantRow row, TenantRow? left)
    {
        if (left is null)
            Removed.Add(row);
        else
            Renamed.Add(new RowChange(row, left));
    }

    /// <summary>The files their records name, those they were imported from, and what other imports kept that names them.</summary>
    private async Task Files(AkrabDb db, FileStore store, CancellationToken stop)
    {
        var ids = Ids.ToList();
        var named = Records.SelectMany(r => Shell.Members(db.Model, db.Registry.Get(r.GetType())).Select(m => m.GetValue(r) as Guid?)).OfType<Guid>().ToHashSet();
        HashSet<Guid> sources = [];
        foreach (var some in ids.Chunk(100))
            sources.UnionWith(await db.Set<JournalRow>().Where(j => some.Contains(j.Record) && j.Source != null).Select(j => j.Source!.Value).Distinct().ToListAsync(stop));
        var files = (await db.Set<StoredFileRow>().AsNoTracking().ToListAsync(stop)).ToDictionary(f => f.Id);
        foreach (var import in await db.Set<ImportRow>().AsNoTracking().ToListAsync(stop))
        {
            List<Guid> kept = [.. new[] { import.File, import.Problems ?? default }.Where(files.ContainsKey)];
            var isTheirs = sources.Contains(import.Id);
            foreach (var file in kept)
                isTheirs = isTheirs || await Names(store, files[file].Digest, stop);
            if (!isTheirs || kept.Count == 0)
                continue;
            named.UnionWith(kept);
            Renamed.Add(new RowChange(import, import.WithoutFiles(Traces.Marker)));
        }

        foreach (var file in named.Where(files.ContainsKey).Select(id => files[id]))
        {
            Removed.Add(file);
            Digests.Add(file.Digest);
        }
    }

    /// <summary>Whether a content names them, in plain text or packed as workbooks are.</summary>
    private async Task<bool> Names(FileStore store, string digest, CancellationToken stop)
    {
        if (!store.Has(digest))
            return false;
        await using var content = store.Open(digest);
        if (FileContent.MediaTypeOf(await Head(content, stop)) != "application/zip")
            return Traces.In(await new StreamReader(content, Encoding.UTF8).ReadToEndAsync(stop));
        await using var zip = new ZipArchive(content, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var text = new StreamReader(await entry.OpenAsync(stop), Encoding.UTF8);
            if (Traces.In(await text.ReadToEndAsync(stop)))
                return true;
        }

        return false;
    }

    private static async Task<byte[]> Head(Stream content, CancellationToken stop)
    {
        var head = new byte[12];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, stop);
        content.Position = 0;
        return head[..read];
    }

    /// <summary>By what they are known, less what somebody else is known by, too.</summary>
    private static async Task<(Traces Traces, IReadOnlyList<string> Shared, IReadOnlyList<string> Short)> TracesOf(AkrabDb db, Lookup lookup, EntityDefinition definition, IReadOnlyList<Entity> persons, CancellationToken stop)
    {
        var ours = persons.Select(p => p.Key).ToHashSet();
        var all = persons.SelectMany(p => Traces.Of(definition, p)).DistinctBy(t => (t.Text, t.IsPhone)).ToList();
        var others = db.Registry.Entities.Where(e => e.HasFace || db.Registry.IsDirectory(e.IdType)).ToList();
        List<Trace> own = [];
        List<string> shared = [], brief = [];
        foreach (var trace in all)
            if (trace.IsShort)
                brief.Add(trace.Shown);
            else if (await IsOthers(trace))
                shared.Add(trace.Shown);
            else
                own.Add(trace);
        return (new Traces(own.Where(t => !t.IsPhone).Select(t => t.Text), own.Where(t => t.IsPhone).Select(t => t.Text)), shared, brief);

        async Task<bool> IsOthers(Trace trace)
        {
            var (text, isPhone) = (trace.Text, trace.IsPhone);
            var one = new Redaction(db, lookup, isPhone ? new Traces([], [text]) : new Traces([text], []));
            if (!isPhone && await db.Users.AnyAsync(u => u.Email == text, stop))
                return true;
            foreach (var table in others.Select(e => Registry.RootOf(e.ClrType)).Distinct().Select(t => db.Model.FindEntityType(t)!))
                foreach (var change in await one.Records(table, ours, stop))
                    if (change.Before is { DeletedAt: null } other && Traces.Of(change.Definition, other).Any(t => t.IsPhone == isPhone
                        && (isPhone || t.Field.Type is EmailsType ? string.Equals(t.Text, text, StringComparison.OrdinalIgnoreCase) : new Traces([text], []).In(t.Text))))
                        return true;
            return false;
        }
    }

    private static Dictionary<string, int> Counted(IEnumerable<string> names) => names.GroupBy(n => n).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count());

    private static string TableOf(AkrabDb db, Type type) => db.Model.FindEntityType(type)!.GetTableName()!;

    private static string KeyOf(Microsoft.EntityFrameworkCore.Metadata.IEntityType table, TenantRow row) =>
        $"{table.Name}/{string.Join('/', table.FindPrimaryKey()!.Properties.Select(p => p.PropertyInfo!.GetValue(row)))}";
}
