using Akrab.Calendars;
using Akrab.Customers.Activities;
using Akrab.Kernel.Fields;
using Akrab.Web.Dav.Entries;

namespace Akrab.Customers.Calendar.Devices;

/// <summary>Which times of a series a device has moved, left out or added (RFC 5545, 3.8.4.4 and 3.8.5).</summary>
internal static class DeviceDepartures
{
    public static IEnumerable<Departure> Of(CalendarItem item)
    {
        var series = item.Head;
        var left = series.RecursNot.Select(time => new Departure(Original(time, series)));
        var added = series.RecursAlso.Select(time => Original(time.Start, series)).Select(at => new Departure(at, at));
        return item.Entries.Where(entry => entry != series && entry.Replaces is not null).Select(entry => Of(entry, series)).OfType<Departure>()
            .Concat(left).Concat(added).Where(IsSane).DistinctBy(departure => departure.Original);
    }

    /// <summary>What an entry says of one time of a series; null when it is at its time and called as the others.</summary>
    public static Departure? Of(CalendarEntry alone, CalendarEntry series)
    {
        var original = Original(alone.Replaces!.Value, series);
        if (alone.Status == EntryStatus.Cancelled || alone is CalendarTask { Status: EntryStatus.Completed } || EntryTimes.First(alone) is not { } first)
            return new Departure(original);

        var at = first.IsDate ? first : CalendarTime.Utc(first.Moment(Clock.Zone));
        var lasts = Length(alone);
        var departure = new Departure(original, at, lasts == Length(series) || at.IsDate ? null : lasts, alone.Summary == series.Summary || string.IsNullOrWhiteSpace(alone.Summary) ? null : alone.Summary.Trim());
        return departure is { IsAdded: true, Lasts: null, Subject: null } ? null : departure;
    }

    private static TimeSpan Length(CalendarEntry entry) => EntryTimes.First(entry) is { } first ? entry.EndOf(first).Moment(Clock.Zone) - first.Moment(Clock.Zone) : TimeSpan.Zero;

    /// <summary>A time of a series, said as a moment or, where the series has no time, as a day.</summary>
    private static CalendarTime Original(CalendarTime time, CalendarEntry series)
    {
        var first = EntryTimes.First(series)!.Value;
        if (first.IsDate)
            return CalendarTime.On(time.IsDate ? time.Date : DateOnly.FromDateTime(Occasion.Local(time)));
        return CalendarTime.Utc((time.IsDate ? CalendarTime.In(first.Zone ?? Clock.Zone, time.Local.Date + first.Local.TimeOfDay) : time).Moment(Clock.Zone));
    }

    private static bool IsSane(Departure departure) =>
        CalendarItem.IsSane(departure.Original) && (departure.At is not { } at || CalendarItem.IsSane(at));
}
