using Akrab.Calendars;
using Akrab.Customers.Activities;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Calendar;

/// <summary>Says an activity as RFC 5545 does, for calendars elsewhere: first what repeats, then the times that were moved by themselves.</summary>
public static class ActivityEntries
{
    /// <summary>The end of a day on which something is due that begins at a time.</summary>
    private static readonly TimeOnly Evening = new(23, 59);

    /// <summary>What is to be done is a task; what takes place, and has a day, an appointment.</summary>
    /// <param name="who">The party it is with.</param>
    public static IReadOnlyList<CalendarEntry> Of(Activity activity, string uid, string? who) =>
        activity.Kind == ActivityKind.Task || activity.Begins is null ? Told(Task(activity, uid), activity, who) : Appointments(activity, uid, who);

    /// <summary>As an appointment, whatever it is; nothing for what has no day.</summary>
    public static IReadOnlyList<CalendarEntry> Appointments(Activity activity, string uid, string? who) =>
        activity.Begins is null ? [] : Told(Appointment(activity, uid), activity, who);

    private static CalendarEvent Appointment(Activity activity, string uid) => new()
    {
        Uid = uid,
        Status = EntryStatus.Confirmed,
        IsTransparent = activity.StartsAt is null || !activity.IsOpen,
        Start = Begin(activity),
        End = activity.EndsAt is { } end ? Here(CalendarTime.Utc(end)) : null,
    };

    private static CalendarTask Task(Activity activity, string uid)
    {
        var begins = activity.Begins is null ? (CalendarTime?)null : Begin(activity);
        var due = activity switch
        {
            { StartsAt: not null, EndsAt: { } end } => Here(CalendarTime.Utc(end)),
            { StartsAt: not null, DueOn: { } day } when day > begins!.Value.Date => CalendarTime.In(Clock.Zone, day.ToDateTime(Evening)),
            _ => begins,
        };
        return new CalendarTask
        {
            Uid = uid,
            Status = activity.Status switch
            {
                ActivityStatus.Done => EntryStatus.Completed,
                ActivityStatus.Doing => EntryStatus.InProcess,
                _ => EntryStatus.NeedsAction,
            },
            CompletedAt = activity.IsOpen ? null : activity.DoneAt,
            PercentComplete = activity.IsOpen ? null : 100,
            Start = due != begins || activity is { IsOpen: true, Rule: not null } ? begins : null,
            Due = due,
        };
    }

    private static IReadOnlyList<CalendarEntry> Told(CalendarEntry bare, Activity activity, string? who)
    {
        var departed = activity.IsOpen ? activity.Departed.Where(d => d.Original.IsDate == activity.StartsAt is null).ToList() : [];
        var series = bare with
        {
            Sequence = (int)Math.Min(int.MaxValue, activity.Version),
            StampedAt = activity.UpdatedAt,
            CreatedAt = activity.CreatedAt,
            ModifiedAt = activity.UpdatedAt,
            Summary = Summary(activity.Subject, who),
            Description = activity.Notes ?? "",
            Location = activity.Place ?? "",
            Recurs = activity is { IsOpen: true, Rule: { } rule } ? [Until(rule, activity.StartsAt is not null)] : [],
            RecursNot = [.. departed.Where(d => d.At is null).Select(d => Here(d.Original))],
            RecursAlso = [.. departed.Where(d => d is { IsAdded: true, Lasts: null, Subject: null }).Select(d => new ExtraOccurrence(Here(d.Original)))],
            Alarms = activity is { IsOpen: true, RemindAt: { } remindAt } && activity.Waits is { } waits ? [Alarm(bare, activity.Subject, remindAt - waits)] : [],
        };
        return [series, .. departed.Where(d => d is { At: not null } and not { IsAdded: true, Lasts: null, Subject: null }).Select(d => Alone(series, d, who))];
    }

    /// <summary>The name of an activity with that of the party it is with, which a phone would not show otherwise.</summary>
    internal static string Summary(string subject, string? who) => who is null ? subject : subject + Between + who;

    /// <summary>The name alone.</summary>
    internal static string Subject(string summary, string? who) => who is not null && summary.EndsWith(Between + who, StringComparison.Ordinal) ? summary[..^(Between.Length + who.Length)] : summary;

    private const string Between = " · ";

    private static Alarm Alarm(CalendarEntry bare, string subject, TimeSpan after) => new()
    {
        Description = subject,
        Offset = CalendarDuration.Of(after + ((bare.Start ?? (bare as CalendarTask)?.Due) is { IsDate: true } ? Reminders.Morning : TimeSpan.Zero)),
        IsFromEnd = bare.Start is null,
    };

    /// <summary>One time that was moved by itself.</summary>
    private static CalendarEntry Alone(CalendarEntry series, Departure departure, string? who)
    {
        var start = Here(departure.At!.Value);
        var usual = (series.Start ?? (series as CalendarTask)?.Due)!.Value;
        var end = departure.Lasts is { } lasts ? start.Plus(CalendarDuration.Of(lasts)) : start.Plus(CalendarDuration.Of(series.EndOf(usual).Moment(Clock.Zone) - usual.Moment(Clock.Zone)));
        CalendarEntry alone = series switch
        {
            CalendarEvent appointment => appointment with { Start = start, End = end == start || start.IsDate ? null : end },
            CalendarTask task => task with { Start = end == start ? null : start, Due = end },
            _ => series,
        };
        return alone with
        {
            Replaces = Here(departure.Original),
            Summary = departure.Subject is { } subject ? Summary(subject, who) : series.Summary,
            Recurs = [],
            RecursNot = [],
            RecursAlso = [],
        };
    }

    private static CalendarTime Begin(Activity activity) =>
        activity.StartsAt is null ? CalendarTime.On(DateOnly.FromDateTime(activity.Begins!.Value)) : CalendarTime.In(Clock.Zone, activity.Begins!.Value);

    private static CalendarTime Here(CalendarTime time) => time.IsDate ? time : CalendarTime.In(Clock.Zone, Occasion.Local(time));

    /// <summary>What has a time ends at a moment, and what has none on a day: RFC 5545 wants the end said as the start is.</summary>
    private static Recurrence Until(Recurrence rule, bool hasTime) => rule.Until is { IsDate: true } last && hasTime && last.Date < DateOnly.MaxValue
        ? rule with { Until = CalendarTime.Utc(MomentType.StartOf(last.Date.AddDays(1), Clock.Zone).AddSeconds(-1)) }
        : rule;
}
