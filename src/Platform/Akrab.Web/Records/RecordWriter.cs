using Akrab.Data.Access;
using Akrab.Data.Merging;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Akrab.Web.Duplicates;
using Akrab.Web.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Records;

/// <summary>A record about to be made, and what stands against it.</summary>
public sealed record Draft<T>(T Record, IReadOnlyList<FieldProblem> Problems);

/// <summary>Makes, changes and bins records: the one path of forms and API, with every rule.</summary>
public sealed class RecordWriter(AkrabDb db, Rules rules, Overlays overlays, Administrators administrators, Memberships memberships, TimeProvider time, Merger merger, Alikes alikes, TooLate tooLate, IServiceProvider services)
{
    // Numbers of documents are taken by many at a time; each try is won by one.
    private const int MostTries = 20, MostPause = 5;

    /// <summary>The fields that are there for whoever acts.</summary>
    public async Task<FieldSet> Fields(EntityDefinition definition, CancellationToken stop) => (await overlays.Of(db, stop)).FieldsOf(definition);

    /// <summary>Makes a record from what <paramref name="fill"/> puts into it; it is its maker's own unless an owner was given.</summary>
    /// <param name="alongside">Rows of the platform's own to be written with it.</param>
    /// <param name="unlessKnown">Whether nothing is to be made of somebody who is probably here already.</param>
    /// <exception cref="ProbablyKnown">They are.</exception>
    public async Task<T> Create<T>(Definition<T> definition, Func<T, List<FieldProblem>> fill, CancellationToken stop, Func<T, IReadOnlyList<object>>? alongside = null, bool unlessKnown = false) where T : Entity
    {
        Demand(db.Acting.MayCreate(definition));
        var (record, problems) = Fill(definition, fill);
        await rules.Demand(definition, null, record, problems, stop);
        if (unlessKnown && await alikes.Of(definition, record, stop) is var known && known.Any(a => a.IsProbable))
            throw new ProbablyKnown(definition, known);
        await db.Write([new Change(definition, null, record)], alongside?.Invoke(record) ?? [], stop);
        return db.AsSeen(record);
    }

    /// <summary>Makes many records, of which each has to obey the rules by itself; says for each what stands against it.</summary>
    public async Task<IReadOnlyList<Draft<T>>> Prepare<T>(Definition<T> definition, IEnumerable<Func<T, List<FieldProblem>>> fills, CancellationToken stop) where T : Entity
    {
        Demand(db.Acting.MayCreate(definition));
        var filled = fills.Select(fill => Fill(definition, fill)).ToList();
        var found = (await rules.Check(definition, [.. filled.Select(f => ((Entity?)null, (Entity)f.Record))], stop)).ToDictionary(f => f.Record, f => f.Problems);
        return [.. filled.Select(f => new Draft<T>(f.Record, [.. f.Problems.Concat(found.GetValueOrDefault(f.Record) ?? []).DistinctBy(p => p.Field)]))];
    }

    /// <summary>Writes records that were prepared, as one unit of work.</summary>
    public Task Write<T>(Definition<T> definition, IEnumerable<T> prepared, IReadOnlyList<object> alongside, CancellationToken stop) where T : Entity
    {
        Demand(db.Acting.MayCreate(definition));
        return db.Write([.. prepared.Select(record => new Change(definition, null, record))], alongside, stop);
    }

    private (T Record, List<FieldProblem> Problems) Fill<T>(Definition<T> definition, Func<T, List<FieldProblem>> fill) where T : Entity
    {
        var record = (T)definition.New();
        var problems = fill(record);
        if (definition.IsOwned && record is IOwned { Owner: null } && db.Acting.Member is { } me)
            definition.Find("owner")?.Set(record, me);
        record.Made();
        return (record, problems);
    }

    /// <summary>Changes a record that is at a version.</summary>
    /// <param name="alongside">Rows of the platform's own to be written with it.</param>
    /// <exception cref="StaleVersion">It has moved on.</exception>
    public async Task<T> Edit<T>(Definition<T> definition, Guid id, long? version, Func<T, List<FieldProblem>> fill, CancellationToken stop, Func<T, IReadOnlyList<object>>? alongside = null) where T : Entity
    {
        Demand(db.Acting.MayChange(definition));
        var record = await Whole<T>(id, stop);
        Expect(definition, record, version);
        var before = record.Copy();
        var problems = fill(record);
        await rules.Demand(definition, before, record, problems, stop);
        foreach (var row in alongside?.Invoke(record) ?? [])
            Track(row);
        await Save(definition, record, stop);
        return db.AsSeen(record);
    }

    /// <summary>Puts a record into the bin.</summary>
    public async Task Delete<T>(Definition<T> definition, Guid id, long? version, CancellationToken stop) where T : Entity
    {
        Demand(db.Acting.MayDelete(definition));
        var record = await Whole<T>(id, stop);
        Expect(definition, record, version);
        db.Bin(record, time.Now());
        await Save(definition, record, stop);
    }

