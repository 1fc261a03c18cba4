using Akrab.Calendars;
using Akrab.Customers.Activities;
using Akrab.Web.Dav.Entries;

namespace Akrab.Customers.Calendar.Devices;

/// <summary>What a device wrote of an activity, brought to what the activity says now.</summary>
internal sealed class KeptEntries(CalendarItem kept, CalendarItem now, IReadOnlyList<EntryPart> parts)
{
    /// <summary>The entries with what differs, and all else as it was; null when nothing does.</summary>
    public IReadOnlyList<CalendarEntry>? Refreshed(Activity activity)
    {
        var isOther = kept.Head.GetType() != now.Head.GetType();
        var outdated = parts.Where(part => part.Said(kept.Head) != part.Said(now.Head)).ToList();
        var isElsewhen = EntryTimes.Of(kept) != EntryTimes.Of(now);
        if (!isOther && !isElsewhen && outdated.Count == 0 && kept.Head.Uid == now.Head.Uid)
            return null;

        var head = isOther ? InItsPlace() : outdated.Aggregate(kept.Head, (entry, part) => part.Write(entry, now.Head));
        if (isElsewhen && !isOther)
            head = Moved(head);
        head = head with { Uid = now.Head.Uid, Sequence = kept.Head.Sequence + 1, StampedAt = activity.UpdatedAt, ModifiedAt = activity.UpdatedAt };
        return [head, .. Alone(isElsewhen || isOther).Select(entry => entry with { Uid = head.Uid, Summary = entry.Summary == kept.Head.Summary ? head.Summary : entry.Summary })];
    }

    /// <summary>A task that became an appointment, or the other way round, takes along what both can have.</summary>
    private CalendarEntry InItsPlace() => now.Head with
    {
        Url = kept.Head.Url,
        Categories = kept.Head.Categories,
        Classification = kept.Head.Classification,
        Priority = kept.Head.Priority,
        Organizer = kept.Head.Organizer,
        Attendees = kept.Head.Attendees,
        Alarms = kept.Head.Alarms.Count > 0 ? kept.Head.Alarms : now.Head.Alarms,
        OtherParts = kept.Head.OtherParts,
        Extras = kept.Head.Extras,
    };

    private CalendarEntry Moved(CalendarEntry head)
    {
        CalendarEntry moved = (head, now.Head) switch
        {
            (CalendarEvent appointment, CalendarEvent said) => appointment with { End = End(appointment, said) },
            (CalendarTask task, CalendarTask said) => task with { Due = said.Due },
            _ => head,
        };
        return moved with { Start = now.Head.Start, Duration = null, Recurs = now.Head.Recurs, RecursNot = now.Head.RecursNot, RecursAlso = now.Head.RecursAlso };
    }

    /// <summary>Whole days are as many as before: an activity knows only the first.</summary>
    private static CalendarTime? End(CalendarEvent appointment, CalendarEvent said) => appointment.Start is { IsDate: true } was && said.Start is { IsDate: true } starts
        ? starts.Plus(new CalendarDuration(Math.Max(1, appointment.EndOf(was).Date.DayNumber - was.Date.DayNumber), TimeSpan.Zero))
        : said.End;

    /// <summary>The times that were moved by themselves: as the device has them, as long as they are still so.</summary>
    private IEnumerable<CalendarEntry> Alone(bool isElsewhen)
    {
        var own = kept.Entries.Where(entry => entry != kept.Head);
        if (!isElsewhen)
            return own;

        var wanted = now.Entries.Skip(1).DistinctBy(entry => Said(entry, now)).ToDictionary(entry => Said(entry, now));
        var still = own.Where(entry => entry.GetType() == now.Head.GetType() && wanted.Remove(Said(entry, kept))).ToList();
        return still.Concat(wanted.Values);
    }

    private static string Said(CalendarEntry entry, CalendarItem item) => DeviceDepartures.Of(entry, item.Head)?.ToString() ?? "";
}
