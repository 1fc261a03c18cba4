using System.Globalization;
using System.Text;

namespace Akrab.Calendars.Rules;

/// <summary>Writes a rule, and says which part of it is not allowed.</summary>
internal static class RuleText
{
    public static string Write(WeekdayOf day) =>
        (day.Ordinal == 0 ? "" : day.Ordinal.ToString(CultureInfo.InvariantCulture)) + day.Day.ToString()[..2].ToUpperInvariant();

    public static string Write(Recurrence rule)
    {
        var text = new StringBuilder("FREQ=").Append(rule.Frequency.ToString().ToUpperInvariant());
        if (rule.Until is { } until)
            text.Append(";UNTIL=").Append(until);
        if (rule.Count is { } count)
            text.Append(CultureInfo.InvariantCulture, $";COUNT={count}");
        if (rule.Interval != 1)
            text.Append(CultureInfo.InvariantCulture, $";INTERVAL={rule.Interval}");
        foreach (var (name, numbers, _, _) in Lists(rule))
            if (numbers.Count > 0)
                text.Append(';').Append(name).Append('=').AppendJoin(',', numbers.Distinct().Order());
        if (rule.ByDay.Count > 0)
            text.Append(";BYDAY=").AppendJoin(',', rule.ByDay.Distinct().OrderBy(day => day.Ordinal).ThenBy(day => ((int)day.Day + 6) % 7).Select(Write));
        if (rule.BySetPosition.Count > 0)
            text.Append(";BYSETPOS=").AppendJoin(',', rule.BySetPosition.Distinct().Order());
        if (rule.WeekStart != DayOfWeek.Monday)
            text.Append(";WKST=").Append(Write(rule.WeekStart));
        return text.ToString();
    }

    /// <summary>The part that RFC 5545, 3.3.10 forbids, or null.</summary>
    public static string? FlawOf(Recurrence rule)
    {
        if (!Enum.IsDefined(rule.Frequency))
            return "FREQ";
        if (rule.Interval < 1)
            return "INTERVAL";
        if (rule.Count < 1 || (rule.Count is not null && rule.Until is not null))
            return "COUNT";

        foreach (var (name, numbers, least, most) in Lists(rule))
            if (numbers.Any(number => Math.Abs((long)number) > most || number < least || (number == 0 && least != 0)))
                return name;
        if (rule.BySetPosition.Any(position => position == 0 || Math.Abs((long)position) > 366) || (rule.BySetPosition.Count > 0 && rule.ByDay.Count == 0 && Lists(rule).All(list => list.Numbers.Count == 0)))
            return "BYSETPOS";

        var isNumbered = rule.ByDay.Any(day => day.Ordinal != 0);
        if (rule.ByDay.Any(day => Math.Abs((long)day.Ordinal) > 53 || !Enum.IsDefined(day.Day)) || (isNumbered && (rule.Frequency < Frequency.Monthly || rule.ByWeek.Count > 0)))
            return "BYDAY";
        if (rule.ByWeek.Count > 0 && rule.Frequency != Frequency.Yearly)
            return "BYWEEKNO";
        if (rule.ByYearDay.Count > 0 && rule.Frequency is Frequency.Daily or Frequency.Weekly or Frequency.Monthly)
            return "BYYEARDAY";
        return rule.ByMonthDay.Count > 0 && rule.Frequency == Frequency.Weekly ? "BYMONTHDAY" : null;
    }

    private static (string Name, IReadOnlyList<int> Numbers, int Least, int Most)[] Lists(Recurrence rule) =>
    [
        ("BYMONTH", rule.ByMonth, 1, 12),
        ("BYWEEKNO", rule.ByWeek, -53, 53),
        ("BYYEARDAY", rule.ByYearDay, -366, 366),
        ("BYMONTHDAY", rule.ByMonthDay, -31, 31),
        ("BYHOUR", rule.ByHour, 0, 23),
        ("BYMINUTE", rule.ByMinute, 0, 59),
        ("BYSECOND", rule.BySecond, 0, 60),
    ];
}