    /// <summary>Takes a record out of the bin.</summary>
    public async Task Restore<T>(Definition<T> definition, Guid id, CancellationToken stop) where T : Entity
    {
        Demand(db.Acting.MayDelete(definition));
        var record = await db.Binned<T>().FirstOrDefaultAsync(RecordReader.ById<T>(id), stop) ?? throw new RecordNotFound();
        if (await merger.Survivor(id, stop) is not null)
            throw new BrokenRule("merge.in-bin");
        if (await db.Set<JournalRow>().AnyAsync(j => j.Record == id && j.Action == Change.Erasure, stop))
            throw new BrokenRule("erasure.for-good");
        db.Bin(record, null);
        await Save(definition, record, stop);
    }

    /// <summary>Takes one change back; what was changed since stays as it is.</summary>
    /// <exception cref="BrokenRule">It cannot be taken back by itself, or nothing of it is left.</exception>
    public async Task<T> Undo<T>(Definition<T> definition, Guid id, Guid change, CancellationToken stop) where T : Entity
    {
        Demand(db.Acting.MayChange(definition));
        var row = await db.Set<JournalRow>().AsNoTracking().FirstOrDefaultAsync(j => j.Id == change && j.Record == id, stop) ?? throw new RecordNotFound();
        var lines = new ChangeLines(await overlays.Of(db, stop), definition);
        var version = 0L;
        db.Deed = TakingBack.Undo;
        var record = await Edit(definition, id, null, found =>
        {
            if (!lines.CanUndo(row))
                throw new BrokenRule("history.cannot-undo");
            version = found.Version;
            TakingBack.Apply(definition, found, row);
            return [];
        }, stop);
        return record.Version > version ? record : throw new BrokenRule("history.nothing-to-undo");
    }

    /// <summary>Does a deed of a record; asked for whatever its version, it is tried again on the record as somebody else leaves it meanwhile.</summary>
    /// <exception cref="StaleVersion">It has moved on from the version that was asked for.</exception>
    public async Task<T> Do<T>(Definition<T> definition, ActionDefinition action, Guid id, long? version, object input, CancellationToken stop, Func<T, IReadOnlyList<object>>? alongside = null) where T : Entity
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await DoAsItIs(definition, action, id, version, input, alongside, stop);
            }
            catch (Exception lost) when (attempt < MostTries && (lost is StaleVersion stale && (version is null || stale.Id != id) || lost is BrokenRule { Rule: BrokenRule.AlreadyTaken } && db.TakesTheNext))
            {
                db.ChangeTracker.Clear();
                await Task.Delay(Random.Shared.Next(attempt * MostPause), stop);
            }
    }

    private async Task<T> DoAsItIs<T>(Definition<T> definition, ActionDefinition action, Guid id, long? version, object input, Func<T, IReadOnlyList<object>>? alongside, CancellationToken stop) where T : Entity
    {
        Demand(db.Acting.MayDo(action));
        var record = await Whole<T>(id, stop);
        Demand(await db.MayTouch(definition, record, Verb.Change, stop));
        if (!action.IsPossible(db.AsSeen(record)))
            throw await tooLate.Of(definition, id, stop);
        Expect(definition, record, version);
        var before = record.Copy();
        (db.Deed, db.TakesTheNext) = (action.Name, false);
        await action.Do(record, input, services, stop);
        await rules.Demand(definition, before, record, [], stop);
        foreach (var row in alongside?.Invoke(record) ?? [])
            Track(row);
        await Save(definition, record, stop);
        return db.AsSeen(record);
    }

    /// <summary>The record, all of it, tracked for a change.</summary>
    private async Task<T> Whole<T>(Guid id, CancellationToken stop) where T : Entity =>
        await db.Set<T>().Where(RecordReader.ById<T>(id)).FirstOrDefaultAsync(stop) ?? throw new RecordNotFound();

    private void Track(object row)
    {
        if (row is RowChange change)
            db.Attach(change.Before).CurrentValues.SetValues(change.After);
        else
            db.Add(row);
    }

    private async Task Save(EntityDefinition definition, Entity record, CancellationToken stop)
    {
        await administrators.MustRemain(record, stop);
        await db.SaveChangesAsync(stop);
        // What a member may do counts from the next request on.
        if (definition.Area == Area.Settings)
            memberships.Forget();
    }

    private static void Demand(bool allowed)
    {
        if (!allowed)
            throw new NotAllowed();
    }

    private static void Expect(EntityDefinition definition, Entity record, long? version)
    {
        if (version is { } expected && expected != record.Version)
            throw new StaleVersion(definition.Name, record.Key);
    }
}
