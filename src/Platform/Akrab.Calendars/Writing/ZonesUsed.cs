using Akrab.Calendars.Zones;
using Akrab.Exchange.ContentLines;

namespace Akrab.Calendars.Writing;

/// <summary>Collects the zones that a calendar speaks of, as each needs a VTIMEZONE (RFC 5545, 3.6.5).</summary>
internal sealed class ZonesUsed
{
    private readonly SortedDictionary<string, TimeZoneInfo> _zones = new(StringComparer.Ordinal);
    private readonly ZoneBook _book = new();

    public IEnumerable<(string Name, TimeZoneInfo Zone)> All => _zones.Select(zone => (zone.Key, zone.Value));

    /// <summary>The parameters a time is written with.</summary>
    public IReadOnlyList<ContentParameter> Parameters(CalendarTime time)
    {
        if (time.IsDate)
            return [new ContentParameter("VALUE", "DATE")];
        if (time.Zone is not { } zone || time.IsUtc)
            return [];

        var name = TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, "ID", out var iana) ? iana : zone.Id;
        _zones.TryAdd(name, zone);
        return [new ContentParameter("TZID", name)];
    }

    /// <summary>Looks through components that are written as they stand.</summary>
    public void Add(Component component)
    {
        foreach (var line in component.Properties)
            if (line.Parameter("TZID") is { } name && !_zones.ContainsKey(name) && _book.Find(name) is { } zone)
                _zones.Add(name, zone);
        foreach (var part in component.Parts)
            Add(part);
    }
}
