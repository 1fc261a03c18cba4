using System.Text.Json;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Merging;

/// <summary>Copies, for each record that stands for itself again, of what was added since the merge and is kept by all.</summary>
internal sealed class KeptByAll(AkrabDb db, MergeRow merge, IReadOnlyList<Guid> parted, CancellationToken stop) : IEntityVisitor<Task<IReadOnlyList<Change>>>
{
    public async Task<IReadOnlyList<Change>> Visit<T>(Definition<T> definition) where T : Entity
    {
        var (link, which) = definition.Kept!;
        var row = System.Linq.Expressions.Expression.Parameter(typeof(T), "row");
        var ofSurvivor = System.Linq.Expressions.Expression.Lambda<Func<T, bool>>(IdOf.Contains(Replace.In(link.Member, row), link.Type.ClrType, [merge.Survivor]), row);
        var added = await db.Set<T>().IgnoreQueryFilters(["rows"]).AsNoTracking().Where(ofSurvivor).Where(r => r.CreatedAt >= merge.At).ToListAsync(stop);
        return [.. added.Where(which).SelectMany(record => parted.Select(id => new Change(definition, null, Copy(definition, record, link, id))))];
    }

    private static Entity Copy(EntityDefinition definition, Entity record, MemberField link, Guid owner)
    {
        var copy = definition.New();
        foreach (var field in definition.Fields.Where(f => f.IsWritable && f.Type is not ComputedType))
            field.Set(copy, field.Get(record));
        link.Set(copy, link.Type.ReadJson(JsonSerializer.SerializeToElement(owner), ReadingContext.Invariant));
        return copy;
    }
}
