using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Erasing;

/// <summary>
/// Empties what has lain in the bin for thirty days, with all that exists only beside it: shells stay, so that links hold. What went into another
/// record stays as long as that one does, because it can be taken out again. The journal keeps what was done.
/// </summary>
public sealed class OldBin(AkrabDb db, Lookup lookup, Eraser eraser, TimeProvider time)
{
    /// <summary>So long what was deleted can be brought back.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <param name="held">Those of these ids that must stay for now.</param>
    /// <returns>How many deleted records were emptied, and how many stayed because they are held.</returns>
    public async Task<(int Emptied, int Held)> Empty(Func<IReadOnlyCollection<Guid>, Task<IReadOnlySet<Guid>>> held, RunningJob job, CancellationToken stop)
    {
        var (emptied, kept) = (0, 0);
        List<(EntityDefinition Definition, IReadOnlyList<Entity> Records)> all = [];
        foreach (var definition in db.Registry.Entities)
            all.Add((definition, await WithoutAbsorbed(definition, await definition.Accept(new Deleted(db, time.Now() - Kept, stop)), stop)));

        foreach (var (definition, old) in all)
            foreach (var some in old.Chunk(db.GoodSlice))
            {
                if (job.IsCancelAsked)
                    return (emptied, kept);
                var stays = await held([.. some.SelectMany(r => Concerned(definition, r))]);
                List<Entity> goes = [.. some.Where(r => !Concerned(definition, r).Any(stays.Contains))];
                await Write(definition, goes, stop);
                (emptied, kept) = (emptied + goes.Count, kept + some.Length - goes.Count);
                job.Report(emptied, all.Sum(a => a.Records.Count));
            }

        return (emptied, kept);
    }

    /// <summary>The record, and what it belongs to.</summary>
    private static IEnumerable<Guid> Concerned(EntityDefinition definition, Entity record) =>
        definition.Followed?.Get(record) is IEntityId followed ? [record.Key, followed.Value] : [record.Key];

    private async Task Write(EntityDefinition definition, IReadOnlyList<Entity> goes, CancellationToken stop)
    {
        List<(EntityDefinition Definition, Entity Record)> all = [.. goes.Select(r => (definition, r))];
        var (ids, idType) = (goes.Select(r => r.Key).ToList(), definition.IdType);
        for (var last = new List<(Type IdType, List<Guid> Ids)> { (idType, ids) }; last.Count > 0;)
        {
            List<(EntityDefinition Definition, Entity Record)> beside = [];
            foreach (var (of, some) in last)
                foreach (var follower in db.Registry.Entities.Where(e => e.Followed?.Type is LinkType link && link.ClrType == of))
                    foreach (var part in some.Chunk(500))
                        beside.AddRange((await follower.Accept(new Linking(db, follower.Followed!, part, stop))).Select(r => (follower, r)));
            beside.RemoveAll(b => all.Exists(a => a.Record.Key == b.Record.Key));
            all.AddRange(beside);
            last = [.. beside.GroupBy(b => b.Definition.IdType).Select(g => (g.Key, g.Select(b => b.Record.Key).ToList()))];
        }

        all.RemoveAll(r => Shell.IsEmpty(db.Model, r.Definition, r.Record));
        var files = await Files(all, stop);
        var now = time.Now();
        // What only exists beside others goes first: were it broken off, they would be found again.
        foreach (var some in all.AsEnumerable().Reverse().Chunk(db.GoodSlice))
            await db.Write([.. some.Select(r => new Change(r.Definition, r.Record, Shell.Of(db.Model, r.Definition, r.Record, now)) { Action = Change.Erasure })], [], stop);
        await db.Write([], [.. files.Select(file => new RowRemoval(file))], stop);
        await eraser.ForgetContents(files.Select(f => f.Digest).Distinct(), stop);
    }

    private async Task<IReadOnlyList<StoredFileRow>> Files(IReadOnlyList<(EntityDefinition Definition, Entity Record)> records, CancellationToken stop)
    {
        List<StoredFileRow> files = [];
        foreach (var some in records.SelectMany(r => Shell.Members(db.Model, r.Definition).Select(m => m.GetValue(r.Record) as Guid?)).OfType<Guid>().Distinct().Chunk(500))
            files.AddRange(await db.Set<StoredFileRow>().AsNoTracking().Where(f => some.Contains(f.Id)).ToListAsync(stop));
        return files;
    }

    /// <summary>Those that did not go into a record which is still there.</summary>
    private async Task<IReadOnlyList<Entity>> WithoutAbsorbed(EntityDefinition definition, IReadOnlyList<Entity> old, CancellationToken stop)
    {
        if (old.Count == 0)
            return old;
        var into = (await db.Set<MergeRow>().AsNoTracking().Where(m => m.UndoneAt == null && m.Entity == definition.Name).OrderBy(m => m.Merge).ToListAsync(stop)).GroupBy(m => m.Absorbed).ToDictionary(g => g.Key, g => g.Last().Survivor);
        var gone = old.Select(r => r.Key).ToHashSet();
        foreach (var some in old.Select(r => Survivor(r.Key)).Where(id => !gone.Contains(id)).Distinct().ToList().Chunk(500))
            gone.UnionWith((await lookup.AllRecords(definition, some, stop)).Where(r => Shell.IsEmpty(db.Model, definition, r)).Select(r => r.Key));
        return [.. old.Where(r => gone.Contains(Survivor(r.Key)))];

        Guid Survivor(Guid id)
        {
            while (into.TryGetValue(id, out var survivor))
                id = survivor;
            return id;
        }
    }

    /// <summary>All that was deleted before then and is not emptied yet.</summary>
    private sealed class Deleted(AkrabDb db, DateTimeOffset before, CancellationToken stop) : IEntityVisitor<Task<IReadOnlyList<Entity>>>
    {
        public async Task<IReadOnlyList<Entity>> Visit<T>(Definition<T> definition) where T : Entity
        {
            List<Entity> found = [];
            using var whole = db.Whole();
            await foreach (var record in db.Set<T>().IgnoreQueryFilters(["rows", "deleted"]).AsNoTracking().Where(r => r.DeletedAt != null && r.DeletedAt < before).AsAsyncEnumerable().WithCancellation(stop))
                if (!Shell.IsEmpty(db.Model, definition, record))
                    found.Add(record);
            return found;
        }
    }
}
