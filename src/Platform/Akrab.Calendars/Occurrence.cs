namespace Akrab.Calendars;

/// <summary>One time that an appointment takes place.</summary>
/// <param name="Entry">What holds for it: the series, or the entry that replaces this occurrence.</param>
/// <param name="End">Not included; equal to the start for what takes no time.</param>
/// <param name="Original">When the series would have it: the RECURRENCE-ID of whatever is to replace it. Null where nothing recurs.</param>
public sealed record Occurrence(CalendarEntry Entry, CalendarTime Start, CalendarTime End, CalendarTime? Original)
{
    public bool IsCancelled => Entry.Status == EntryStatus.Cancelled;
}
