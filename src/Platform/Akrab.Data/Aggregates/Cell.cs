using System.Linq.Expressions;
using Akrab.Data.Rows;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Data.Aggregates;

/// <summary>A row and what the index of values knows of it.</summary>
internal sealed class Grain<T>
{
    public T Row { get; init; } = default!;

    public FieldValueRow Key { get; init; } = null!;

    public FieldValueRow Sum { get; init; } = null!;
}

/// <summary>What one row brings to one group.</summary>
internal sealed class Cell<TKey>
{
    public TKey Key { get; init; } = default!;

    public string? Label { get; init; }

    public string? Currency { get; init; }

    public long? Units { get; init; }
}

internal sealed class Counted<TKey>
{
    public TKey Key { get; init; } = default!;

    public string? Label { get; init; }

    public long Count { get; init; }
}

internal sealed class Summed<TKey>
{
    public TKey Key { get; init; } = default!;

    public string? Currency { get; init; }

    public long? High { get; init; }

    public long? Low { get; init; }
}

/// <summary>Expressions over a grain.</summary>
internal static class Cell
{
    public static ParameterExpression It<T>() where T : Entity => Parameters<T>.It;

    public static Expression Row<T>() where T : Entity => Expression.Property(It<T>(), nameof(Grain<>.Row));

    /// <summary>A column of the row in the index of values that gives the key.</summary>
    public static Expression Keyed<T>(string column) where T : Entity => Expression.Property(Expression.Property(It<T>(), nameof(Grain<>.Key)), column);

    /// <summary>The bare value of the typed id, in a form that EF sees through.</summary>
    public static Expression<Func<Grain<T>, Guid>> RecordId<T>() where T : Entity => Expression.Lambda<Func<Grain<T>, Guid>>(
        Expression.Convert(Expression.Convert(Expression.Property(Row<T>(), "Id"), typeof(object)), typeof(Guid)), It<T>());

    /// <summary>The value of a number in the index of values.</summary>
    public static object? OfNumber(this FieldType type, long? number) => (type, number) switch
    {
        (_, null) => null,
        (ToggleType, { } known) => known == 1,
        (AnnualDateType, { } known) => AnnualDateType.FromCode((int)known),
        (_, { } known) => known / NumberType.Scale,
    };

    /// <summary>The value of a moment in the index of values.</summary>
    public static object? OfMoment(this FieldType type, DateTimeOffset? moment) =>
        type is DateType && moment is { } known ? DateOnly.FromDateTime(known.UtcDateTime) : moment;

    private static class Parameters<T>
    {
        public static readonly ParameterExpression It = Expression.Parameter(typeof(Grain<T>), "grain");
    }
}
