using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Web.Records;

/// <summary>Not allowed for whoever is acting.</summary>
public sealed class NotAllowed() : Exception("error.not-allowed");

/// <summary>Makes, changes and bins records: the one path of forms and API, with every rule.</summary>
public sealed class RecordWriter(AkrabDb db, Rules rules, Overlays overlays, RecordReader reader, TimeProvider time, IServiceProvider services)
{
    /// <summary>The fields of this tenant.</summary>
    public async Task<IReadOnlyList<Field>> Fields(EntityDefinition definition, CancellationToken stop) => [.. (await overlays.Of(db, stop)).FieldsOf(definition)];

    /// <summary>Makes a record from what <paramref name="fill"/> puts into it; it is its maker's own unless an owner was given.</summary>
    public async Task<T> Create<T>(Definition<T> definition, Func<T, List<FieldProblem>> fill, CancellationToken stop) where T : Entity
    {
        Demand(db.Acting.CanWrite);
        var record = (T)definition.New();
        var problems = fill(record);
        if (definition.IsOwned && record is IOwned { Owner: null } && db.Acting.Member is { } me)
            definition.Find("owner")?.Set(record, me);
        await rules.Demand(definition, null, record, problems, stop);
        await db.Write([new Change(definition, null, record)], [], stop);
        return record;
    }

    /// <summary>Changes a record that is at a version.</summary>
    /// <exception cref="StaleVersion">It has moved on.</exception>
    public async Task<T> Edit<T>(Definition<T> definition, Guid id, long? version, Func<T, List<FieldProblem>> fill, CancellationToken stop) where T : Entity
    {
        Demand(db.Acting.CanWrite);
        var record = await reader.Get<T>(id, stop);
        Expect(definition, record, version);
        var before = record.Copy();
        var problems = fill(record);
        await rules.Demand(definition, before, record, problems, stop);
        await db.SaveChangesAsync(stop);
        return record;
    }

    /// <summary>Puts a record into the bin.</summary>
    public async Task Delete<T>(Definition<T> definition, Guid id, long? version, CancellationToken stop) where T : Entity
    {
        Demand(db.Acting.CanDelete);
        var record = await reader.Get<T>(id, stop);
        Expect(definition, record, version);
        db.Bin(record, time.Now());
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Takes a record out of the bin.</summary>
    public async Task Restore<T>(Definition<T> definition, Guid id, CancellationToken stop) where T : Entity
    {
        Demand(db.Acting.CanDelete);
        var record = await db.Binned<T>(RecordReader.ById<T>(id), stop) ?? throw new RecordNotFound();
        db.Bin(record, null);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Does a deed of a record.</summary>
    public async Task<T> Do<T>(Definition<T> definition, ActionDefinition action, Guid id, long? version, object input, CancellationToken stop) where T : Entity
    {
        Demand(db.Acting.CanWrite);
        var record = await reader.Get<T>(id, stop);
        Expect(definition, record, version);
        var before = record.Copy();
        db.Deed = action.Name;
        await action.Do(record, input, services, stop);
        await rules.Demand(definition, before, record, [], stop);
        await db.SaveChangesAsync(stop);
        return record;
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
