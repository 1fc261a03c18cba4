using System.Linq.Expressions;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Lists;

/// <summary>A record that a member sees because another record names them: read from the table of the other, so that it is known once.</summary>
internal sealed class SharedRow<T, TId> where T : Entity where TId : struct
{
    public TenantId TenantId { get; init; }

    public TId Record { get; init; }

    public MemberId Member { get; init; }
}

/// <summary>What members see because they are named.</summary>
internal static class Shares
{
    /// <summary>Whether a record is among those that name a member.</summary>
    public static Expression Includes<T, TId>(Expression db, Expression member, Expression id) where T : Entity where TId : struct
    {
        Expression<Func<AkrabDb, MemberId?, IQueryable<TId>>> shared = (db, member) => db.Set<SharedRow<T, TId>>().Where(s => s.Member == member).Select(s => s.Record);
        return Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(TId)], Replace.In(shared, db, member), id);
    }
}
