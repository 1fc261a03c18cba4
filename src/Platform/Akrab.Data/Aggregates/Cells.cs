using System.Linq.Expressions;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Aggregates;

/// <summary>Cells whose key type is known only at run time.</summary>
internal interface ICells
{
    Task<IReadOnlyList<Group>> AsTheyAre(CancellationToken stop);
}

/// <summary>What is counted: each row once for each of its keys, with the amount it adds.</summary>
internal sealed class Cells<T, TKey>(AkrabDb db, IQueryable<T> rows, Expression key, Field? sum) : ICells where T : Entity
{
    /// <summary>Sums are taken apart here, so that the largest amounts of a billion rows fit into whole numbers.</summary>
    private const long Split = 10_000_000_000;

    /// <summary>How the value is written, when the key is its folded form.</summary>
    public Expression? Label { get; init; }

    /// <summary>The field whose rows in the index of values give the key.</summary>
    public Field? Keyed { get; init; }

    public Task<IReadOnlyList<Group>> AsTheyAre(CancellationToken stop) => Groups(key => key, stop);

    public Task<IReadOnlyList<Group>> Groups(Func<TKey, object?> value, CancellationToken stop) => Groups((key, _) => value(key), stop);

    public async Task<IReadOnlyList<Group>> Groups(Func<TKey, string?, object?> value, CancellationToken stop)
    {
        var counts = await Counts(Query(null)).ToListAsync(stop);
        var totals = sum is null ? null : (await Totals(stop)).ToLookup(t => t.Key);
        return [.. counts.Select(c => new Group(value(c.Key, c.Label), c.Label, c.Count, totals is null ? [] : [.. totals[c.Key].Select(Sum).OrderBy(t => t.Currency, StringComparer.Ordinal)]))];
    }

    private IQueryable<Counted<TKey>> Counts(IQueryable<Cell<TKey>> cells) => Label is null
        ? cells.GroupBy(c => c.Key).Select(g => new Counted<TKey> { Key = g.Key, Count = g.LongCount() })
        : cells.GroupBy(c => c.Key).Select(g => new Counted<TKey> { Key = g.Key, Label = g.Min(c => c.Label), Count = g.LongCount() });

    private Task<List<Summed<TKey>>> Totals(CancellationToken stop)
    {
        var cells = Query(sum).Where(c => c.Units != null);
        return (sum!.Type is MoneyType
            ? cells.GroupBy(c => new { c.Key, c.Currency }).Select(g => new Summed<TKey> { Key = g.Key.Key, Currency = g.Key.Currency, High = g.Sum(c => c.Units / Split), Low = g.Sum(c => c.Units % Split) })
            : cells.GroupBy(c => c.Key).Select(g => new Summed<TKey> { Key = g.Key, High = g.Sum(c => c.Units / Split), Low = g.Sum(c => c.Units % Split) })).ToListAsync(stop);
    }

    private Total Sum(Summed<TKey> summed)
    {
        var units = ((summed.High ?? 0) * (decimal)Split) + (summed.Low ?? 0);
        return new Total(sum is MemberField { Type: NumberType } ? units : units / Money.UnitsPerOne, summed.Currency);
    }

    private IQueryable<Cell<TKey>> Query(Field? added)
    {
        var grains = rows.Select(row => new Grain<T> { Row = row });
        if (Keyed is not null)
            grains = grains.Join(Values(Keyed), Cell.RecordId<T>(), v => v.Record, (g, v) => new Grain<T> { Row = g.Row, Key = v });
        if (added is CustomField)
            grains = grains.Join(Values(added), Cell.RecordId<T>(), v => v.Record, (g, v) => new Grain<T> { Row = g.Row, Key = g.Key, Sum = v });

        var type = typeof(Cell<TKey>);
        List<MemberBinding> parts = [Expression.Bind(type.GetProperty(nameof(Cell<>.Key))!, key.Type == typeof(TKey) ? key : Expression.Convert(key, typeof(TKey)))];
        if (Label is not null && added is null)
            parts.Add(Expression.Bind(type.GetProperty(nameof(Cell<>.Label))!, Label));
        if (added is not null)
            parts.AddRange(Amount(added, type));
        return grains.Select(Expression.Lambda<Func<Grain<T>, Cell<TKey>>>(Expression.MemberInit(Expression.New(type), parts), Cell.It<T>()));
    }

    private IQueryable<FieldValueRow> Values(Field field)
    {
        var name = field.KeyedName;
        return db.Set<FieldValueRow>().Where(v => v.Field == name);
    }

    private static IEnumerable<MemberBinding> Amount(Field added, Type type)
    {
        var (units, currency) = (type.GetProperty(nameof(Cell<>.Units))!, type.GetProperty(nameof(Cell<>.Currency))!);
        if (added is not MemberField member)
            return
            [
                Expression.Bind(units, Expression.Property(Expression.Property(Cell.It<T>(), nameof(Grain<>.Sum)), nameof(FieldValueRow.Number))),
                Expression.Bind(currency, Expression.Property(Expression.Property(Cell.It<T>(), nameof(Grain<>.Sum)), nameof(FieldValueRow.TextKey))),
            ];

        var value = Replace.In(member.Member, Cell.Row<T>());
        if (added.Type is not MoneyType)
            return [Expression.Bind(units, Expression.Convert(value, typeof(long?)))];

        var money = Nullable.GetUnderlyingType(value.Type) is null ? value : Expression.Property(value, "Value");
        return
        [
            Expression.Bind(units, Expression.Convert(Expression.Property(money, nameof(Money.Units)), typeof(long?))),
            Expression.Bind(currency, Expression.Property(money, nameof(Money.Currency))),
        ];
    }
}
