using System.Xml.Linq;
using Akrab.Calendars;
using Akrab.Kernel.Fields;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Dav.Entries;

/// <summary>A stretch of time that a query asks for (RFC 4791, 9.9).</summary>
internal sealed record TimeRange(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>An alarm rings at most so long before or after what it is about.</summary>
    private static readonly TimeSpan FarAlarm = TimeSpan.FromDays(31);

    /// <summary>So many times of a series are looked at for an alarm.</summary>
    private const int MostRings = 1_000;

    /// <exception cref="DavProblem">It is no stretch.</exception>
    public static TimeRange Of(XElement asked)
    {
        var range = new TimeRange(Moment(asked, "start") ?? DateTimeOffset.MinValue, Moment(asked, "end") ?? DateTimeOffset.MaxValue);
        return asked.Attributes().Any(a => a.Name.LocalName is "start" or "end") && range.From < range.To ? range : throw new DavProblem(StatusCodes.Status403Forbidden, DavXml.Calendars + "valid-filter");
    }

    public bool Includes(DateTimeOffset moment) => moment >= From && moment < To;

    /// <summary>Whether something takes place within it; a task without any time is always to be done.</summary>
    public bool Meets(CalendarItem item) => item.Head switch
    {
        CalendarTask { Start: null, Due: null } task => Meets(task),
        _ => Occurrences(item, From, To).Any(),
    };

    /// <summary>Whether an alarm rings within it.</summary>
    public bool Rings(CalendarItem item) => Occurrences(item, Earlier(From), Later(To)).Take(MostRings)
        .Any(occurrence => occurrence.Entry.Alarms.Any(alarm => alarm.RingsAt(occurrence, Clock.Zone) is { } moment && Includes(moment)));

    public IEnumerable<Occurrence> Occurrences(CalendarItem item) => Occurrences(item, From, To);

    private static IEnumerable<Occurrence> Occurrences(CalendarItem item, DateTimeOffset from, DateTimeOffset to) => new Series(item.Entries).Occurrences(from, to, Clock.Zone);

    private bool Meets(CalendarTask task) => (task.CompletedAt, task.CreatedAt) switch
    {
        ({ } completed, { } created) => (From <= created || From <= completed) && (To >= created || To >= completed),
        ({ } completed, null) => From <= completed && To >= completed,
        (null, { } created) => To > created,
        _ => true,
    };

    private static DateTimeOffset Earlier(DateTimeOffset moment) => moment - DateTimeOffset.MinValue > FarAlarm ? moment - FarAlarm : DateTimeOffset.MinValue;

    private static DateTimeOffset Later(DateTimeOffset moment) => DateTimeOffset.MaxValue - moment > FarAlarm ? moment + FarAlarm : DateTimeOffset.MaxValue;

    private static DateTimeOffset? Moment(XElement asked, string name) => asked.Attribute(name)?.Value switch
    {
        null => null,
        var text when CalendarTime.TryParse(text, TimeZoneInfo.Utc, out var time) => time.Moment(TimeZoneInfo.Utc),
        _ => throw new DavProblem(StatusCodes.Status403Forbidden, DavXml.Calendars + "valid-filter"),
    };
}
