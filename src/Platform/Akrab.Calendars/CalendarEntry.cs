namespace Akrab.Calendars;

public enum EntryStatus { Tentative, Confirmed, Cancelled, NeedsAction, InProcess, Completed }

/// <summary>Who may see it.</summary>
public enum Classification { Public, Private, Confidential }

/// <summary>An appointment or a task of a calendar. A recurring one is several entries of one UID: the series, and those occurrences that differ from it.</summary>
public abstract record CalendarEntry : CalendarPart
{
    /// <summary>The same wherever the entry goes; empty only if a file left it out.</summary>
    public required string Uid { get; init; }

    /// <summary>Raised with each change that matters to those invited.</summary>
    public int Sequence { get; init; }

    public DateTimeOffset? StampedAt { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }

    public string Summary { get; init; } = "";

    public string Description { get; init; } = "";

    public string Location { get; init; } = "";

    public string Url { get; init; } = "";

    public IReadOnlyList<string> Categories { get; init; } = [];

    public EntryStatus? Status { get; init; }

    public Classification? Classification { get; init; }

    /// <summary>1 is the most urgent, 9 the least; 0 says nothing.</summary>
    public int Priority { get; init; }

    public Attendee? Organizer { get; init; }

    public IReadOnlyList<Attendee> Attendees { get; init; } = [];

    public CalendarTime? Start { get; init; }

    /// <summary>Instead of an end.</summary>
    public CalendarDuration? Duration { get; init; }

    /// <summary>RRULE.</summary>
    public IReadOnlyList<Recurrence> Recurs { get; init; } = [];

    /// <summary>RDATE: further occurrences.</summary>
    public IReadOnlyList<ExtraOccurrence> RecursAlso { get; init; } = [];

    /// <summary>EXDATE: occurrences that are left out.</summary>
    public IReadOnlyList<CalendarTime> RecursNot { get; init; } = [];

    /// <summary>Which occurrence of the series this one replaces: when it would have been.</summary>
    public CalendarTime? Replaces { get; init; }

    /// <summary>It replaces all that follow, too.</summary>
    public bool IsForFollowing { get; init; }

    public IReadOnlyList<Alarm> Alarms { get; init; } = [];

    /// <summary>Components within this one that are no alarms.</summary>
    public IReadOnlyList<Component> OtherParts { get; init; } = [];

    /// <summary>DTEND or DUE.</summary>
    internal abstract CalendarTime? SaidEnd { get; }

    /// <summary>When an occurrence that starts then is over (RFC 5545, 3.6.1 and 3.8.5.3): a duration is counted on the calendar, an end keeps the exact distance.</summary>
    public CalendarTime EndOf(CalendarTime start)
    {
        if (Duration is { IsNegative: false } duration)
            return start.Plus(duration);
        if (SaidEnd is not { } end || Start is not { } first)
            return start.IsDate && this is CalendarEvent ? start.Plus(new CalendarDuration(1, TimeSpan.Zero)) : start;
        if (start.IsDate)
            return start.Plus(new CalendarDuration(Math.Max(0, end.Date.DayNumber - first.Date.DayNumber), TimeSpan.Zero));

        var length = end.Moment(first.Zone ?? TimeZoneInfo.Utc) - first.Moment(TimeZoneInfo.Utc);
        return length > TimeSpan.Zero ? start.Plus(CalendarDuration.Of(length)) : start;
    }
}

/// <summary>VEVENT: takes place.</summary>
public sealed record CalendarEvent : CalendarEntry
{
    public CalendarTime? End { get; init; }

    /// <summary>Whoever is there is still free for others.</summary>
    public bool IsTransparent { get; init; }

    internal override CalendarTime? SaidEnd => End;
}

/// <summary>VTODO: is to be done.</summary>
public sealed record CalendarTask : CalendarEntry
{
    public CalendarTime? Due { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public int? PercentComplete { get; init; }

    internal override CalendarTime? SaidEnd => Due;
}

/// <param name="End">Null: as long as the others.</param>
public readonly record struct ExtraOccurrence(CalendarTime Start, CalendarTime? End = null);
