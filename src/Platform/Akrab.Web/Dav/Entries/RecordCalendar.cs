using System.Xml.Linq;
using Akrab.Calendars;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Web.Dav.Records;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Dav.Entries;

/// <summary>The records of an entity as a calendar (RFC 4791).</summary>
public abstract class RecordCalendar<T>(RecordShelf shelf, Definition<T> definition, RecordForm<T> form) : RecordCollection<T>(shelf, definition, form) where T : Entity
{
    /// <summary>A rule may name every second; who asks for each time of it gets so many.</summary>
    private const int MostTimes = 1_000;

    public sealed override string Description => Words.Say("dav.calendar.description", ("name", Title));

    public sealed override Func<DavItem, bool> Matching(XElement query)
    {
        var fits = CalendarFilter.Of(query);
        return item => fits(CalendarItem.Known(item.Text()));
    }

    /// <summary>The whole text, or, for who asks so, each time of a series by itself (RFC 4791, 9.6.5).</summary>
    public sealed override string Show(DavItem item, XElement? asked)
    {
        if (asked?.Attribute("content-type")?.Value is { } type && type != DavKind.Calendars.MediaType || asked?.Attribute("version")?.Value is not (null or "2.0"))
            throw new DavProblem(StatusCodes.Status403Forbidden, DavKind.Calendars.UnsupportedData);
        if (asked?.Element(DavXml.Calendars + "expand") is not { } expand)
            return item.Text();

        var whole = CalendarItem.Known(item.Text());
        return whole.With([.. TimeRange.Of(expand).Occurrences(whole).Take(MostTimes).Select(Alone)]).ToString();
    }

    /// <summary>One time of a series as an entry of its own, said in UTC.</summary>
    private static CalendarEntry Alone(Occurrence occurrence)
    {
        CalendarEntry alone = occurrence.Entry switch
        {
            CalendarEvent appointment => appointment with { End = Said(occurrence.End) },
            CalendarTask { Due: not null } task => task with { Due = Said(occurrence.End) },
            var other => other,
        };
        return alone with
        {
            Start = occurrence.Entry.Start is null ? null : Said(occurrence.Start),
            Duration = null,
            Replaces = occurrence.Original is { } original ? Said(original) : null,
            Recurs = [],
            RecursAlso = [],
            RecursNot = [],
        };
    }

    private static CalendarTime Said(CalendarTime time) => time.IsDate ? time : CalendarTime.Utc(time.Moment(Kernel.Fields.Clock.Zone));
}
