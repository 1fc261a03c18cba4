using System.Text.Json;
using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Merging;

/// <summary>
/// Makes several records one, and takes them apart again. What stays where when they part: values and links go back to whom they came from unless
/// somebody changed them since; what was added or changed in the meantime stays with the record that had stayed.
/// </summary>
public sealed class Merger(AkrabDb db, Lookup lookup, IncomingLinks links, TimeProvider time)
{
    /// <summary>So many at most become one at a time: more than these is a slip.</summary>
    public const int Most = 20;

    /// <summary>Whether such records may stand there twice: those with a face, people and organisations.</summary>
    public static bool CanMerge(EntityDefinition definition) => definition.HasFace;

    /// <summary>Merging puts all but one of the records into the bin, and weighs all their values: it is for those who may delete them, and from whom nothing is hidden.</summary>
    public static bool MayMerge(Acting acting, EntityDefinition definition) => CanMerge(definition) && acting.IsOpen(definition) && acting.Rights.May($"{definition.Name}.{Rights.Merging}");

    /// <summary>The record that this one was merged into; null when it stands for itself.</summary>
    public async Task<Guid?> Survivor(Guid absorbed, CancellationToken stop) =>
        await db.Set<MergeRow>().AsNoTracking().Where(m => m.Absorbed == absorbed && m.UndoneAt == null).OrderByDescending(m => m.Merge).Select(m => (Guid?)m.Survivor).FirstOrDefaultAsync(stop);

    /// <summary>Makes records one: all that links to the others links to the survivor, and the others go into the bin.</summary>
    /// <param name="choices">For some fields, from which of the records the value comes; the others follow <see cref="Combining.Together"/>, the survivor first.</param>
    /// <returns>The merge, by which it can be taken apart.</returns>
    /// <exception cref="BrokenRule">One of the records cannot be seen.</exception>
    /// <exception cref="NotAllowed">One of them is not the actor's to delete.</exception>
    public async Task<Guid> Merge(EntityDefinition definition, Guid survivor, IReadOnlyList<Guid> others, IReadOnlyDictionary<string, Guid> choices, CancellationToken stop)
    {
        Permit(definition);
        var absorbed = others.Where(id => id != survivor).Distinct().ToList();
        if (absorbed.Count == 0 || await definition.Accept(new Seen(db, [survivor, .. absorbed], WithBin: false, stop)) < absorbed.Count + 1)
            throw new BrokenRule("merge.not-found");
        if (absorbed.Count >= Most)
            throw new BrokenRule("merge.too-many");
        foreach (var record in await lookup.AllRecords(definition, [survivor, .. absorbed], stop))
            if (!await db.MayTouch(definition, record, Verb.Delete, stop))
                throw new NotAllowed();

        var merge = Uuid7.Next();
        var records = new WorkingRecords(db, lookup);
        var rows = absorbed.Select(id => new MergeRow
        {
            TenantId = db.CurrentTenant,
            Merge = merge,
            Absorbed = id,
            Survivor = survivor,
            Entity = definition.Name,
            Choices = JsonSerializer.Serialize(choices),
            At = time.Now(),
            Actor = db.Acting.Member,
        }).ToList();
        await Join(records, rows, stop);
        await db.Write(records.Changes, rows, stop);
        return merge;
    }

    /// <summary>Takes a merge apart, whatever was merged after it; later merges hold.</summary>
    /// <exception cref="BrokenRule">There is no such merge of this record any more, or the actor may not take it apart, or does not see the record.</exception>
    /// <returns>The records that stand for themselves again, and the one they had gone into.</returns>
    public async Task<IReadOnlyList<Guid>> Separate(EntityDefinition definition, Guid survivor, Guid merge, CancellationToken stop)
    {
        Permit(definition);
        var later = (await db.Set<MergeRow>().AsNoTracking().Where(m => m.UndoneAt == null).ToListAsync(stop)).Where(m => m.Merge.CompareTo(merge) >= 0)
            .GroupBy(m => m.Merge).OrderBy(m => m.Key).ToList();
        if (later.FirstOrDefault() is not { } asked || asked.Key != merge || asked.First().Survivor != survivor || await definition.Accept(new Seen(db, [survivor], WithBin: true, stop)) == 0)
            throw new BrokenRule("merge.undone");

        var apart = Entangled(later);
        var records = new WorkingRecords(db, lookup);
        foreach (var rows in Enumerable.Reverse(apart))
            await Part(records, rows.Key, stop);
        foreach (var rows in apart.Skip(1))
            await Join(records, [.. rows], stop);

        var now = time.Now();
        List<Change> changes = [.. records.Changes];
        foreach (var other in db.Registry.Entities.Where(e => e.Kept?.Link.Type.ClrType == definition.IdType))
            changes.AddRange(await other.Accept(new KeptByAll(db, asked.First(), [.. asked.Select(row => row.Absorbed)], stop)));
        await db.Write(changes, [.. asked.Select(row => new RowChange(row, row.Undone(now)))], stop);
        return [survivor, .. asked.Select(row => row.Absorbed)];
    }

    /// <summary>The first merge, and those after it that touch a record which it or another of them touches.</summary>
    private static List<IGrouping<Guid, MergeRow>> Entangled(IReadOnlyList<IGrouping<Guid, MergeRow>> merges)
    {
        HashSet<Guid> touched = [];
        List<IGrouping<Guid, MergeRow>> entangled = [];
        foreach (var merge in merges)
        {
            var records = merge.SelectMany(row => new[] { row.Survivor, row.Absorbed }).ToList();
            if (entangled.Count > 0 && !records.Any(touched.Contains))
                continue;
            touched.UnionWith(records);
            entangled.Add(merge);
        }

        return entangled;
    }

