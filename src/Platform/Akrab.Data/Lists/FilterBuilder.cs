using System.Linq.Expressions;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Lists;

/// <summary>Makes a condition that both databases can answer from a filter.</summary>
internal sealed class FilterBuilder<T>(AkrabDb db, ReadingContext how) where T : Entity
{
    /// <summary>A year beyond all others in which every day exists.</summary>
    private const int LastLeapYear = 9996;

    private readonly ParameterExpression _row = Expression.Parameter(typeof(T), "row");

    public Expression<Func<T, bool>> Build(Filter filter)
    {
        if (!filter.Field.Type.Comparisons.Contains(filter.Comparison))
            throw new UnknownQuestion("error.unknown-comparison", filter.Field.Name);

        try
        {
            return Expression.Lambda<Func<T, bool>>(Condition(filter), _row);
        }
        catch (UnreadableValue unreadable)
        {
            throw new UnknownQuestion("error.unreadable-filter", filter.Field.Name) { Because = unreadable };
        }
    }

    /// <summary>The rows without a value of the field in the index of values.</summary>
    public Expression<Func<T, bool>> Without(Field field)
    {
        var name = field.KeyedName;
        return Expression.Lambda<Func<T, bool>>(Expression.Not(Exists(db.Set<FieldValueRow>().Where(v => v.Field == name))), _row);
    }

    private Expression Condition(Filter filter)
    {
        if (filter.Field is not MemberField member || member.Type.IsMany)
            return Keyed(filter);

        var value = ValueOf(member);
        if (filter.Comparison is Comparison.IsEmpty)
            return Empty(value);
        if (filter.Comparison is Comparison.IsNotEmpty)
            return Expression.Not(Empty(value));

        return member.Type switch
        {
            StringType => Text(member, value, filter),
            MoneyType => Money(value, filter),
            AnnualDateType => Annual(value, filter),
            ChoiceType or ComputedType { Of: ChoiceType } => AnyOf(value, member.Type, filter),
            LinkType => AnyOf(value, member.Type, filter),
            _ => Compare(filter.Comparison, value, Operand(member.Type, filter.Operand, value.Type)),
        };
    }

    private Expression ValueOf(MemberField field) => field.Formula is { } formula
        ? Replace.In(formula, _row, Held.Value(how.Today, typeof(DateOnly)))
        : Replace.In(field.Member, _row);

    private static Expression Empty(Expression value) => value.Type.IsValueType && Nullable.GetUnderlyingType(value.Type) is null
        ? Expression.Constant(false)
        : Expression.Equal(value, Expression.Constant(null, value.Type));

    private Expression Operand(FieldType type, string typed, Type into)
    {
        var value = type.Parse(typed, how) ?? throw new UnreadableValue("error.required");
        return Held.Value(value, into);
    }

    private Expression Text(MemberField field, Expression value, Filter filter)
    {
        var folded = Fold.Text(filter.Operand);
        var key = ModelMaker.HasKeyColumn(field)
            ? Expression.Call(typeof(EF), nameof(EF.Property), [typeof(string)], _row, Expression.Constant(ModelMaker.KeyColumn(field)))
            : (Expression)Expression.Call(value, nameof(string.ToLower), []);
        var text = Held.Value(folded, typeof(string));
        return filter.Comparison switch
        {
            Comparison.Is => Expression.Equal(key, text),
            Comparison.IsNot => Expression.OrElse(Expression.NotEqual(key, text), Empty(value)),
            Comparison.StartsWith => Expression.AndAlso(Ordering.AtLeast(key, text), Ordering.Less(key, Held.Value(folded + '\uffff', typeof(string)))),
            _ => Expression.Call(key, nameof(string.Contains), [], text),
        };
    }

    private Expression Money(Expression value, Filter filter)
    {
        var money = (Money)(new MoneyType().Parse(filter.Operand, how) ?? throw new UnreadableValue("error.required"));
        var whole = Nullable.GetUnderlyingType(value.Type) is null ? value : Expression.Property(value, "Value");
        var compared = Compare(filter.Comparison, Expression.Property(whole, nameof(Kernel.Values.Money.Units)), Held.Value(money.Units, typeof(long)));
        return Expression.AndAlso(Expression.Equal(Expression.Property(whole, nameof(Kernel.Values.Money.Currency)), Held.Value(money.Currency, typeof(string))), compared);
    }

