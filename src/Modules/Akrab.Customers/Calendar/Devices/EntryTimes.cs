using Akrab.Calendars;
using Akrab.Customers.Activities;
using Akrab.Kernel.Fields;
using Akrab.Web.Dav.Entries;

namespace Akrab.Customers.Calendar.Devices;

/// <summary>When an item of a calendar takes place, as far as an activity can say it; equal where two say the same.</summary>
/// <param name="DueOn">The day, for what has no time, and for a task that is due on a later day than it begins.</param>
/// <param name="Departures">As the activity keeps them.</param>
internal sealed record EntryTimes(DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, DateOnly? DueOn, Recurrence? Rule, string? Departures)
{
    private const int LongestRule = 500;

    public static EntryTimes Of(CalendarItem item)
    {
        var bare = item.Head is CalendarTask task ? Of(task) : Of(item.Head);
        return First(item.Head) is not { } first ? bare : bare with
        {
            Rule = item.Head.Recurs.Select(rule => Here(rule, first)).FirstOrDefault(rule => rule.ToString().Length <= LongestRule),
            Departures = Departure.Write(DeviceDepartures.Of(item)),
        };
    }

    public void Give(Activity activity)
    {
        activity.Stand(StartsAt, EndsAt, DueOn);
        activity.RepeatBy(Rule);
        activity.Depart(Departure.Read(Departures));
    }

    /// <summary>When an entry first takes place; a task without a start counts from when it is due.</summary>
    internal static CalendarTime? First(CalendarEntry entry) => entry.Start ?? (entry as CalendarTask)?.Due;

    private static EntryTimes Of(CalendarEntry appointment) => appointment.Start switch
    {
        null => new(null, null, null, null, null),
        { IsDate: true } day => new(null, null, day.Date, null, null),
        { } start => new(Moment(start), Moment(appointment.EndOf(start)) is var end && end > Moment(start) ? end : null, null, null, null),
    };

    private static EntryTimes Of(CalendarTask task)
    {
        var due = task.Due ?? (task is { Start: { } from, Duration: not null } ? task.EndOf(from) : null);
        return (task.Start, due) switch
        {
            ({ IsDate: false } start, { IsDate: false } end) when Moment(end) > Moment(start) => new(Moment(start), Moment(end), null, null, null),
            (_, { IsDate: false } at) => new(Moment(at), null, null, null, null),
            ({ IsDate: false } start, _) => new(Moment(start), null, due?.Date, null, null),
            _ => new(null, null, due?.Date ?? task.Start?.Date, null, null),
        };
    }

    private static DateTimeOffset Moment(CalendarTime time) => time.Moment(Clock.Zone);

    /// <summary>A rule as it is said on the clock of here, with no more than needs saying.</summary>
    private static Recurrence Here(Recurrence rule, CalendarTime first)
    {
        var days = DateOnly.FromDateTime(Occasion.Local(first)).DayNumber - first.Date.DayNumber;
        var byDay = rule.ByDay.All(day => day.Ordinal == 0) ? [.. rule.ByDay.Select(day => new WeekdayOf((DayOfWeek)(((int)day.Day + days + 7) % 7)))] : rule.ByDay;
        var isPlain = rule is { Frequency: Frequency.Weekly, Interval: 1, BySetPosition.Count: 0 };
        return rule with
        {
            ByDay = rule.Frequency == Frequency.Weekly && byDay is [{ } only] && only.Day == Occasion.Local(first).DayOfWeek ? [] : byDay,
            WeekStart = isPlain ? DayOfWeek.Monday : rule.WeekStart,
            Until = rule.Until is { } until && CalendarItem.IsSane(until) ? CalendarTime.On(DateOnly.FromDateTime(Occasion.Local(until))) : null,
        };
    }
}