    private async Task Join(WorkingRecords records, IReadOnlyList<MergeRow> rows, CancellationToken stop)
    {
        var definition = db.Registry.Find(rows[0].Entity)!;
        var (merge, survivor) = (rows[0].Merge, rows[0].Survivor);
        var ids = rows.Select(r => r.Absorbed).ToList();
        await records.Load(definition, [survivor, .. ids], stop);
        await LoadLinking(records, definition, ids, stop);

        var absorbed = ids.Select(id => records.Find(id)!).ToList();
        var choices = JsonSerializer.Deserialize<Dictionary<string, Guid>>(rows[0].Choices)!;
        records.Change(definition, records.Find(survivor)!, Change.Merge, merge, stays => Values(definition, stays, absorbed, choices));
        foreach (var record in records.All.Where(r => !ids.Contains(r.Key)).ToList())
            Turn(records, record, definition.IdType, ids, survivor, merge);
        foreach (var record in absorbed)
            records.Change(definition, records.Find(record.Key)!, Change.Merge, merge, goes => goes.DeletedAt = time.Now());
    }

    /// <summary>Single values first: a field that belongs to a list, as the city to the addresses, is then settled by the list.</summary>
    private static void Values(EntityDefinition definition, Entity stays, IReadOnlyList<Entity> absorbed, Dictionary<string, Guid> choices)
    {
        var before = stays.Copy();
        foreach (var field in InOrder(definition))
        {
            var chosen = choices.TryGetValue(field.Name, out var from) ? absorbed.FirstOrDefault(r => r.Key == from) ?? (from == before.Key ? before : null) : null;
            var value = chosen is not null ? field.Get(chosen) : absorbed.Aggregate(field.Get(before), (value, record) => Combining.Together(field.Type, value, field.Get(record)));
            field.Set(stays, value is IEntityId link && link.Value == stays.Key ? null : value);
        }

        foreach (var record in absorbed)
            foreach (var key in record.Custom.Keys.Except(stays.Custom.Keys).ToList())
                stays.Custom = stays.Custom.With(key, record.Custom[key]);
    }

    private static IEnumerable<MemberField> InOrder(EntityDefinition definition) => definition.Fields.OfType<MemberField>()
        .Where(f => f.Type is not ComputedType && f.Name is not ("id" or "createdAt" or "updatedAt" or "version")).OrderBy(f => f.Type.IsMany);

    /// <summary>Everything that links to records which go, in the bin too: it follows.</summary>
    private async Task LoadLinking(WorkingRecords records, EntityDefinition definition, List<Guid> ids, CancellationToken stop)
    {
        foreach (var linking in (await links.To(definition.IdType, ids, stop, withBin: true)).GroupBy(l => l.Field.Entity))
            await records.Load(db.Registry.Find(linking.Key)!, linking.Select(l => l.From), stop);
    }

    /// <summary>Turns the links of a record; what makes no sense any more, such as a relation of the two, goes into the bin with them.</summary>
    private void Turn(WorkingRecords records, Entity record, Type idType, List<Guid> from, Guid to, Guid merge)
    {
        var definition = db.Registry.Get(record.GetType());
        var turning = definition.Fields.OfType<MemberField>().Where(f => f.Type is LinkType && f.Type.ClrType == idType
            && f.Get(record) is IEntityId link && from.Contains(link.Value)).ToList();
        if (turning.Count > 0)
            records.Change(definition, record, Change.Merge, merge, after =>
            {
                turning.ForEach(f => f.Set(after, record.Key == to ? null : f.Type.ReadJson(JsonSerializer.SerializeToElement(to), ReadingContext.Invariant)));
                if (definition.Problems(after).Any() && !definition.Problems(record).Any())
                    after.DeletedAt = time.Now();
            });
    }

    private async Task Part(WorkingRecords records, Guid merge, CancellationToken stop)
    {
        var journal = await db.Set<JournalRow>().AsNoTracking().Where(j => j.Source == merge).ToListAsync(stop);
        foreach (var entity in journal.GroupBy(j => j.Entity))
        {
            var definition = db.Registry.Find(entity.Key)!;
            await records.Load(definition, entity.Select(j => j.Record), stop);
            foreach (var rows in entity.GroupBy(j => j.Record))
                foreach (var row in rows.OrderByDescending(j => j.Version).TakeWhile(j => j.Action == Change.Merge))
                    records.Change(definition, records.Find(rows.Key)!, Change.Separation, merge, after => Parting.Undo(definition, after, row.Changes!));
        }
    }

    private void Permit(EntityDefinition definition)
    {
        if (!MayMerge(db.Acting, definition))
            throw new BrokenRule("merge.not-allowed");
    }

    /// <summary>How many of these the actor sees.</summary>
    private sealed record Seen(AkrabDb Db, IReadOnlyCollection<Guid> Ids, bool WithBin, CancellationToken Stop) : IEntityVisitor<Task<int>>
    {
        public Task<int> Visit<T>(Definition<T> definition) where T : Entity =>
            (WithBin ? Db.Set<T>().IgnoreQueryFilters(["deleted"]) : Db.Set<T>()).CountAsync(IdOf.Within<T>(definition.IdType, Ids), Stop);
    }
}
