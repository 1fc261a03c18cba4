using System.Text.RegularExpressions;
using Akrab.Calendars;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Dav.Entries;

/// <summary>What one item of a calendar may hold (RFC 4791, 4.1): all that has one UID, either events or tasks.</summary>
public sealed partial class CalendarItem
{
    private static readonly CalendarLimits Limits = new() { Components = 5_000, Problems = 10_000 };

    /// <summary>What of a file may be broken, and is kept as it is.</summary>
    private static readonly IReadOnlyList<string> Harmless = ["calendar.value", "calendar.zone", "calendar.line", "calendar.missing"];

    /// <summary>No activity is earlier or later; a date beyond is a mistake, and clocks cannot reckon with it.</summary>
    private static readonly DateOnly Earliest = new(1900, 1, 1), Latest = new(2200, 1, 1);

    private CalendarItem(Calendar calendar) => Calendar = calendar;

    public Calendar Calendar { get; }

    public IReadOnlyList<CalendarEntry> Entries => Calendar.Entries;

    /// <summary>The series, or the only entry; of somebody who is invited to single times of a series, the first of them.</summary>
    public CalendarEntry Head => Calendar.Entries.FirstOrDefault(entry => entry.Replaces is null) ?? Calendar.Entries[0];

    public static CalendarItem Of(IReadOnlyList<CalendarEntry> entries) => new(new Calendar { Entries = entries });

    /// <summary>A text of ours, or one that was read before.</summary>
    public static CalendarItem Known(string text) => new(Calendar.Parse(text, Limits));

    public CalendarItem With(IReadOnlyList<CalendarEntry> entries) => new(Calendar with { Entries = entries });

    /// <exception cref="DavProblem">It is anything else.</exception>
    public static CalendarItem Read(string text)
    {
        if (Beginnings().Count(text) != 1 || !text.AsSpan().TrimStart().StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
            throw Refused("valid-calendar-data");

        var calendar = Calendar.Parse(text, Limits);
        if (calendar.Problems.Any(problem => !Harmless.Contains(problem.Key)))
            throw Refused("valid-calendar-data");
        if (calendar.Entries.Count == 0)
            throw Refused(calendar.Others.Any(other => other.Name != "VTIMEZONE") ? "supported-calendar-component" : "valid-calendar-data");
        if (calendar.Extras.Any(line => line.Name == "METHOD") || !IsOne(calendar.Entries))
            throw Refused("valid-calendar-object-resource");
        foreach (var entry in calendar.Entries)
            Demand(entry);
        return new CalendarItem(calendar);
    }

    public override string ToString() => CalendarWriter.Text(Calendar);

    private static bool IsOne(IReadOnlyList<CalendarEntry> entries) =>
        entries.DistinctBy(entry => entry.Uid).Count() == 1 && entries.DistinctBy(entry => entry.GetType()).Count() == 1 && entries.Count(entry => entry.Replaces is null) <= 1;

    private static void Demand(CalendarEntry entry)
    {
        if (entry is CalendarEvent { Start: null })
            throw Refused("valid-calendar-data");
        foreach (var time in ((CalendarTime?[])[entry.Start, (entry as CalendarEvent)?.End, (entry as CalendarTask)?.Due]).OfType<CalendarTime>())
            if (!IsSane(time))
                throw Refused(time.Date < Earliest ? "min-date-time" : "max-date-time");
    }

    /// <summary>Whether a time is one that clocks can reckon with.</summary>
    public static bool IsSane(CalendarTime time) => time.Date >= Earliest && time.Date < Latest;

    private static DavProblem Refused(string condition) => new(StatusCodes.Status403Forbidden, DavXml.Calendars + condition);

    [GeneratedRegex("^BEGIN:VCALENDAR", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Beginnings();
}
