using System.Linq.Expressions;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Erasing;

/// <summary>The records that link to one of these, whoever may see them, and those in the bin too.</summary>
internal sealed class Linking(AkrabDb db, MemberField link, IReadOnlyCollection<Guid> to, CancellationToken stop) : IEntityVisitor<Task<IReadOnlyList<Entity>>>
{
    public async Task<IReadOnlyList<Entity>> Visit<T>(Definition<T> definition) where T : Entity
    {
        var row = Expression.Parameter(typeof(T), "row");
        var linked = Expression.Lambda<Func<T, bool>>(IdOf.Contains(Replace.In(link.Member, row), link.Type.ClrType, to), row);
        return [.. await db.Set<T>().IgnoreQueryFilters(["rows", "deleted"]).AsNoTracking().Where(linked).ToListAsync(stop)];
    }
}
