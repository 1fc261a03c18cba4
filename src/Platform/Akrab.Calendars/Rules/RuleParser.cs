using System.Globalization;

namespace Akrab.Calendars.Rules;

/// <summary>Reads FREQ=…;INTERVAL=… (RFC 5545, 3.3.10).</summary>
internal static class RuleParser
{
    private const int MostLetters = 10_000;

    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <returns>Null, and the part at fault, where the text is no rule.</returns>
    public static Recurrence? Read(string text, out string flaw)
    {
        flaw = text.Length > 60 ? text[..60] : text;
        if (text.Length > MostLetters)
            return null;

        var rule = new Recurrence { Frequency = Frequency.Yearly };
        HashSet<string> seen = [];
        foreach (var part in text.Trim().ToUpperInvariant().Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is not [var name, var value] || !seen.Add(name) || With(rule, name, value) is not { } more)
            {
                flaw = part;
                return null;
            }

            rule = more;
        }

        if (!seen.Contains("FREQ"))
            return null;
        if (RuleText.FlawOf(rule) is not { } contradiction)
            return rule;

        flaw = contradiction;
        return null;
    }

    /// <summary>The rule with one part more; null where it cannot be read. Parts of private use are passed over.</summary>
    private static Recurrence? With(Recurrence rule, string name, string value) => name switch
    {
        "FREQ" => Tokens.Read<Frequency>(value) is { } frequency ? rule with { Frequency = frequency } : null,
        "INTERVAL" => Number(value) is { } interval ? rule with { Interval = interval } : null,
        "COUNT" => Number(value) is { } count ? rule with { Count = count } : null,
        "UNTIL" => CalendarTime.TryParse(value, null, out var until) ? rule with { Until = until } : null,
        "BYSECOND" => Numbers(value) is { } seconds ? rule with { BySecond = seconds } : null,
        "BYMINUTE" => Numbers(value) is { } minutes ? rule with { ByMinute = minutes } : null,
        "BYHOUR" => Numbers(value) is { } hours ? rule with { ByHour = hours } : null,
        "BYDAY" => All(value, Weekday) is { } days ? rule with { ByDay = days } : null,
        "BYMONTHDAY" => Numbers(value) is { } monthDays ? rule with { ByMonthDay = monthDays } : null,
        "BYYEARDAY" => Numbers(value) is { } yearDays ? rule with { ByYearDay = yearDays } : null,
        "BYWEEKNO" => Numbers(value) is { } weeks ? rule with { ByWeek = weeks } : null,
        "BYMONTH" => Numbers(value) is { } months ? rule with { ByMonth = months } : null,
        "BYSETPOS" => Numbers(value) is { } positions ? rule with { BySetPosition = positions } : null,
        "WKST" => Weekday(value) is { Ordinal: 0, Day: var weekStart } ? rule with { WeekStart = weekStart } : null,
        _ => name.StartsWith("X-", StringComparison.Ordinal) ? rule : null,
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static List<int>? Numbers(string list) => All(list, Number);

    private static WeekdayOf? Weekday(string text)
    {
        var day = text.Length >= 2 ? Array.IndexOf(Days, text[^2..]) : -1;
        if (day < 0)
            return null;
        if (text.Length == 2)
            return new WeekdayOf((DayOfWeek)day);
        return Number(text[..^2]) is { } ordinal and not 0 ? new WeekdayOf((DayOfWeek)day, ordinal) : null;
    }

    private static List<T>? All<T>(string list, Func<string, T?> read) where T : struct
    {
        List<T> values = [];
        foreach (var text in list.Split(',', StringSplitOptions.TrimEntries))
        {
            if (read(text) is not { } value)
                return null;
            values.Add(value);
        }

        return values;
    }
}
