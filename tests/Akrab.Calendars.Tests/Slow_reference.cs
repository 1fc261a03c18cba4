using System.Globalization;

namespace Akrab.Calendars.Tests;

/// <summary>
/// A recurrence rule read as plainly as the RFC says it: look at every hour there is, keep those that every BY part allows, and of each period
/// those at the positions. Slow, and without a thought in common with the engine. Only for rules on the full hour.
/// </summary>
internal static class Slow_reference
{
    public static IEnumerable<DateTime> Occurrences(Recurrence rule, DateTime start, DateTime to)
    {
        var hours = Hours(new DateTime(start.Year, 1, 1).AddDays(-7), to).Where(time => PeriodOf(rule, time, start) is { } period && period % rule.Interval == 0);
        var kept = hours.Where(time => Allows(rule, time, start)).GroupBy(time => PeriodOf(rule, time, start)).SelectMany(period => AtPositions(rule, [.. period]));
        return kept.Where(time => time > start).Prepend(start).Where(time => time < to).Take(rule.Count ?? int.MaxValue);
    }

    private static IEnumerable<DateTime> Hours(DateTime from, DateTime to)
    {
        for (var time = from; time < to.AddYears(1); time = time.AddHours(1))
            yield return time;
    }

    private static IEnumerable<DateTime> AtPositions(Recurrence rule, List<DateTime> period) =>
        rule.BySetPosition.Count == 0 ? period : period.Where((_, i) => rule.BySetPosition.Contains(i + 1) || rule.BySetPosition.Contains(i - period.Count));

    private static long PeriodOf(Recurrence rule, DateTime time, DateTime start) => rule.Frequency switch
    {
        Frequency.Yearly => time.Year - start.Year,
        Frequency.Monthly => (time.Year - start.Year) * 12 + time.Month - start.Month,
        Frequency.Weekly => (WeekOf(time, rule.WeekStart) - WeekOf(start, rule.WeekStart)).Days / 7,
        Frequency.Daily => (time.Date - start.Date).Days,
        _ => (long)(time - start).TotalHours,
    };

    private static DateTime WeekOf(DateTime time, DayOfWeek first)
    {
        var day = time.Date;
        while (day.DayOfWeek != first)
            day = day.AddDays(-1);
        return day;
    }

    private static bool Allows(Recurrence rule, DateTime time, DateTime start)
    {
        var isDaySaid = rule.ByDay.Count + rule.ByMonthDay.Count + rule.ByYearDay.Count + rule.ByWeek.Count > 0;
        return (rule.ByMonth.Count > 0 ? rule.ByMonth.Contains(time.Month) : rule.Frequency != Frequency.Yearly || isDaySaid || time.Month == start.Month)
            && (rule.ByMonthDay.Count > 0 ? Either(rule.ByMonthDay, time.Day, DateTime.DaysInMonth(time.Year, time.Month)) : rule.Frequency < Frequency.Monthly || isDaySaid || time.Day == start.Day)
            && (rule.ByYearDay.Count == 0 || Either(rule.ByYearDay, time.DayOfYear, new DateTime(time.Year, 12, 31).DayOfYear))
            && (rule.ByWeek.Count == 0 || IsInWeek(rule, time))
            && (rule.ByDay.Count > 0 ? rule.ByDay.Any(day => IsDay(rule, day, time)) : rule.Frequency != Frequency.Weekly && !IsWeekOnly(rule) || time.DayOfWeek == start.DayOfWeek)
            && (rule.ByHour.Count > 0 ? rule.ByHour.Contains(time.Hour) : rule.Frequency == Frequency.Hourly || time.Hour == start.Hour);
    }

    private static bool IsWeekOnly(Recurrence rule) => rule.ByWeek.Count > 0 && rule.ByMonthDay.Count + rule.ByYearDay.Count == 0;

    private static bool Either(IReadOnlyList<int> numbers, int fromFirst, int length) => numbers.Contains(fromFirst) || numbers.Contains(fromFirst - length - 1);

    private static bool IsInWeek(Recurrence rule, DateTime time)
    {
        var calendar = CultureInfo.InvariantCulture.Calendar;
        int Number(DateTime of) => calendar.GetWeekOfYear(WeekOf(of, rule.WeekStart).AddDays(3), CalendarWeekRule.FirstFourDayWeek, rule.WeekStart);
        return Either(rule.ByWeek, Number(time), Number(new DateTime(WeekOf(time, rule.WeekStart).AddDays(3).Year, 12, 28)));
    }

    private static bool IsDay(Recurrence rule, WeekdayOf day, DateTime time)
    {
        if (day.Day != time.DayOfWeek)
            return false;
        if (day.Ordinal == 0)
            return true;

        var isOfMonth = rule.Frequency == Frequency.Monthly || rule.ByMonth.Count > 0;
        var first = isOfMonth ? new DateTime(time.Year, time.Month, 1) : new DateTime(time.Year, 1, 1);
        var alike = new List<DateTime>();
        for (var other = first; other < (isOfMonth ? first.AddMonths(1) : first.AddYears(1)); other = other.AddDays(1))
            if (other.DayOfWeek == day.Day)
                alike.Add(other);
        return alike.ElementAtOrDefault(day.Ordinal > 0 ? day.Ordinal - 1 : alike.Count + day.Ordinal) == time.Date && Math.Abs(day.Ordinal) <= alike.Count;
    }
}
