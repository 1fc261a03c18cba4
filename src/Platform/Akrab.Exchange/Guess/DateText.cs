using System.Globalization;
using System.Text.RegularExpressions;
using Akrab.Kernel.Values;

namespace Akrab.Exchange.Guess;

/// <summary>A date as typed; the year may be unknown (birthdays often leave it out).</summary>
public readonly record struct WrittenDate(int? Year, int Month, int Day)
{
    /// <summary>The day in the calendar, where the year is known.</summary>
    public DateOnly? On => Year is { } year ? new DateOnly(year, Month, Day) : null;
}

/// <summary>Reads dates as people type them: 13/05/1990, 13-5-90, 13 Mei 1990, May 13, 1990, 1990-05-13T10:00, 19900513, --05-13.</summary>
public static partial class DateText
{
    private static readonly Dictionary<string, int> Months = new(StringComparer.OrdinalIgnoreCase);

    static DateText()
    {
        string[] spellings =
        [
            "jan januari january", "feb februari february peb pebruari febr", "mar maret march mrt", "apr april", "mei may", "jun juni june", "jul juli july",
            "agu agustus august aug ags agt agst", "sep september sept", "okt oktober oct october", "nov november nop nopember nopem", "des desember dec december",
        ];
        for (var month = 0; month < 12; month++)
            foreach (var spelling in spellings[month].Split(' '))
                Months[spelling] = month + 1;
    }

    /// <summary>Null when the text is no date, or a day that does not exist.</summary>
    public static WrittenDate? Read(string text, DateOrder order)
    {
        if (text.Length is < 4 or > 40)
            return null;

        text = text.Trim();
        if (YearFirst().Match(text) is { Success: true } iso)
            return Valid(Number(iso, "y"), Number(iso, "m"), Number(iso, "d"));
        if (NoYear().Match(text) is { Success: true } annual)
            return Valid(null, Number(annual, "m"), Number(annual, "d"));
        if (Numbers().Match(text) is { Success: true } numbers)
            return ReadNumbers(numbers, order);
        if (DayMonthName().Match(text) is { Success: true } named && Months.TryGetValue(named.Groups["n"].Value, out var month))
            return Valid(Year(named), month, Number(named, "d"));
        if (MonthNameDay().Match(text) is { Success: true } english && Months.TryGetValue(english.Groups["n"].Value, out month))
            return Valid(Year(english), month, Number(english, "d"));
        return null;
    }

    /// <summary>The order that the values prove (13/05 cannot be a month first); without proof day first, as Indonesia writes.</summary>
    public static DateOrder OrderOf(IEnumerable<string> values)
    {
        int dayFirst = 0, monthFirst = 0;
        foreach (var value in values)
        {
            if (Numbers().Match(value.Trim()) is not { Success: true } numbers)
                continue;

            dayFirst += Number(numbers, "a") > 12 ? 1 : 0;
            monthFirst += Number(numbers, "b") > 12 ? 1 : 0;
        }

        return monthFirst > dayFirst ? DateOrder.MonthFirst : DateOrder.DayFirst;
    }

    private static WrittenDate? ReadNumbers(Match numbers, DateOrder order)
    {
        var (first, second) = (Number(numbers, "a"), Number(numbers, "b"));
        return order == DateOrder.DayFirst
            ? Valid(Year(numbers), second, first)
            : Valid(Year(numbers), first, second);
    }

    private static WrittenDate? Valid(int? year, int month, int day) =>
        month is >= 1 and <= 12 && (year is null or (>= 1 and <= 9999)) && day >= 1 && day <= DateTime.DaysInMonth(year ?? 2000, month)
            ? new WrittenDate(year, month, day)
            : null;

    /// <summary>Two digits: 30 and more are of the last century.</summary>
    private static int? Year(Match match) => match.Groups["y"] switch
    {
        { Success: false } => null,
        { Length: 2 } two => Parse(two) is var year && year >= 30 ? 1900 + year : 2000 + year,
        var four => Parse(four),
    };

    private static int Number(Match match, string group) => Parse(match.Groups[group]);

    private static int Parse(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private const string Time = @"(?:[T ,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?\s*(?:[AaPp][Mm])?\s*(?:Z|WIB|WITA|WIT|[+-]\d{2}:?\d{2})?)?$";

    [GeneratedRegex(@"^(?:(?<y>[12]\d{3})([-/.])(?<m>\d{1,2})\1(?<d>\d{1,2})|(?<y>(?:1[6-9]|20)\d{2})(?<m>[01]\d)(?<d>[0-3]\d))" + Time, RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^--(?<m>\d{2})-?(?<d>\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex NoYear();

    [GeneratedRegex(@"^(?<a>\d{1,2})\s?([-/. ])\s?(?<b>\d{1,2})\s?\1\s?(?<y>\d{4}|\d{2})" + Time, RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^(?:\p{L}{3,9},?\s+)?(?<d>\d{1,2})[-/. ]*(?<n>\p{L}{3,9})\.?(?:[-/., ]*(?<y>\d{4}|\d{2}))?" + Time, RegexOptions.CultureInvariant)]
    private static partial Regex DayMonthName();

    [GeneratedRegex(@"^(?<n>\p{L}{3,9})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<y>\d{4}))?" + Time, RegexOptions.CultureInvariant)]
    private static partial Regex MonthNameDay();
}
