using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Web.Records;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Lists;

/// <summary>What became of several records.</summary>
/// <param name="Deed">By which it can be taken back.</param>
/// <param name="Left">How many were left as they are: gone meanwhile, or a rule stood against it.</param>
public sealed record BulkDone(Guid Deed, int Count, int Left);

/// <summary>Does one thing to several records, each by itself and by the path of one alone; all its changes share one source in the journal.</summary>
public sealed class BulkDeeds(IServiceProvider services, AkrabDb db, RecordWriter writer, TypedLinks typedLinks, TimeProvider time)
{
    /// <summary>More are not picked by hand.</summary>
    public const int Most = 1000;

    /// <summary>The fields that may be given to several at once: those that are not the record's own name.</summary>
    public async Task<IReadOnlyList<Field>> Fields(EntityDefinition definition, CancellationToken stop) =>
        [.. (await writer.Fields(definition, stop)).Where(f => f.IsEditedInPlace && f != definition.Title && f.Type is not (PhonesType or EmailsType or AddressesType))];

    /// <summary>The list of these records alone.</summary>
    public ListRequest Only(IReadOnlyList<Guid> ids) => new() { Only = ids, How = Reading.ByPeople(db.Acting, time) };

    /// <exception cref="InvalidInput">The value cannot be read, or none of the records may have it.</exception>
    public async Task<BulkDone> Set<T>(Definition<T> definition, IReadOnlyList<Guid> ids, Field field, IFormCollection form, CancellationToken stop) where T : Entity
    {
        form = await typedLinks.Fill(form, [(field.Name, field.Type)], stop);
        var how = Reading.ByPeople(db.Acting, time);
        if (FormReader.Apply([field], form, definition.New(), how) is { Count: > 0 } problems)
            throw new InvalidInput(problems);
        return await Edit(definition, ids, record => FormReader.Apply([field], form, record, how), stop);
    }

    public Task<BulkDone> Edit<T>(Definition<T> definition, IReadOnlyList<Guid> ids, Func<T, List<FieldProblem>> fill, CancellationToken stop) where T : Entity =>
        Each(ids, (own, id) => own.Edit(definition, id, null, fill, stop));

    public Task<BulkDone> Delete<T>(Definition<T> definition, IReadOnlyList<Guid> ids, CancellationToken stop) where T : Entity =>
        Each(ids, (own, id) => own.Delete(definition, id, null, stop));

    private async Task<BulkDone> Each(IReadOnlyList<Guid> ids, Func<RecordWriter, Guid, Task> deed)
    {
        var source = Uuid7.Next();
        await using var scope = services.Begin(db.Acting with { Source = source });
        var (own, ownDb) = (scope.ServiceProvider.GetRequiredService<RecordWriter>(), scope.ServiceProvider.GetRequiredService<AkrabDb>());
        var done = 0;
        InvalidInput? refusal = null;
        foreach (var id in ids)
        {
            try
            {
                await deed(own, id);
                done++;
            }
            catch (InvalidInput invalid)
            {
                refusal = invalid;
            }
            catch (Exception fault) when (fault is RecordNotFound or BrokenRule or StaleVersion)
            {
                // Gone meanwhile, or a rule stands against it: the others are done all the same, and the count says so.
            }

            ownDb.ChangeTracker.Clear();
        }

        return done == 0 && refusal is not null ? throw refusal : new BulkDone(source, done, ids.Count - done);
    }
}
