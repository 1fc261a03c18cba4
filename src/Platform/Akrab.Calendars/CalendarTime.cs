using System.Globalization;

namespace Akrab.Calendars;

/// <summary>When something is (RFC 5545, 3.3.4 and 3.3.5): a day, a time on the wall clock of a zone, or a floating time, the same on the clock everywhere.</summary>
public readonly record struct CalendarTime
{
    private CalendarTime(DateTime local, bool isDate, TimeZoneInfo? zone)
    {
        Local = DateTime.SpecifyKind(local.AddTicks(-(local.Ticks % TimeSpan.TicksPerSecond)), DateTimeKind.Unspecified);
        IsDate = isDate;
        Zone = zone;
    }

    /// <summary>On the wall clock, in whole seconds; midnight for a day.</summary>
    public DateTime Local { get; }

    public bool IsDate { get; }

    /// <summary>Null for a day and for a floating time.</summary>
    public TimeZoneInfo? Zone { get; }

    public bool IsUtc => Zone is not null && Zone.Equals(TimeZoneInfo.Utc);

    public DateOnly Date => DateOnly.FromDateTime(Local);

    public static CalendarTime On(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), true, null);

    public static CalendarTime In(TimeZoneInfo zone, DateTime local) => new(local, false, zone);

    public static CalendarTime Floating(DateTime local) => new(local, false, null);

    public static CalendarTime Utc(DateTimeOffset moment) => new(moment.UtcDateTime, false, TimeZoneInfo.Utc);

    /// <summary>Reads 19970714, 19970714T133000 and 19970714T173000Z.</summary>
    /// <param name="zone">Of a time that does not say UTC itself; null: it floats.</param>
    public static bool TryParse(string text, TimeZoneInfo? zone, out CalendarTime time)
    {
        time = default;
        text = text.Trim().ToUpperInvariant();
        if (DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            time = On(day);
            return true;
        }

        var isUtc = text.EndsWith('Z');
        var digits = isUtc ? text[..^1] : text;
        // A leap second is taken as the one before (3.3.12).
        if (digits.Length == 15 && digits.EndsWith("60", StringComparison.Ordinal))
            digits = digits[..^2] + "59";
        if (!DateTime.TryParseExact(digits, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return false;

        time = new CalendarTime(local, false, isUtc ? TimeZoneInfo.Utc : zone);
        return true;
    }

    /// <summary>
    /// The moment, in UTC. A time that the clock jumps over is read with the offset before the jump, and of two equal ones the first is meant
    /// (3.3.5).
    /// </summary>
    /// <param name="home">Where days and floating times are meant.</param>
    public DateTimeOffset Moment(TimeZoneInfo home)
    {
        var utc = Local.Ticks - OffsetIn(Zone ?? home).Ticks;
        return new DateTimeOffset(Math.Clamp(utc, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }

    /// <summary>Days are added on the calendar, the rest exactly; a sum before year 1 or after 9999 stays at the end of time.</summary>
    public CalendarTime Plus(CalendarDuration duration)
    {
        var local = Bounded(Local, TimeSpan.FromDays(duration.Days));
        if (IsDate || Zone is null || duration.Time == TimeSpan.Zero)
            return new CalendarTime(IsDate ? Bounded(local, duration.Time).Date : Bounded(local, duration.Time), IsDate, Zone);

        var utc = In(Zone, local).Moment(Zone).UtcDateTime;
        return In(Zone, TimeZoneInfo.ConvertTimeFromUtc(Bounded(utc, duration.Time), Zone));
    }

    /// <summary>As in a file: without the zone, which is a parameter.</summary>
    public override string ToString() =>
        IsDate ? Local.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : Local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture) + (IsUtc ? "Z" : "");

    /// <summary>What the clock shows then, where and how another time is said.</summary>
    internal DateTime LocalAs(CalendarTime other)
    {
        if (other.IsDate)
            return Local.Date;
        return Zone is null || other.Zone is null || Zone.Equals(other.Zone) ? Local : TimeZoneInfo.ConvertTimeFromUtc(Moment(Zone).UtcDateTime, other.Zone);
    }

    /// <summary>Another wall-clock time or day, said as this one is.</summary>
    internal CalendarTime At(DateTime local) => new(IsDate ? local.Date : local, IsDate, Zone);

    private TimeSpan OffsetIn(TimeZoneInfo zone)
    {
        if (zone.IsAmbiguousTime(Local))
            return zone.GetAmbiguousTimeOffsets(Local).Max();
        return zone.IsInvalidTime(Local) ? zone.GetUtcOffset(DateTime.SpecifyKind(Bounded(Local, TimeSpan.FromDays(-1)), DateTimeKind.Utc)) : zone.GetUtcOffset(Local);
    }

    private static DateTime Bounded(DateTime time, TimeSpan more) =>
        new(Math.Clamp(time.Ticks + more.Ticks, 0, DateTime.MaxValue.Ticks), time.Kind);
}
