using Akrab.Calendars;
using Akrab.Customers.Activities;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;

namespace Akrab.Customers.Calendar.Devices;

/// <summary>Something that an entry and an activity both tell: it moves one way or the other only where the two differ.</summary>
/// <param name="Said">What an entry tells, as far as an activity can keep it.</param>
/// <param name="Write">An entry that tells it as another one does.</param>
/// <param name="Take">Puts what an entry tells into an activity.</param>
internal sealed record EntryPart(Func<CalendarEntry, string> Said, Func<CalendarEntry, CalendarEntry, CalendarEntry> Write, Action<Activity, CalendarEntry> Take)
{
    public static IReadOnlyList<EntryPart> Of(Definition<Activity> definition)
    {
        var (subject, notes, place) = (Text(definition, "subject"), Text(definition, "notes"), Text(definition, "place"));
        return
        [
            new(e => subject(e.Summary) ?? "", (e, now) => e with { Summary = now.Summary }, (a, e) => a.Subject = subject(e.Summary) ?? Words.Say("record.untitled")),
            new(e => notes(e.Description) ?? "", (e, now) => e with { Description = now.Description }, (a, e) => a.Notes = notes(e.Description)),
            new(e => place(e.Location) ?? "", (e, now) => e with { Location = now.Location }, (a, e) => a.Place = place(e.Location)),
            new(e => $"{Progress(e)}", WriteProgress, TakeProgress),
            new(e => $"{RemindedBy(e).Reminder}", WriteReminder, (a, e) => a.Reminder = RemindedBy(e).Reminder),
        ];
    }

    public static bool IsDone(CalendarEntry entry) => Progress(entry) == ActivityStatus.Done;

    /// <summary>What a field can hold of a text: no more of it than there is room for.</summary>
    private static Func<string, string?> Text(Definition<Activity> definition, string field)
    {
        var type = (StringType)definition.Find(field)!.Type;
        return text => (string?)type.Parse(text.Length > type.MaxLength ? text[..type.MaxLength] : text, ReadingContext.Invariant);
    }

    /// <summary>How far a task is; an appointment does not say.</summary>
    private static ActivityStatus? Progress(CalendarEntry entry) => entry switch
    {
        CalendarTask { Status: EntryStatus.Completed } or CalendarTask { CompletedAt: not null } or CalendarTask { PercentComplete: 100 } => ActivityStatus.Done,
        CalendarTask { Status: EntryStatus.InProcess } => ActivityStatus.Doing,
        _ => null,
    };

    private static CalendarEntry WriteProgress(CalendarEntry entry, CalendarEntry now) => entry is CalendarTask task && now is CalendarTask { } said
        ? task with { Status = said.Status, CompletedAt = said.CompletedAt, PercentComplete = said.PercentComplete }
        : entry;

    /// <summary>What is done is told by the deed.</summary>
    private static void TakeProgress(Activity activity, CalendarEntry entry)
    {
        if (Progress(entry) == ActivityStatus.Done)
            return;
        if (!activity.IsOpen)
            activity.Reopen();
        activity.Status = Progress(entry) ?? ActivityStatus.ToDo;
    }

    private static CalendarEntry WriteReminder(CalendarEntry entry, CalendarEntry now) => entry with { Alarms = [.. entry.Alarms.Where(alarm => alarm != RemindedBy(entry).Alarm), .. now.Alarms] };

    /// <summary>The alarm that an activity can say; others stay with the device.</summary>
    private static (Alarm? Alarm, Reminder? Reminder) RemindedBy(CalendarEntry entry)
    {
        if (EntryTimes.First(entry) is not { } first)
            return default;

        var begins = first.IsDate ? Reminders.MorningOf(first.Date) : first.Moment(Clock.Zone);
        var occurrence = new Occurrence(entry, first, entry.EndOf(first), null);
        return entry.Alarms.Where(alarm => alarm.Action != "EMAIL")
            .Select(alarm => (Alarm: alarm, Reminder: Enum.GetValues<Reminder>().Cast<Reminder?>().FirstOrDefault(r => begins - r!.Value.Before() == alarm.RingsAt(occurrence, Clock.Zone))))
            .FirstOrDefault(found => found.Reminder is not null);
    }
}
