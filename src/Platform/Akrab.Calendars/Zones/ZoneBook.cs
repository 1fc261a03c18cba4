using Akrab.Exchange.ContentLines;

namespace Akrab.Calendars.Zones;

/// <summary>Which time zone a TZID means: one the system knows by an IANA or a Windows name, or else one the file explains.</summary>
internal sealed class ZoneBook
{
    /// <summary>A file with more does not mean it.</summary>
    private const int MostNames = 10_000, MostExplained = 1000;

    private readonly Dictionary<string, TimeZoneInfo?> _ofSystem = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Lazy<TimeZoneInfo?>> _explained = new(StringComparer.OrdinalIgnoreCase);

    public TimeZoneInfo? Find(string name) => OfSystem(name.Trim()) ?? (_explained.TryGetValue(name.Trim(), out var zone) ? zone.Value : null);

    /// <summary>Takes note of a VTIMEZONE; true where it tells of a zone nobody else knows.</summary>
    public bool Learn(Component zone)
    {
        if (zone.Properties.FirstOrDefault(line => line.Name == "TZID") is not { } line)
            return true;

        var name = ContentText.Unescape(line.Value).Trim();
        return OfSystem(name) is null && _explained.Count < MostExplained && _explained.TryAdd(name, new Lazy<TimeZoneInfo?>(() => DefinedZone.Read(name, zone)));
    }

    public bool KnowsAllOf(Component entry) =>
        entry.Properties.All(line => line.Parameter("TZID") is not { } name || Find(name) is not null) && entry.Parts.All(KnowsAllOf);

    private TimeZoneInfo? OfSystem(string name)
    {
        if (!_ofSystem.TryGetValue(name, out var zone) && _ofSystem.Count < MostNames)
            _ofSystem[name] = zone = LookUp(name);
        return zone;
    }

    /// <summary>Some programs put a path in front: /citadel.org/20070227_1/Asia/Jakarta.</summary>
    private static TimeZoneInfo? LookUp(string name)
    {
        if (name.Length is 0 or > 100 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+' or ' ' or '.' or '(' or ')') || name.Contains("..", StringComparison.Ordinal))
            return null;

        if (!name.StartsWith('/'))
            return Named(name);
        var parts = name.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(1, Math.Min(3, parts.Length)).Select(count => Named(string.Join('/', parts[^count..]))).FirstOrDefault(zone => zone is not null);
    }

    /// <summary>A Windows name stands for several places; ours are meant where they share it: SE Asia Standard Time is Asia/Jakarta.</summary>
    private static TimeZoneInfo? Named(string name) =>
        TimeZoneInfo.TryConvertWindowsIdToIanaId(name, "ID", out var iana) && TimeZoneInfo.TryFindSystemTimeZoneById(iana, out var ours) ? ours
        : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone
        : null;
}
