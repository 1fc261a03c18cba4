using System.Linq.Expressions;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Search;

/// <summary>The id of a record that a search found.</summary>
internal sealed class FoundRow<TId> where TId : struct
{
    public TId Record { get; init; }
}

/// <summary>The rows of the records that were found.</summary>
internal interface IThose<out T>
{
    /// <param name="found">SQL that gives the records.</param>
    /// <param name="isDriven">
    /// Whether they are looked up one by one: SQLite takes the tables of a cross join in the order given. Else rows are taken in whatever order is
    /// asked for, and each is looked for among them.
    /// </param>
    IQueryable<T> Rows(AkrabDb db, Sql found, bool isDriven);
}

internal sealed class Those<T, TId> : IThose<T> where T : Entity where TId : struct
{
    private sealed class Pair
    {
        public required FoundRow<TId> Found { get; init; }

        public required T Row { get; init; }
    }

    private static readonly Expression<Func<T, TId>> IdOfRow = Id();

    public IQueryable<T> Rows(AkrabDb db, Sql found, bool isDriven)
    {
        var records = HeldApart.Rows<FoundRow<TId>>(db, found);
        var rows = db.Set<T>().AsNoTracking();
        if (!isDriven)
            return rows.Where(Expression.Lambda<Func<T, bool>>(Any(records), IdOfRow.Parameters));

        var pair = Expression.Parameter(typeof(Pair), "pair");
        var record = Expression.Property(Expression.Property(pair, nameof(Pair.Found)), nameof(FoundRow<>.Record));
        var isThat = Expression.Equal(record, Replace.In(IdOfRow, Expression.Property(pair, nameof(Pair.Row))));
        return records.SelectMany(_ => rows, (found, row) => new Pair { Found = found, Row = row }).Where(Expression.Lambda<Func<Pair, bool>>(isThat, pair)).Select(pair => pair.Row);
    }

    private static MethodCallExpression Any(IQueryable<FoundRow<TId>> records)
    {
        var found = Expression.Parameter(typeof(FoundRow<TId>), "found");
        var isThat = Expression.Lambda<Func<FoundRow<TId>, bool>>(Expression.Equal(Expression.Property(found, nameof(FoundRow<>.Record)), IdOfRow.Body), found);
        return Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(FoundRow<TId>)], records.Expression, Expression.Quote(isThat));
    }

    private static Expression<Func<T, TId>> Id()
    {
        var row = Expression.Parameter(typeof(T), "row");
        return Expression.Lambda<Func<T, TId>>(Expression.Property(row, "Id"), row);
    }
}
