using System.Collections.Concurrent;
using System.Linq.Expressions;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using static System.Globalization.CultureInfo;

namespace Akrab.Data.Lists;

/// <summary>Pages through rows in one order.</summary>
internal interface IPager<T>
{
    bool CanBeBlank { get; }

    /// <summary>Rows from where the page before ended: those with a sort key, or, after them, the blanks.</summary>
    /// <param name="narrowed">The rows to choose from, when it is not simply all that may be seen.</param>
    Task<List<T>> Page(AkrabDb db, IQueryable<T>? narrowed, bool isBlank, Cursor? from, int count, CancellationToken stop);

    /// <summary>The sort key of a row as text for a cursor; null when it is blank.</summary>
    string? KeyOf(T row);
}

/// <summary>
/// Keyset paging by (key, id): the leading bound <c>k ≥ @k</c> is always there so that the index is entered at the right place,
/// and rows without a key form a second phase. A plain page is translated once and afterwards handed only values.
/// </summary>
internal sealed class Pager<T, TKey, TId> : IPager<T> where T : Entity where TId : struct, IEntityId<TId>
{
    private delegate ValueTask<List<T>> Plain(AkrabDb db, TeamId? team, MemberId? me, TKey key, TId id, int count, CancellationToken stop);

    private readonly ParameterExpression _row = Expression.Parameter(typeof(T), "row");
    private readonly ConcurrentDictionary<(string? Scope, bool IsSaid, bool IsBlank, bool IsFirst), Plain> _plain = new();
    private readonly MemberField _sort;
    private readonly bool _descending;
    private readonly bool _isShared;
    private readonly Expression _key;
    private readonly Expression _id;

    public Pager(MemberField sort, bool descending, bool isShared)
    {
        _isShared = isShared;
        _sort = sort;
        _descending = descending;
        _key = ModelMaker.HasKeyColumn(sort)
            ? Expression.Call(typeof(EF), nameof(EF.Property), [typeof(string)], _row, Expression.Constant(ModelMaker.KeyColumn(sort)))
            : Replace.In(sort.Member, _row);
        _id = Expression.Property(_row, "Id");
    }

    public bool CanBeBlank => !_sort.IsRequired && (!typeof(TKey).IsValueType || Nullable.GetUnderlyingType(typeof(TKey)) is not null);

    public async Task<List<T>> Page(AkrabDb db, IQueryable<T>? narrowed, bool isBlank, Cursor? from, int count, CancellationToken stop)
    {
        var scope = RowScope.Of(db.Acting, db.Registry.Get<T>());
        var key = from?.Key is { } text ? (TKey?)Parse(text) : default;
        var id = from is null ? default : TId.Of(from.Id);
        if (narrowed is not null || scope.Ways.Count > 1)
        {
            narrowed ??= db.Set<T>().AsNoTracking();
            var cut = from is null ? null : (Held.Value(key, typeof(TKey)), Held.Value(id, typeof(TId))) as (Expression, Expression)?;
            var query = Build(narrowed.Expression, scope.Member, [.. scope.Ways.Select(way => Held.Value(way, scope.Type!))], Expression.Constant(db), isBlank, cut, Held.Value(count, typeof(int)), db.IsPostgres);
            return await narrowed.Provider.CreateQuery<T>(query).ToListAsync(stop);
        }

        var way = scope.Ways.Count == 0 ? null : scope.Ways[0];
        var entity = db.Registry.Rank(db.Registry.Get<T>());
        var isSaid = db.SeesAll(entity) || (way is not null && db.Reads(entity));
        var ask = _plain.GetOrAdd((scope.Member, isSaid, isBlank, from is null), static (shape, known) => known.Pager.Compile(shape.Scope, shape.IsSaid, shape.IsBlank, shape.IsFirst, known.IsPostgres), (Pager: this, db.IsPostgres));
        return await ask(db, way as TeamId?, db.Me, key!, id, count, stop);
    }

    public string? KeyOf(T row) => _sort.Get(row) switch
    {
        null => null,
        string text => Fold.Text(text),
        DateTimeOffset moment => moment.UtcTicks.ToString(InvariantCulture),
        DateOnly day => day.ToString("O", InvariantCulture),
        AnnualDate date => AnnualDateType.Code(date).ToString(InvariantCulture),
        var value => _sort.Type.Write(value),
    };

    private object? Parse(string text) => (Nullable.GetUnderlyingType(typeof(TKey)) ?? typeof(TKey)) switch
    {
        var type when type == typeof(string) => text,
        var type when type == typeof(DateTimeOffset) => new DateTimeOffset(long.Parse(text, InvariantCulture), TimeSpan.Zero),
        var type when type == typeof(DateOnly) => DateOnly.Parse(text, InvariantCulture),
        var type when type == typeof(AnnualDate) => AnnualDateType.FromCode(int.Parse(text, InvariantCulture)),
        _ => _sort.Type.Parse(text, ReadingContext.Invariant),
    };

