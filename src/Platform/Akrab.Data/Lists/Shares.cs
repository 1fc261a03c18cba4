using System.Linq.Expressions;
using System.Reflection;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Lists;

/// <summary>A record that members see because it was shared with them, or because another record names them: read from where it is known.</summary>
internal sealed class SharedRow<T, TId> where T : Entity where TId : struct
{
    public TenantId TenantId { get; init; }

    public TId Record { get; init; }

    public MemberId? Member { get; init; }

    public TeamId? Team { get; init; }

    public bool MayChange { get; init; }

    public DateOnly? Until { get; init; }
}

/// <summary>Who sees a record although it is not theirs.</summary>
public sealed record Named(MemberId? Member, TeamId? Team, bool MayChange)
{
    /// <summary>Whether it is they who act.</summary>
    public bool Reaches(Acting acting) => Member is { } member ? acting.Member == member : Team is { } team && acting.Teams.Contains(team);
}

/// <summary>What members see because it is shared with them.</summary>
internal static class Shares
{
    /// <summary>Of rows that are shared, those that are with whoever acts.</summary>
    public const string Mine = "mine";

    /// <summary>Whether a record is among those shared with whoever acts.</summary>
    public static Expression Includes(Type row, Expression db, Expression id) =>
        (Expression)typeof(Shares).GetMethod(nameof(Includes), BindingFlags.Static | BindingFlags.NonPublic, [typeof(Expression), typeof(Expression)])!.MakeGenericMethod(Registry.RootOf(row), id.Type).Invoke(null, [db, id])!;

    private static Expression Includes<T, TId>(Expression db, Expression id) where T : Entity where TId : struct
    {
        Expression<Func<AkrabDb, IQueryable<TId>>> shared = db => db.Set<SharedRow<T, TId>>().Select(s => s.Record);
        return Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(TId)], Replace.In(shared, db), id);
    }
}
