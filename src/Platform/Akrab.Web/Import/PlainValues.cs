using Akrab.Exchange.Shape;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Web.Import;

/// <summary>Reads what fills one cell, by the type of its field and the habits of its column.</summary>
internal static class PlainValues
{
    /// <exception cref="UnreadableValue">The cell cannot be understood.</exception>
    public static object? Read(FieldType type, string cell, MappedColumn column, ReadingContext how) => type switch
    {
        AnnualDateType => type.Parse(column.HasPlaceAndDate ? BirthText.Split(cell).Date : cell, how with { DateOrder = column.Order }),
        DateType when AnnualDate.TryParse(cell.Trim(), out var date, column.Order) && date.Year is { } year => date.In(year),
        TextSetType => type.Parse(Items(cell), how),
        UrlType or EmailType => type.Parse(Exchange.MultiValue.Split(cell)[0], how),
        _ => type.Parse(cell, how),
    };

    /// <summary>Two columns for one field: sets and notes take both; of everything else the first counts (null).</summary>
    public static object? Joined(FieldType type, object first, object second) => type switch
    {
        TextSetType => TextSet.Of([.. ((TextSet)first).Items, .. ((TextSet)second).Items]),
        LongTextType when !((string)first).Contains((string)second, StringComparison.Ordinal) => $"{first}\n{second}",
        _ => null,
    };

    /// <summary>Google marks its own groups with an asterisk: "* myContacts ::: VIP".</summary>
    private static string Items(string cell) => cell.Contains(":::", StringComparison.Ordinal) || cell.TrimStart().StartsWith('*')
        ? string.Join(';', Exchange.MultiValue.Split(cell).Where(item => !item.StartsWith('*')))
        : cell;
}