    /// <param name="isSaid">Whether the scope says all there is to ask of a row, so that the filter need not ask it again.</param>
    private Plain Compile(string? scope, bool isSaid, bool isBlank, bool isFirst, bool isPostgres)
    {
        var db = Expression.Parameter(typeof(AkrabDb), "db");
        var (team, me) = (Expression.Parameter(typeof(TeamId?), "team"), Expression.Parameter(typeof(MemberId?), "me"));
        var (key, id, count) = (Expression.Parameter(typeof(TKey), "key"), Expression.Parameter(typeof(TId), "id"), Expression.Parameter(typeof(int), "count"));
        var rows = Expression.Call(typeof(EntityFrameworkQueryableExtensions), nameof(EntityFrameworkQueryableExtensions.AsNoTracking), [typeof(T)],
            RowFilters.Of<T>(Expression.Call(db, nameof(DbContext.Set), [typeof(T)]), isSaid));
        Expression[] ways = scope switch { null => [], nameof(IOwned.Team) => [team], _ => [me] };
        var query = Build(rows, scope, ways, db, isBlank, isFirst ? null : (key, id), count, isPostgres);
        var question = Expression.Lambda<Func<AkrabDb, TeamId?, MemberId?, TKey, TId, int, IQueryable<T>>>(query, db, team, me, key, id, count);
        if (isPostgres)
        {
            var ask = EF.CompileAsyncQuery(question);
            return async (db, team, me, key, id, count, stop) => await ask(db, team, me, key, id, count).ToListAsync(stop);
        }

        // SQLite answers in the calling thread whichever way it is asked; this way costs less.
        var read = EF.CompileQuery(question);
        return (db, team, me, key, id, count, _) => ValueTask.FromResult(read(db, team, me, key, id, count).ToList());
    }

    /// <summary>
    /// The question: one branch per way of seeing rows, so that each seeks in its own index, put together. PostgreSQL wants each of them sorted and cut;
    /// SQLite merges them by itself as they come out of their indexes, and would sort once more what is cut.
    /// </summary>
    private Expression Build(Expression rows, string? scope, IReadOnlyList<Expression> ways, Expression db, bool isBlank, (Expression Key, Expression Id)? from, Expression count, bool isPostgres)
    {
        if (CanBeBlank)
            rows = Where(rows, Expression.MakeBinary(isBlank ? ExpressionType.Equal : ExpressionType.NotEqual, _key, Expression.Constant(null, typeof(TKey))));
        if (from is { } cut)
            rows = Where(rows, isBlank ? After(_id, cut.Id) : Beyond(cut.Key, cut.Id));
        if (ways.Count == 0)
            return Take(Sorted(rows, isBlank), count);

        var branches = ways.Select(way => Where(rows, Expression.Equal(Expression.Property(_row, scope!), way))).ToList();
        if (_isShared)
            branches.Add(Where(rows, ways.Aggregate(Shares.Includes(typeof(T), db, _id), (named, way) => Expression.AndAlso(named, Expression.NotEqual(Expression.Property(_row, scope!), way)))));
        if (isPostgres && branches.Count > 1)
            branches = [.. branches.Select(Cut)];
        return Cut(branches.Aggregate((all, one) => Expression.Call(typeof(Queryable), nameof(Queryable.Concat), [typeof(T)], all, one)));

        MethodCallExpression Cut(Expression some) => Take(Sorted(some, isBlank), count);
    }

    private BinaryExpression Beyond(Expression key, Expression id) => Expression.AndAlso(
        _descending ? Ordering.AtMost(_key, key) : Ordering.AtLeast(_key, key),
        Expression.OrElse(After(_key, key), After(_id, id)));

    private Expression After(Expression left, Expression right) => _descending ? Ordering.Less(left, right) : Ordering.More(left, right);

    private Expression Sorted(Expression rows, bool isBlank) => isBlank
        ? By(rows, _id, _descending ? nameof(Queryable.OrderByDescending) : nameof(Queryable.OrderBy))
        : By(By(rows, _key, _descending ? nameof(Queryable.OrderByDescending) : nameof(Queryable.OrderBy)), _id, _descending ? nameof(Queryable.ThenByDescending) : nameof(Queryable.ThenBy));

    private MethodCallExpression By(Expression rows, Expression by, string how) =>
        Expression.Call(typeof(Queryable), how, [typeof(T), by.Type], rows, Expression.Quote(Expression.Lambda(by, _row)));

    private MethodCallExpression Where(Expression rows, Expression condition) =>
        Expression.Call(typeof(Queryable), nameof(Queryable.Where), [typeof(T)], rows, Expression.Quote(Expression.Lambda<Func<T, bool>>(condition, _row)));

    private static MethodCallExpression Take(Expression rows, Expression count) => Expression.Call(typeof(Queryable), nameof(Queryable.Take), [typeof(T)], rows, count);
}
