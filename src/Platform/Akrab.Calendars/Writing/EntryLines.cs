using System.Globalization;
using Akrab.Exchange.ContentLines;

namespace Akrab.Calendars.Writing;

/// <summary>Makes the component of an entry, its properties always in the same order.</summary>
internal sealed class EntryLines
{
    private readonly List<ContentLine> _lines = [];
    private readonly ZonesUsed _zones;

    private EntryLines(ZonesUsed zones) => _zones = zones;

    public static Component Of(CalendarEntry entry, ZonesUsed zones) => new EntryLines(zones).Write(entry);

    private Component Write(CalendarEntry entry)
    {
        Text("UID", entry.Uid);
        Moment("DTSTAMP", entry.StampedAt ?? entry.ModifiedAt ?? entry.CreatedAt ?? DateTimeOffset.UnixEpoch);
        Moment("CREATED", entry.CreatedAt);
        Moment("LAST-MODIFIED", entry.ModifiedAt);
        Number("SEQUENCE", entry.Sequence);
        Replaces(entry);
        Time("DTSTART", entry.Start);
        Own(entry);
        Line("DURATION", entry.Duration?.ToString());
        foreach (var rule in entry.Recurs)
            Line("RRULE", rule.ToString());
        foreach (var also in entry.RecursAlso)
            Also(also);
        foreach (var except in entry.RecursNot)
            Time("EXDATE", except);
        Text("SUMMARY", entry.Summary);
        Text("DESCRIPTION", entry.Description);
        Text("LOCATION", entry.Location);
        Line("URL", entry.Url);
        if (entry.Categories.Count > 0)
            Line("CATEGORIES", string.Join(',', entry.Categories.Select(ContentText.Escape)));
        Token("STATUS", entry.Status);
        Token("CLASS", entry.Classification);
        Number("PRIORITY", entry.Priority);
        if (entry.Organizer is { } organizer)
            Person("ORGANIZER", organizer);
        foreach (var attendee in entry.Attendees)
            Person("ATTENDEE", attendee);
        return Finish(entry is CalendarTask ? "VTODO" : "VEVENT", entry, [.. entry.Alarms.Select(alarm => new EntryLines(_zones).Write(alarm)), .. entry.OtherParts]);
    }

    private Component Write(Alarm alarm)
    {
        Line("ACTION", alarm.Action);
        if (alarm.Offset is { } offset)
            Line("TRIGGER", offset.ToString(), alarm.IsFromEnd ? [new ContentParameter("RELATED", "END")] : []);
        else if (alarm.At is { } at)
            Line("TRIGGER", at.ToString(), [new ContentParameter("VALUE", "DATE-TIME"), .. _zones.Parameters(at)]);
        Text("SUMMARY", alarm.Summary);
        Text("DESCRIPTION", alarm.Description);
        Number("REPEAT", alarm.Repeats);
        Line("DURATION", alarm.RepeatsAfter?.ToString());
        return Finish("VALARM", alarm, []);
    }

    private void Own(CalendarEntry entry)
    {
        switch (entry)
        {
            case CalendarEvent appointment:
                Time("DTEND", appointment.End);
                Token<Transparency>("TRANSP", appointment.IsTransparent ? Transparency.Transparent : null);
                break;
            case CalendarTask task:
                Time("DUE", task.Due);
                Moment("COMPLETED", task.CompletedAt);
                Line("PERCENT-COMPLETE", task.PercentComplete?.ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    private void Replaces(CalendarEntry entry)
    {
        if (entry.Replaces is { } original)
            Line("RECURRENCE-ID", original.ToString(), [.. _zones.Parameters(original), .. entry.IsForFollowing ? [new ContentParameter("RANGE", "THISANDFUTURE")] : Array.Empty<ContentParameter>()]);
    }

    private void Also(ExtraOccurrence also)
    {
        if (also.End is { } end && !also.Start.IsDate)
            Line("RDATE", $"{also.Start}/{also.Start.At(end.LocalAs(also.Start))}", [new ContentParameter("VALUE", "PERIOD"), .. _zones.Parameters(also.Start)]);
        else
            Time("RDATE", also.Start);
    }

    private void Person(string name, Attendee person)
    {
        List<ContentParameter> parameters = [];
        if (person.Name.Length > 0)
            parameters.Add(new ContentParameter("CN", person.Name));
        if (person.Role is { } role)
            parameters.Add(new ContentParameter("ROLE", Tokens.Write(role)));
        if (person.Participation is { } participation)
            parameters.Add(new ContentParameter("PARTSTAT", Tokens.Write(participation)));
        if (person.IsAsked is { } isAsked)
            parameters.Add(new ContentParameter("RSVP", isAsked ? "TRUE" : "FALSE"));
        Line(name, person.Address, parameters);
    }

    private void Time(string name, CalendarTime? time)
    {
        if (time is { } said)
            Line(name, said.ToString(), _zones.Parameters(said));
    }

    private void Moment(string name, DateTimeOffset? moment) => Line(name, moment is { } at ? CalendarTime.Utc(at).ToString() : null);

    private void Text(string name, string text) => Line(name, ContentText.Escape(text));

    private void Token<T>(string name, T? value) where T : struct, Enum => Line(name, value is { } said ? Tokens.Write(said) : null);

    private void Number(string name, int number) => Line(name, number == 0 ? null : number.ToString(CultureInfo.InvariantCulture));

    private void Line(string name, string? value, IReadOnlyList<ContentParameter>? parameters = null)
    {
        if (!string.IsNullOrEmpty(value))
            _lines.Add(new ContentLine(name, value, parameters ?? []));
    }

    /// <summary>Gives the parameters back to the values they came with, and adds what was not understood.</summary>
    private Component Finish(string name, CalendarPart part, IReadOnlyList<Component> parts)
    {
        List<Leftover> leftovers = [.. part.Leftovers];
        for (var i = 0; i < _lines.Count && leftovers.Count > 0; i++)
        {
            var line = _lines[i];
            if (leftovers.FindIndex(left => left.Name == line.Name && left.Value == line.Value) is >= 0 and var found)
            {
                _lines[i] = line.With([.. line.Parameters, .. leftovers[found].Parameters]);
                leftovers.RemoveAt(found);
            }
        }

        return new Component(name, [.. _lines, .. part.Extras], parts);
    }
}
