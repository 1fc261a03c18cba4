using System.Globalization;
using System.Text.RegularExpressions;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Commerce.Documents;

/// <summary>What gets numbers.</summary>
public enum DocumentKind
{
    Quote,
    Order,
    Invoice,
    CreditNote,
    Payment,
}

/// <summary>The numbers of one kind of document in one year: one after the other, none twice and none left out.</summary>
public sealed partial class NumberSeries : Entity<NumberSeriesId>, IDefined<NumberSeries>
{
    public DocumentKind Kind { get; set; }

    public int Year { get; set; }

    /// <summary>How a number is written: <c>INV/{yyyy}/{nnnn}</c>.</summary>
    public required string Pattern { get; set; }

    /// <summary>The number after which ours begin; above nought where we moved in within the year.</summary>
    public int StartsAfter { get; set; }

    /// <summary>The last number that was given.</summary>
    public int Last { get; private set; }

    /// <summary>The next number. It counts only if the document it is for is written with the series, in one unit of work.</summary>
    public string Next(DateOnly on)
    {
        Last = Math.Max(Last, StartsAfter) + 1;
        return Token().Replace(Pattern, token => token.Value switch
        {
            "{yyyy}" => on.Year.ToString("0000", CultureInfo.InvariantCulture),
            "{yy}" => (on.Year % 100).ToString("00", CultureInfo.InvariantCulture),
            "{MM}" => on.Month.ToString("00", CultureInfo.InvariantCulture),
            var digits => Last.ToString(new string('0', digits.Length - 2), CultureInfo.InvariantCulture),
        });
    }

    public static void Define(Definition<NumberSeries> it)
    {
        it.IsCalled("number-series", "numberings").Icon("list-numbers");
        it.Has(s => s.Kind).Fixed().Indexed();
        it.Has(s => s.Year).Fixed().Indexed();
        it.Has(s => s.Pattern, new TextType(60)).Required().Indexed();
        it.Has(s => s.StartsAfter);
        it.Has(s => s.Last).ReadOnly();
        it.Titled(s => s.Pattern);
        it.Lists(s => s.Pattern, s => s.Kind, s => s.Year, s => s.StartsAfter, s => s.Last);
        it.Section("main", s => s.Kind, s => s.Year, s => s.Pattern, s => s.StartsAfter, s => s.Last);
        it.Must(s => s.Year is >= 2000 and <= 2100, "number-series.bad-year", s => s.Year);
        it.Must(s => s.StartsAfter is >= 0 and < 100_000_000, "number-series.start", s => s.StartsAfter);
        it.Must(s => Token().Matches(s.Pattern) is var tokens && tokens.Count(t => t.Value[1] == 'n') == 1 && tokens.Any(t => t.Value[1] == 'y'), "number-series.bad-pattern", s => s.Pattern);
        it.ClosedWhile(s => s.Last > 0, "number-series.begun", s => s.Pattern);
    }

    [GeneratedRegex(@"\{(yyyy|yy|MM|n+)\}")]
    private static partial Regex Token();
}

/// <summary>The numbers of one kind in one year.</summary>
public readonly record struct NumberSeriesId(Guid Value) : IEntityId<NumberSeriesId>
{
    public static NumberSeriesId Of(Guid value) => new(value);
}
