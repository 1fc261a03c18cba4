using System.Globalization;
using Akrab.Exchange.ContentLines;

namespace Akrab.Calendars.Zones;

/// <summary>
/// Writes a time zone as VTIMEZONE (RFC 5545, 3.6.5), exact from 1970 to 2037. Changes that come year after year on the same weekday of a month
/// become one rule; one that still holds in 2037 holds on.
/// </summary>
internal static class ZoneLines
{
    private const int FirstYear = 1970, LastYear = 2037;

    private readonly record struct Change(DateTime Local, TimeSpan From, TimeSpan To, bool IsDaylight);

    public static Component Of(string name, TimeZoneInfo zone)
    {
        var start = new DateTime(FirstYear, 1, 1);
        var first = zone.GetUtcOffset(start);
        List<Component> parts = [Observance(new Change(start, first, first, zone.IsDaylightSavingTime(start)), null)];
        var open = Changes(zone).ToList();
        while (open.Count > 0)
        {
            var (years, day) = Run(open);
            Recurrence? rule = null;
            if (years.Count > 1)
            {
                var last = years[^1];
                rule = new Recurrence
                {
                    Frequency = Frequency.Yearly,
                    ByMonth = [last.Local.Month],
                    ByDay = [day],
                    Until = last.Local.Year == LastYear ? null : CalendarTime.Utc(new DateTimeOffset(last.Local - last.From, TimeSpan.Zero)),
                };
            }

            parts.Add(Observance(years[0], rule));
            open.RemoveAll(years.Contains);
        }

        return new Component("VTIMEZONE", [new ContentLine("TZID", ContentText.Escape(name))], parts);
    }

    /// <summary>The first change and those like it in the years that follow, and the weekday of the month they share.</summary>
    private static (List<Change> Years, WeekdayOf Day) Run(List<Change> changes)
    {
        var run = new List<Change> { changes[0] };
        var days = DaysOf(changes[0].Local);
        foreach (var change in changes.Skip(1))
        {
            var last = run[^1];
            if (change.Local.Year > last.Local.Year + 1)
                break;
            if (change.Local.Year == last.Local.Year || (change.From, change.To, change.IsDaylight, change.Local.Month, change.Local.TimeOfDay) != (last.From, last.To, last.IsDaylight, last.Local.Month, last.Local.TimeOfDay))
                continue;

            var common = days.Intersect(DaysOf(change.Local)).ToArray();
            if (common.Length == 0)
                break;
            days = common;
            run.Add(change);
        }

        return (run, days[^1]);
    }

    /// <summary>The second Sunday; the fourth one may be the last as well, which is then the likelier rule.</summary>
    private static WeekdayOf[] DaysOf(DateTime day)
    {
        var fromFirst = new WeekdayOf(day.DayOfWeek, (day.Day - 1) / 7 + 1);
        return DateTime.DaysInMonth(day.Year, day.Month) - day.Day < 7 ? [fromFirst, new WeekdayOf(day.DayOfWeek, -1)] : [fromFirst];
    }

    private static Component Observance(Change change, Recurrence? rule)
    {
        List<ContentLine> lines =
        [
            new("DTSTART", CalendarTime.Floating(change.Local).ToString()),
            new("TZOFFSETFROM", Offset(change.From)),
            new("TZOFFSETTO", Offset(change.To)),
        ];
        if (rule is not null)
            lines.Add(new ContentLine("RRULE", rule.ToString()));
        return new Component(change.IsDaylight ? "DAYLIGHT" : "STANDARD", lines, []);
    }

    /// <summary>Looks once a week whether the offset is another, and then for the second it became so.</summary>
    private static IEnumerable<Change> Changes(TimeZoneInfo zone)
    {
        var end = new DateTime(LastYear + 1, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var at = new DateTime(FirstYear, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var next = at.AddDays(7); at < end; (at, next) = (next, next.AddDays(7)))
        {
            var (from, to) = (zone.GetUtcOffset(at), zone.GetUtcOffset(next));
            if (from == to)
                continue;

            var (before, after) = (at, next);
            while (after - before > TimeSpan.FromSeconds(1))
            {
                var middle = before.AddSeconds(Math.Floor((after - before).TotalSeconds / 2));
                (before, after) = zone.GetUtcOffset(middle) == from ? (middle, after) : (before, middle);
            }

            yield return new Change(DateTime.SpecifyKind(after + from, DateTimeKind.Unspecified), from, to, zone.IsDaylightSavingTime(after));
        }
    }

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);
}