    /// <summary>A day without a year means that day in any year.</summary>
    private Expression Annual(Expression value, Filter filter)
    {
        var date = (AnnualDate)(new AnnualDateType().Parse(filter.Operand, how) ?? throw new UnreadableValue("error.required"));
        if (filter.Comparison is Comparison.Is or Comparison.IsNot && date.Year is null)
        {
            var within = Expression.AndAlso(
                Ordering.AtLeast(value, Held.Value(date, value.Type)),
                Ordering.AtMost(value, Held.Value(new AnnualDate(date.Month, date.Day, LastLeapYear), value.Type)));
            return filter.Comparison is Comparison.Is ? within : Expression.Not(within);
        }

        return Compare(filter.Comparison, value, Held.Value(date, value.Type));
    }

    private Expression AnyOf(Expression value, FieldType type, Filter filter)
    {
        var any = filter.Operand.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(typed => (Expression)Expression.Equal(value, Operand(type, typed, value.Type)))
            .Aggregate((Expression?)null, (sum, one) => sum is null ? one : Expression.OrElse(sum, one))
            ?? throw new UnreadableValue("error.required");
        return filter.Comparison is Comparison.IsNot ? Expression.Not(any) : any;
    }

    private static Expression Compare(Comparison comparison, Expression left, Expression right) => comparison switch
    {
        Comparison.Is => Expression.Equal(left, right),
        Comparison.IsNot => Expression.NotEqual(left, right),
        Comparison.Less => Ordering.Less(left, right),
        Comparison.AtMost => Ordering.AtMost(left, right),
        Comparison.More => Ordering.More(left, right),
        Comparison.AtLeast => Ordering.AtLeast(left, right),
        _ => throw new UnknownQuestion("error.unknown-comparison", comparison.ToString()),
    };

    /// <summary>A field whose values are in the index of values: is there one that fits?</summary>
    private Expression Keyed(Filter filter)
    {
        if (!filter.Field.IsKeyed)
            throw new UnknownQuestion("error.not-filterable", filter.Field.Name);

        var name = filter.Field.KeyedName;
        var values = db.Set<FieldValueRow>().Where(v => v.Field == name);
        if (filter.Comparison is not (Comparison.IsEmpty or Comparison.IsNotEmpty))
            values = Matching(values, filter);

        var exists = Exists(values);
        return filter.Comparison is Comparison.IsEmpty or Comparison.IsNot ? Expression.Not(exists) : exists;
    }

    private IQueryable<FieldValueRow> Matching(IQueryable<FieldValueRow> values, Filter filter)
    {
        var folded = Fold.Text(filter.Operand);
        if (filter.Field.Type is StringType && filter.Comparison is Comparison.Contains)
            return values.Where(v => v.TextKey!.Contains(folded));
        if (filter.Field.Type is StringType && filter.Comparison is Comparison.StartsWith)
            return values.Where(v => string.Compare(v.TextKey, folded) >= 0 && string.Compare(v.TextKey, folded + '\uffff') < 0);

        var parsed = filter.Field.Type is AddressesType
            ? new ValueKey(Text: folded)
            : filter.Field.Type.Keys(filter.Field.Type.Parse(filter.Operand, how)).Append(new ValueKey(Text: folded)).First();

        if (parsed.Number is { } number)
        {
            if (parsed.Text is { } currency)
                values = values.Where(v => v.TextKey == currency);
            return filter.Comparison switch
            {
                Comparison.Less => values.Where(v => v.Number < number),
                Comparison.AtMost => values.Where(v => v.Number <= number),
                Comparison.More => values.Where(v => v.Number > number),
                Comparison.AtLeast => values.Where(v => v.Number >= number),
                _ => values.Where(v => v.Number == number),
            };
        }

        if (parsed.Moment is { } moment)
            return filter.Comparison switch
            {
                Comparison.Less => values.Where(v => v.Moment < moment),
                Comparison.AtMost => values.Where(v => v.Moment <= moment),
                Comparison.More => values.Where(v => v.Moment > moment),
                Comparison.AtLeast => values.Where(v => v.Moment >= moment),
                _ => values.Where(v => v.Moment == moment),
            };

        var key = parsed.Text;
        return values.Where(v => v.TextKey == key);
    }

    private Expression Exists(IQueryable<FieldValueRow> values)
    {
        var value = Expression.Parameter(typeof(FieldValueRow), "value");
        var id = Expression.Convert(Expression.Convert(Expression.Property(_row, "Id"), typeof(object)), typeof(Guid));
        var same = Expression.Lambda<Func<FieldValueRow, bool>>(Expression.Equal(Expression.Property(value, nameof(FieldValueRow.Record)), id), value);
        return Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(FieldValueRow)], values.Expression, Expression.Quote(same));
    }
}
