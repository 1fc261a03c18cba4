using System.Runtime.CompilerServices;
using Akrab.Calendars.Reading;
using Akrab.Calendars.Zones;
using Akrab.Exchange.ContentLines;

namespace Akrab.Calendars;

/// <summary>
/// Reads .ics entry by entry (RFC 5545). A file never makes it throw, only a failing stream does: what is broken is noted as a problem, kept
/// unread where it can be, and the rest is read.
/// </summary>
public sealed class CalendarReader
{
    private readonly ComponentSource _source;
    private readonly ProblemList _problems;
    private readonly ZoneBook _zones = new();
    private readonly List<ContentLine> _extras = [];
    private readonly List<Component> _others = [], _waiting = [];

    /// <param name="stream">Read forwards only, and left open.</param>
    public CalendarReader(Stream stream, CalendarLimits? limits = null)
    {
        limits ??= CalendarLimits.Default;
        _problems = new ProblemList(limits.Problems);
        _source = new ComponentSource(stream, limits, _problems);
    }

    /// <summary>Which program wrote the file; this and the following grow while entries are read.</summary>
    public string ProductId { get; private set; } = "";

    public IReadOnlyList<ContentLine> Extras => _extras;

    public IReadOnlyList<Component> Others => _others;

    public IReadOnlyList<CalendarProblem> Problems => _problems.All;

    /// <summary>The events and tasks, in the order of the file. From the first in a zone that the file has not explained yet, they wait for the end of the calendar.</summary>
    public async IAsyncEnumerable<CalendarEntry> Entries([EnumeratorCancellation] CancellationToken stop = default)
    {
        while (await _source.Next(stop) is { } piece)
        {
            if (piece.Component is { Name: "VEVENT" or "VTODO" } component)
            {
                if (_waiting.Count == 0 && _zones.KnowsAllOf(component))
                    yield return Read(component);
                else
                    _waiting.Add(component);
            }

            if (piece.Component is { Name: not ("VEVENT" or "VTODO") } other)
                Keep(other);
            if (piece.Property is { } property)
                Keep(property);
            if (piece.IsEndOfCalendar)
                foreach (var entry in TakeWaiting())
                    yield return entry;
        }

        foreach (var entry in TakeWaiting())
            yield return entry;
    }

    private IEnumerable<CalendarEntry> TakeWaiting()
    {
        foreach (var component in _waiting)
            yield return Read(component);
        _waiting.Clear();
    }

    private void Keep(Component other)
    {
        if (other.Name != "VTIMEZONE" || _zones.Learn(other))
            _others.Add(other);
    }

    private void Keep(ContentLine property)
    {
        if (property.Name == "PRODID")
            ProductId = ContentText.Unescape(property.Value);
        else if (property.Name != "VERSION")
            _extras.Add(property);
    }

    private CalendarEntry Read(Component component) => EntryShape.Read(new Properties(component, _zones, _problems));
}
