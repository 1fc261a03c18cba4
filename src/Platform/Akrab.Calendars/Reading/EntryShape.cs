namespace Akrab.Calendars.Reading;

/// <summary>Makes an event or a task of a component.</summary>
internal static class EntryShape
{
    public static CalendarEntry Read(Properties from)
    {
        from.Require("UID");
        CalendarEntry entry;
        if (from.Component.Name == "VTODO")
        {
            entry = new CalendarTask
            {
                Uid = from.Text("UID"),
                Due = from.Time("DUE"),
                CompletedAt = from.Moment("COMPLETED"),
                PercentComplete = from.Number("PERCENT-COMPLETE", 0, 100),
            };
        }
        else
        {
            from.Require("DTSTART");
            entry = new CalendarEvent
            {
                Uid = from.Text("UID"),
                End = from.Time("DTEND"),
                IsTransparent = from.Token<Transparency>("TRANSP") == Transparency.Transparent,
            };
        }

        var isForFollowing = "THISANDFUTURE".Equals(from.Parameter("RECURRENCE-ID", "RANGE"), StringComparison.OrdinalIgnoreCase);
        entry = entry with
        {
            Sequence = from.Number("SEQUENCE", 0, int.MaxValue) ?? 0,
            StampedAt = from.Moment("DTSTAMP"),
            CreatedAt = from.Moment("CREATED"),
            ModifiedAt = from.Moment("LAST-MODIFIED"),
            Summary = from.Text("SUMMARY"),
            Description = from.Text("DESCRIPTION"),
            Location = from.Text("LOCATION"),
            Url = from.Raw("URL"),
            Categories = from.Texts("CATEGORIES"),
            Status = from.Token<EntryStatus>("STATUS"),
            Classification = from.Token<Classification>("CLASS"),
            Priority = from.Number("PRIORITY", 0, 9) ?? 0,
            Organizer = from.Attendees("ORGANIZER").FirstOrDefault(),
            Attendees = from.Attendees("ATTENDEE"),
            Start = from.Time("DTSTART"),
            Duration = from.Duration("DURATION"),
            Recurs = from.Recurrences("RRULE"),
            RecursAlso = from.Occurrences("RDATE"),
            RecursNot = from.Times("EXDATE"),
            Replaces = isForFollowing ? from.Time("RECURRENCE-ID", "RANGE") : from.Time("RECURRENCE-ID"),
            IsForFollowing = isForFollowing,
            Alarms = [.. from.Component.Parts.Where(part => part.Name == "VALARM").Select(part => Alarm(from.Of(part)))],
            OtherParts = [.. from.Component.Parts.Where(part => part.Name != "VALARM")],
        };
        return entry with { Extras = from.Extras, Leftovers = from.Leftovers };
    }

    private static Alarm Alarm(Properties from)
    {
        var isTime = "DATE-TIME".Equals(from.Parameter("TRIGGER", "VALUE"), StringComparison.OrdinalIgnoreCase);
        var isFromEnd = "END".Equals(from.Parameter("TRIGGER", "RELATED"), StringComparison.OrdinalIgnoreCase);
        var alarm = new Alarm
        {
            Action = from.Raw("ACTION").ToUpperInvariant(),
            Summary = from.Text("SUMMARY"),
            Description = from.Text("DESCRIPTION"),
            At = isTime ? from.Time("TRIGGER") : null,
            Offset = isTime ? null : from.Duration("TRIGGER", "RELATED"),
            IsFromEnd = isFromEnd,
            Repeats = from.Number("REPEAT", 0, 1000) ?? 0,
            RepeatsAfter = from.Duration("DURATION"),
        };
        return alarm with { Extras = from.Extras, Leftovers = from.Leftovers };
    }
}
