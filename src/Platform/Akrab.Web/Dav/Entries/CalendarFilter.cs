using System.Xml.Linq;
using Akrab.Calendars;
using Akrab.Exchange.ContentLines;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Dav.Entries;

/// <summary>Which items a query wants (RFC 4791, 9.7): conditions on components, their properties and times, all of which hold.</summary>
internal static class CalendarFilter
{
    private static readonly XNamespace Space = DavXml.Calendars;

    /// <exception cref="DavProblem">The filter is malformed, or asks what is not told here.</exception>
    public static Func<CalendarItem, bool> Of(XElement query)
    {
        if (query.Element(Space + "filter") is not { } filter)
            return _ => true;
        if (filter.Elements().ToList() is not [{ } calendar] || calendar.Name != Space + "comp-filter" || Name(calendar) != "VCALENDAR")
            throw Invalid();
        return All(calendar.Elements().Select(asked => asked.Name == Space + "comp-filter" ? Entry(asked) : throw Unsupported(asked.Name)));
    }

    /// <summary>A condition on the events or on the tasks; an item holds either.</summary>
    private static Func<CalendarItem, bool> Entry(XElement asked)
    {
        var name = Name(asked);
        bool Has(CalendarItem item) => name == (item.Head is CalendarTask ? "VTODO" : "VEVENT");
        if (asked.Element(Space + "is-not-defined") is not null)
            return item => !Has(item);

        var fits = All(asked.Elements().Select<XElement, Func<CalendarItem, bool>>(condition => condition.Name.LocalName switch
        {
            "time-range" => TimeRange.Of(condition).Meets,
            "comp-filter" => Part(condition),
            "prop-filter" when Property(condition) is var holds => item => item.Entries.Any(entry => holds(CalendarWriter.Component(entry))),
            _ => throw Unsupported(condition.Name),
        }));
        return item => Has(item) && fits(item);
    }

    /// <summary>A condition on what lies within an entry: alarms.</summary>
    private static Func<CalendarItem, bool> Part(XElement asked)
    {
        var name = Name(asked);
        IEnumerable<Component> Parts(CalendarItem item) => item.Entries.SelectMany(entry => CalendarWriter.Component(entry).Parts).Where(part => part.Name == name);
        if (asked.Element(Space + "is-not-defined") is not null)
            return item => !Parts(item).Any();

        var rings = All(asked.Elements(Space + "time-range").Select<XElement, Func<CalendarItem, bool>>(range => TimeRange.Of(range).Rings));
        var fits = All(asked.Elements().Where(condition => condition.Name != Space + "time-range")
            .Select(condition => condition.Name == Space + "prop-filter" ? Property(condition) : throw Unsupported(condition.Name)));
        return item => Parts(item).Any(fits) && rings(item);
    }

    private static Func<Component, bool> Property(XElement asked)
    {
        var name = Name(asked);
        if (asked.Element(Space + "is-not-defined") is not null)
            return component => component.Properties.All(line => line.Name != name);

        var fits = All(asked.Elements().Select<XElement, Func<ContentLine, bool>>(condition => condition.Name.LocalName switch
        {
            "time-range" when TimeRange.Of(condition) is var range => line => CalendarTime.TryParse(line.Value, Clock.Zone, out var time) && range.Includes(time.Moment(Clock.Zone)),
            "text-match" when Match(condition) is var holds => line => holds(ContentText.Unescape(line.Value)),
            "param-filter" => Parameter(condition),
            _ => throw Unsupported(condition.Name),
        }));
        return component => component.Properties.Any(line => line.Name == name && fits(line));
    }

    private static Func<ContentLine, bool> Parameter(XElement asked)
    {
        var name = Name(asked);
        if (asked.Element(Space + "is-not-defined") is not null)
            return line => line.Parameter(name) is null;
        var fits = All(asked.Elements().Select(condition => condition.Name == Space + "text-match" ? Match(condition) : throw Unsupported(condition.Name)));
        return line => line.Parameter(name) is { } value && fits(value);
    }

    /// <summary>Letters are compared without their case and accents, whichever collation is named: none asks for less but that of octets.</summary>
    private static Func<string, bool> Match(XElement asked)
    {
        if (asked.Attribute("collation")?.Value is not (null or "i;ascii-casemap" or "i;unicode-casemap" or "i;octet" or "default"))
            throw new DavProblem(StatusCodes.Status403Forbidden, Space + "supported-collation");
        var sought = Fold.Text(asked.Value);
        var isNegated = asked.Attribute("negate-condition")?.Value == "yes";
        return value => Fold.Text(value).Contains(sought, StringComparison.Ordinal) != isNegated;
    }

    private static Func<T, bool> All<T>(IEnumerable<Func<T, bool>> conditions)
    {
        Func<T, bool>[] all = [.. conditions];
        return value => all.All(holds => holds(value));
    }

    private static string Name(XElement asked) => asked.Attribute("name")?.Value.ToUpperInvariant() ?? throw Invalid();

    private static DavProblem Invalid() => new(StatusCodes.Status403Forbidden, Space + "valid-filter");

    private static DavProblem Unsupported(XName name) => new(StatusCodes.Status403Forbidden, Space + "supported-filter", new XElement(name));
}
