using System.Linq.Expressions;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Data.Aggregates;

/// <summary>What to group by: a field, days of it by day, month or year.</summary>
public sealed record Grouping(Field Field, Period? Period = null);

/// <summary>One group: the value its rows share (null: they have none), how many there are, and what they add up to.</summary>
/// <param name="Label">How people read the value, where the database knows better than the field.</param>
public sealed record Group(object? Value, string? Label, long Count, IReadOnlyList<Total> Totals);

/// <summary>A sum; amounts of different currencies are never added.</summary>
public sealed record Total(decimal Amount, string? Currency);

/// <summary>Counts and adds up the rows somebody may see, group by group, in the database.</summary>
public sealed class Aggregates(AkrabDb db, Finder finder)
{
    public const int MostGroups = 1_000;

    /// <summary>The groups: periods in their order, all others with the largest first; without a field there is one.</summary>
    public async Task<IReadOnlyList<Group>> Of<T>(Definition<T> definition, ListRequest request, Grouping? by, Field? sum, CancellationToken stop) where T : Entity
    {
        if (sum is not null && !CanSum(sum))
            throw new UnknownQuestion("error.not-summable", sum.Name);

        var rows = await finder.Matching(definition, request, stop);
        var found = by switch
        {
            null => await new Cells<T, int>(db, rows, Expression.Constant(0), sum).Groups(_ => null, stop),
            { Period: { } period } => await new Periods<T>(db, rows, by.Field, period, request.How).Groups(sum, stop),
            { Field: MemberField { Type: TextSetType } member } => Single(await OfMember(rows, member, sum, request.How, stop)),
            { Field.IsKeyed: true } => await OfKeyed(rows, by.Field, sum, request.How, stop),
            { Field: MemberField member } when CanGroup(member) => await OfMember(rows, member, sum, request.How, stop),
            _ => throw new UnknownQuestion("error.not-groupable", by.Field.Name),
        };
        return by?.Period is not null ? found : [.. found.OrderByDescending(g => g.Count).ThenBy(g => Convert.ToString(g.Value, System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal).Take(MostGroups)];
    }

    private static bool CanSum(Field field) => field switch
    {
        CustomField => field is { IsKeyed: true, Type: NumberType or MoneyType },
        MemberField => field.Type is MoneyType || field.Type is NumberType { IsSummable: true } number && number.ClrType != typeof(decimal),
        _ => false,
    };

    private static bool CanGroup(MemberField field) => field.Type is not (MoneyType or MomentType or LongTextType);

    private Task<IReadOnlyList<Group>> OfMember<T>(IQueryable<T> rows, MemberField field, Field? sum, ReadingContext how, CancellationToken stop) where T : Entity
    {
        var value = field.Formula is { } formula ? Replace.In(formula, Cell.Row<T>(), Held.Value(how.Today, typeof(DateOnly))) : Replace.In(field.Member, Cell.Row<T>());
        if (!ModelMaker.HasKeyColumn(field))
            return ((ICells)Activator.CreateInstance(typeof(Cells<,>).MakeGenericType(typeof(T), value.Type), db, rows, value, sum)!).AsTheyAre(stop);

        var key = Expression.Call(typeof(Microsoft.EntityFrameworkCore.EF), "Property", [typeof(string)], Cell.Row<T>(), Expression.Constant(ModelMaker.KeyColumn(field)));
        return new Cells<T, string?>(db, rows, key, sum) { Label = value }.Groups((_, label) => label, stop);
    }

    /// <summary>A field whose values are in the index of values, and the rows that have none there.</summary>
    private async Task<IReadOnlyList<Group>> OfKeyed<T>(IQueryable<T> rows, Field field, Field? sum, ReadingContext how, CancellationToken stop) where T : Entity
    {
        List<Group> groups = field.Type switch
        {
            MoneyType => throw new UnknownQuestion("error.not-groupable", field.Name),
            NumberType or ToggleType or AnnualDateType =>
                [.. await new Cells<T, long?>(db, rows, Cell.Keyed<T>("Number"), sum) { Keyed = field }.Groups(n => field.Type.OfNumber(n), stop)],
            DateType or MomentType =>
                [.. await new Cells<T, DateTimeOffset?>(db, rows, Cell.Keyed<T>("Moment"), sum) { Keyed = field }.Groups(m => field.Type.OfMoment(m), stop)],
            _ => [.. await new Cells<T, string?>(db, rows, Cell.Keyed<T>("TextKey"), sum) { Keyed = field }.Groups(text => text, stop)],
        };
        var without = rows.Where(new FilterBuilder<T>(db, how).Without(field));
        groups.AddRange(await new Cells<T, int>(db, without, Expression.Constant(0), sum).Groups(_ => null, stop));
        return [.. groups.Where(g => g.Count > 0)];
    }

    /// <summary>Sets taken apart: a row with two tags counts for both.</summary>
    private static IReadOnlyList<Group> Single(IReadOnlyList<Group> sets) =>
    [
        .. sets.SelectMany(set => set.Value is TextSet { IsEmpty: false } items ? items.Items.Select(item => (Item: (string?)item, set)) : [(null, set)])
            .GroupBy(p => p.Item is null ? null : Fold.Text(p.Item))
            .Select(same => new Group(same.Min(p => p.Item), null, same.Sum(p => p.set.Count), Add(same.SelectMany(p => p.set.Totals)))),
    ];

    private static IReadOnlyList<Total> Add(IEnumerable<Total> totals) =>
        [.. totals.GroupBy(t => t.Currency).Select(same => new Total(same.Sum(t => t.Amount), same.Key)).OrderBy(t => t.Currency, StringComparer.Ordinal)];
}
