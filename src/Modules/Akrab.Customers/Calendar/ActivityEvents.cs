using Akrab.Calendars;
using Akrab.Customers.Activities;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Calendar;

/// <summary>Says an activity as an appointment of RFC 5545, for calendars elsewhere.</summary>
public static class ActivityEvents
{
    /// <param name="who">The party it is with.</param>
    public static CalendarEvent? Of(Activity activity, string? who)
    {
        if (activity.Begins is not { } begins)
            return null;

        var start = activity.StartsAt is null ? CalendarTime.On(DateOnly.FromDateTime(begins)) : CalendarTime.In(Clock.Zone, begins);
        return new CalendarEvent
        {
            Uid = $"{activity.Id.Value}@akrab",
            Sequence = (int)Math.Min(int.MaxValue, activity.Version),
            StampedAt = activity.UpdatedAt,
            CreatedAt = activity.CreatedAt,
            ModifiedAt = activity.UpdatedAt,
            Summary = who is null ? activity.Subject : $"{activity.Subject} · {who}",
            Description = string.Join("\n\n", new[] { activity.Notes, activity.Outcome }.Where(text => !string.IsNullOrEmpty(text))),
            Location = activity.Place ?? "",
            Status = EntryStatus.Confirmed,
            IsTransparent = activity.StartsAt is null || !activity.IsOpen,
            Start = start,
            End = activity.EndsAt is { } end ? In(end) : null,
            Recurs = activity is { IsOpen: true, Rule: { } rule } ? [Until(rule, activity.StartsAt is not null)] : [],
            Alarms = activity is { IsOpen: true, RemindAt: { } remindAt } ? [new Alarm { Description = activity.Subject, Offset = CalendarDuration.Of(remindAt - start.Moment(Clock.Zone)) }] : [],
        };
    }

    private static CalendarTime In(DateTimeOffset moment) => CalendarTime.In(Clock.Zone, TimeZoneInfo.ConvertTime(moment, Clock.Zone).DateTime);

    /// <summary>What has a time ends at a moment, and what has none on a day: RFC 5545 wants the end said as the start is.</summary>
    private static Recurrence Until(Recurrence rule, bool hasTime) => rule.Until is { IsDate: true } last && hasTime
        ? rule with { Until = CalendarTime.Utc(MomentType.StartOf(last.Date.AddDays(1), Clock.Zone).AddSeconds(-1)) }
        : rule;
}
