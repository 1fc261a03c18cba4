using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using Akrab.Calendars.Writing;
using Akrab.Calendars.Zones;
using Akrab.Exchange.ContentLines;

namespace Akrab.Calendars;

/// <summary>
/// Writes .ics (RFC 5545): folded, escaped, in UTF-8 with CRLF, each time zone it speaks of explained, and always the same bytes for the same
/// calendar. An entry without a stamp gets that of its last change.
/// </summary>
public static class CalendarWriter
{
    /// <summary>Some seventy years of a zone are worked out once.</summary>
    private static readonly ConditionalWeakTable<TimeZoneInfo, ConcurrentDictionary<string, Component>> Explained = [];

    /// <summary>The stream stays open.</summary>
    public static async Task Write(Calendar calendar, Stream stream, CancellationToken stop = default) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(Text(calendar)), stop);

    public static string Text(Calendar calendar)
    {
        var zones = new ZonesUsed();
        List<Component> components = [.. calendar.Entries.Select(entry => EntryLines.Of(entry, zones))];
        foreach (var component in components.Concat(calendar.Others))
            zones.Add(component);

        var explained = calendar.Others.Where(IsZone).SelectMany(zone => zone.Properties).Where(line => line.Name == "TZID").Select(line => ContentText.Unescape(line.Value).Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var text = new StringBuilder();
        text.AppendFolded("BEGIN:VCALENDAR");
        text.AppendFolded("VERSION:2.0");
        text.AppendFolded(new ContentLine("PRODID", ContentText.Escape(calendar.ProductId)).ToString());
        foreach (var extra in calendar.Extras)
            text.AppendFolded(extra.ToString());
        Append(text, calendar.Others.Where(IsZone));
        Append(text, zones.All.Where(zone => !explained.Contains(zone.Name)).Select(zone => Explain(zone.Name, zone.Zone)));
        Append(text, components);
        Append(text, calendar.Others.Where(other => !IsZone(other)));
        text.AppendFolded("END:VCALENDAR");
        return text.ToString();
    }

    /// <summary>An entry as it would be written: every property by its name.</summary>
    public static Component Component(CalendarEntry entry) => EntryLines.Of(entry, new ZonesUsed());

    private static Component Explain(string name, TimeZoneInfo zone) => Explained.GetOrCreateValue(zone).GetOrAdd(name, static (name, zone) => ZoneLines.Of(name, zone), zone);

    private static bool IsZone(Component component) => component.Name == "VTIMEZONE";

    private static void Append(StringBuilder text, IEnumerable<Component> components)
    {
        foreach (var component in components)
        {
            text.AppendFolded("BEGIN:" + component.Name);
            foreach (var line in component.Properties)
                text.AppendFolded(line.ToString());
            Append(text, component.Parts);
            text.AppendFolded("END:" + component.Name);
        }
    }
}
