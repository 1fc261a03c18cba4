using System.Globalization;
using System.Linq.Expressions;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Lists;

/// <summary>Pages through rows in one order.</summary>
internal interface IPager<T>
{
    bool CanBeBlank { get; }

    Task<List<T>> Filled(IQueryable<T> rows, IReadOnlyList<Expression<Func<T, bool>>> branches, Cursor? from, int count, CancellationToken stop);

    Task<List<T>> Blank(IQueryable<T> rows, IReadOnlyList<Expression<Func<T, bool>>> branches, Cursor? from, int count, CancellationToken stop);

    /// <summary>The sort key of a row as text for a cursor; null when it is blank.</summary>
    string? KeyOf(T row);
}

/// <summary>
/// Keyset paging by (key, id): the leading bound <c>k ≥ @k</c> is always there so that the index is entered at the right place,
/// and rows without a key form a second phase.
/// </summary>
internal sealed class Pager<T, TKey> : IPager<T> where T : Entity
{
    private readonly ParameterExpression _row = Expression.Parameter(typeof(T), "row");
    private readonly MemberField _sort;
    private readonly bool _descending;
    private readonly Expression _key;
    private readonly Expression _id;

    public Pager(MemberField sort, bool descending)
    {
        _sort = sort;
        _descending = descending;
        _key = ModelMaker.HasKeyColumn(sort)
            ? Expression.Call(typeof(EF), nameof(EF.Property), [typeof(string)], _row, Expression.Constant(ModelMaker.KeyColumn(sort)))
            : Replace.In(sort.Member, _row);
        _id = Expression.Property(_row, "Id");
    }

    public bool CanBeBlank => !_sort.IsRequired && (!typeof(TKey).IsValueType || Nullable.GetUnderlyingType(typeof(TKey)) is not null);

    public Task<List<T>> Filled(IQueryable<T> rows, IReadOnlyList<Expression<Func<T, bool>>> branches, Cursor? from, int count, CancellationToken stop)
    {
        if (CanBeBlank)
            rows = rows.Where(Lambda(Expression.NotEqual(_key, Expression.Constant(null, typeof(TKey)))));
        if (from is not null)
            rows = rows.Where(Lambda(Beyond(Held.Value(Parse(from.Key!), typeof(TKey)), from.Id)));
        return Take(rows, branches, r => Sorted(r, byKey: true), count, stop);
    }

    public Task<List<T>> Blank(IQueryable<T> rows, IReadOnlyList<Expression<Func<T, bool>>> branches, Cursor? from, int count, CancellationToken stop)
    {
        rows = rows.Where(Lambda(Expression.Equal(_key, Expression.Constant(null, typeof(TKey)))));
        if (from is not null)
            rows = rows.Where(Lambda(After(_id, Id(from.Id))));
        return Take(rows, branches, r => Sorted(r, byKey: false), count, stop);
    }

    public string? KeyOf(T row) => _sort.Get(row) switch
    {
        null => null,
        string text => Fold.Text(text),
        DateTimeOffset moment => moment.UtcTicks.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        AnnualDate date => AnnualDateType.Code(date).ToString(CultureInfo.InvariantCulture),
        var value => _sort.Type.Write(value),
    };

    private object? Parse(string text) => (Nullable.GetUnderlyingType(typeof(TKey)) ?? typeof(TKey)) switch
    {
        var type when type == typeof(string) => text,
        var type when type == typeof(DateTimeOffset) => new DateTimeOffset(long.Parse(text, CultureInfo.InvariantCulture), TimeSpan.Zero),
        var type when type == typeof(DateOnly) => DateOnly.Parse(text, CultureInfo.InvariantCulture),
        var type when type == typeof(AnnualDate) => AnnualDateType.FromCode(int.Parse(text, CultureInfo.InvariantCulture)),
        _ => _sort.Type.Parse(text, ReadingContext.Invariant),
    };

    private Expression Beyond(Expression key, Guid id) => Expression.AndAlso(
        _descending ? Ordering.AtMost(_key, key) : Ordering.AtLeast(_key, key),
        Expression.OrElse(After(_key, key), After(_id, Id(id))));

    private Expression After(Expression left, Expression right) => _descending ? Ordering.Less(left, right) : Ordering.More(left, right);

    private Expression Id(Guid id) => Held.Value(LinkType.To(_id.Type).Make(id), _id.Type);

    private IQueryable<T> Sorted(IQueryable<T> rows, bool byKey)
    {
        var then = false;
        if (byKey)
        {
            rows = By(rows, _key, then);
            then = true;
        }

        return By(rows, _id, then);
    }

    private IQueryable<T> By(IQueryable<T> rows, Expression by, bool then)
    {
        var method = (then, _descending) switch
        {
            (false, false) => nameof(Queryable.OrderBy),
            (false, true) => nameof(Queryable.OrderByDescending),
            (true, false) => nameof(Queryable.ThenBy),
            (true, true) => nameof(Queryable.ThenByDescending),
        };
        return rows.Provider.CreateQuery<T>(Expression.Call(typeof(Queryable), method, [typeof(T), by.Type], rows.Expression, Expression.Quote(Expression.Lambda(by, _row))));
    }

    private static async Task<List<T>> Take(IQueryable<T> rows, IReadOnlyList<Expression<Func<T, bool>>> branches, Func<IQueryable<T>, IQueryable<T>> sorted, int count, CancellationToken stop)
    {
        if (branches.Count <= 1)
            return await sorted(branches.Count == 0 ? rows : rows.Where(branches[0])).Take(count).ToListAsync(stop);

        var union = branches.Select(branch => sorted(rows.Where(branch)).Take(count)).Aggregate((all, one) => all.Concat(one));
        return await sorted(union).Take(count).ToListAsync(stop);
    }

    private Expression<Func<T, bool>> Lambda(Expression body) => Expression.Lambda<Func<T, bool>>(body, _row);
}
