using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Writing;

/// <summary>Asks that the index of values agree with a field that became filterable, ceased to be, or is gone.</summary>
public sealed record IndexField(string Entity, string Field);

/// <summary>
/// Writes the values of a field in slices, so that others are let in between; then again those of records that were changed meanwhile,
/// until there are none: the last word in the index must be the record's.
/// </summary>
internal sealed class IndexFieldJob(AkrabDb db, Overlays overlays, TimeProvider time, IServiceProvider services) : IJob<IndexField>
{
    private const int Slice = 500;

    public async Task<object?> Run(IndexField input, RunningJob job, CancellationToken stop)
    {
        if (db.Registry.Find(input.Entity) is not { } definition)
            return null;

        overlays.Forget(db.Acting.Tenant);
        var field = (await overlays.Of(db, stop)).Find(definition, input.Field);
        return await definition.Accept(new Visitor(db, time, services, job, $"{input.Entity}.{input.Field}", field is { IsKeyed: true } ? field : null, stop));
    }

    private sealed class Visitor(AkrabDb db, TimeProvider time, IServiceProvider services, RunningJob job, string keyedName, Field? field, CancellationToken stop)
        : IEntityVisitor<Task<object?>>
    {
        private long _done;

        public async Task<object?> Visit<T>(Definition<T> definition) where T : Entity
        {
            var records = db.Set<T>().IgnoreQueryFilters(["rows"]).AsNoTracking();
            var total = await records.LongCountAsync(stop);
            var began = time.Now();
            await Pass(records, total);
            for (var since = began; await records.AnyAsync(r => r.UpdatedAt >= since, stop) && !job.IsCancelAsked; since = began)
            {
                began = time.Now();
                await Pass(records.Where(r => r.UpdatedAt >= since), total);
            }

            return new { Records = _done };
        }

        private async Task Pass<T>(IQueryable<T> records, long total) where T : Entity
        {
            await foreach (var slice in records.AsAsyncEnumerable().Chunk(Slice).WithCancellation(stop))
            {
                if (job.IsCancelAsked)
                    return;
                await Write(slice);
                job.Report(Math.Min(total, _done += slice.Length), total);
            }
        }

        private async Task Write(IEnumerable<Entity> records)
        {
            await using var scope = services.Begin(db.Acting);
            var writing = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var shape = TableShape.Of(writing.Model, typeof(FieldValueRow), writing.Registry);
            List<Statement> statements = [];
            foreach (var record in records)
            {
                statements.Add(shape.DeleteWhere([(nameof(FieldValueRow.TenantId), record.TenantId), (nameof(FieldValueRow.Record), record.Key), (nameof(FieldValueRow.Field), keyedName)]));
                if (field is not null)
                    statements.AddRange(FieldValues.Of(field, record).Select(shape.InsertOf));
            }

            await writing.Writer.Write(statements, writing.Sight, stop);
        }
    }
}
