using System.Linq.Expressions;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Aggregates;

/// <summary>How days are put together.</summary>
public enum Period
{
    Day,
    Month,
    Year,
}

/// <summary>
/// Groups by the days, months or years of the caller's zone. The boundaries are worked out here, where the calendar is known; the database
/// finds each row's place among them by halving.
/// </summary>
internal sealed class Periods<T>(AkrabDb db, IQueryable<T> rows, Field field, Period period, ReadingContext how) where T : Entity
{
    private const int Most = Aggregates.MostGroups;

    public async Task<IReadOnlyList<Group>> Groups(Field? sum, CancellationToken stop)
    {
        if (field is not MemberField { Type: DateType or MomentType, Formula: null } member)
            throw new UnknownQuestion("error.not-groupable", field.Name);

        var starts = await Starts(member, stop);
        var value = Replace.In(member.Member, Cell.Row<T>());
        var place = Place(value, [.. starts.Select(s => Bound(s, value.Type))], 0, starts.Count - 1);
        if (Nullable.GetUnderlyingType(value.Type) is not null)
            place = Expression.Condition(Expression.Equal(value, Expression.Constant(null, value.Type)), Expression.Constant(-1), place);
        var groups = await new Cells<T, int>(db, rows, place, sum).Groups(at => at < 0 ? null : starts[at], stop);
        return [.. groups.OrderBy(g => (DateOnly?)g.Value ?? DateOnly.MaxValue)];
    }

    /// <summary>The first days of all periods from the first value to the last.</summary>
    private async Task<List<DateOnly>> Starts(MemberField member, CancellationToken stop)
    {
        var first = await Edge(member, nameof(Queryable.OrderBy), stop);
        var last = await Edge(member, nameof(Queryable.OrderByDescending), stop);
        List<DateOnly> starts = [];
        if (first is null || last is null)
            return [how.Today];

        for (var day = StartOf(first.Value); day <= last; day = Next(day))
            if (starts.Count == Most)
                throw new UnknownQuestion("error.too-many-groups", field.Name);
            else
                starts.Add(day);
        return starts;
    }

    private async Task<DateOnly?> Edge(MemberField member, string order, CancellationToken stop)
    {
        var filled = Nullable.GetUnderlyingType(member.Member.ReturnType) is null
            ? rows
            : rows.Where(Expression.Lambda<Func<T, bool>>(Expression.NotEqual(member.Member.Body, Expression.Constant(null, member.Member.ReturnType)), member.Member.Parameters));
        var sorted = filled.Provider.CreateQuery<T>(Expression.Call(typeof(Queryable), order, [typeof(T), member.Member.ReturnType], filled.Expression, Expression.Quote(member.Member)));
        return await sorted.FirstOrDefaultAsync(stop) is { } row ? DayOf(member.Get(row)) : null;
    }

    private DateOnly? DayOf(object? value) => value switch
    {
        DateOnly day => day,
        DateTimeOffset moment => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, how.Zone).DateTime),
        _ => null,
    };

    private DateOnly StartOf(DateOnly day) => period switch
    {
        Period.Day => day,
        Period.Month => new DateOnly(day.Year, day.Month, 1),
        _ => new DateOnly(day.Year, 1, 1),
    };

    private DateOnly Next(DateOnly day) => period switch
    {
        Period.Day => day.AddDays(1),
        Period.Month => day.AddMonths(1),
        _ => day.AddYears(1),
    };

    private Expression Bound(DateOnly start, Type type) => Held.Value(
        (Nullable.GetUnderlyingType(type) ?? type) == typeof(DateOnly) ? start : MomentType.StartOf(start, how.Zone), type);

    private static Expression Place(Expression value, IReadOnlyList<Expression> bounds, int from, int to)
    {
        if (from == to)
            return Expression.Constant(from);

        var middle = (from + to + 1) / 2;
        return Expression.Condition(Ordering.Less(value, bounds[middle]), Place(value, bounds, from, middle - 1), Place(value, bounds, middle, to));
    }
}
