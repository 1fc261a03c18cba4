namespace Akrab.Calendars;

/// <summary>VALARM: a reminder (RFC 5545, 3.6.6).</summary>
public sealed record Alarm : CalendarPart
{
    /// <summary>DISPLAY, AUDIO, EMAIL or what a program made up.</summary>
    public string Action { get; init; } = "DISPLAY";

    public string Summary { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>How long after the start, negative for before; null where <see cref="At"/> says when.</summary>
    public CalendarDuration? Offset { get; init; }

    /// <summary>The offset counts from the end, or from when a task is due.</summary>
    public bool IsFromEnd { get; init; }

    public CalendarTime? At { get; init; }

    /// <summary>How often it rings again, each time after <see cref="RepeatsAfter"/>.</summary>
    public int Repeats { get; init; }

    public CalendarDuration? RepeatsAfter { get; init; }

    /// <summary>When it first rings for an occurrence; null where the alarm does not say.</summary>
    /// <param name="home">Where days and floating times are meant.</param>
    public DateTimeOffset? RingsAt(Occurrence occurrence, TimeZoneInfo home)
    {
        if (Offset is not { } offset)
            return At?.Moment(home);

        var anchor = IsFromEnd ? occurrence.End : occurrence.Start;
        return (anchor.IsDate ? CalendarTime.In(home, anchor.Local) : anchor).Plus(offset).Moment(home);
    }
}
