using System.Globalization;
using Akrab.Calendars;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Activities;

/// <summary>One time of something that repeats that is not as its rule says: moved by itself, left out, or added.</summary>
/// <param name="Original">When the rule has it: a moment, or a day for what has no time; of what was added, when it is.</param>
/// <param name="At">When it takes place instead; null when it is left out.</param>
/// <param name="Lasts">How long it takes; null: as long as the others.</param>
/// <param name="Subject">How it is called; null: as the others.</param>
public sealed record Departure(CalendarTime Original, CalendarTime? At = null, TimeSpan? Lasts = null, string? Subject = null)
{
    private const char Gap = ' ';
    private const string Nothing = "-";
    private const int LongestText = 20_000;
    private const int LongestSubject = 200;

    /// <summary>The rule does not have it at all.</summary>
    public bool IsAdded => At == Original;

    /// <summary>As it is kept: a line each, as many as fit.</summary>
    public static string? Write(IEnumerable<Departure> departures)
    {
        var length = 0;
        var lines = departures.OrderBy(d => d.Original.Moment(Clock.Zone)).Select(d => d.ToString()).Distinct().TakeWhile(line => (length += line.Length + 1) <= LongestText);
        return string.Join('\n', lines) is { Length: > 0 } text ? text : null;
    }

    public static IReadOnlyList<Departure> Read(string? text) => text is null ? [] : [.. text.Split('\n').Select(One).OfType<Departure>()];

    /// <summary>The time that takes place instead.</summary>
    public Occasion? Occasion => At is { } at ? new Occasion(Occasion.Local(at), !at.IsDate) { Lasts = Lasts, Subject = Subject } : null;

    /// <summary>The same when the whole series was moved.</summary>
    public Departure Later(TimeSpan by) => this with { Original = Later(Original, by), At = IsAdded ? Later(Original, by) : At };

    public override string ToString() => string.Join(Gap, ((string?[])
    [
        Original.ToString(), At?.ToString(), At is null ? null : Lasts is { } lasts ? ((long)lasts.TotalSeconds).ToString(CultureInfo.InvariantCulture) : Nothing,
        At is null || Subject is null ? null : Subject.ReplaceLineEndings(" ") is var line && line.Length > LongestSubject ? line[..LongestSubject] : line,
    ]).OfType<string>());

    private static Departure? One(string line)
    {
        var parts = line.Split(Gap, 4);
        if (Time(parts[0]) is not { } original)
            return null;
        return parts.Length < 3 || Time(parts[1]) is not { } at ? new Departure(original)
            : new Departure(original, at, long.TryParse(parts[2], CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null, parts.ElementAtOrDefault(3));
    }

    private static CalendarTime? Time(string text) => CalendarTime.TryParse(text, null, out var time) ? time : null;

    private static CalendarTime Later(CalendarTime time, TimeSpan by)
    {
        var local = Occasion.Local(time) + by;
        return time.IsDate ? CalendarTime.On(DateOnly.FromDateTime(local)) : CalendarTime.Utc(CalendarTime.In(Clock.Zone, local).Moment(Clock.Zone));
    }
}

/// <summary>One time that an activity takes place.</summary>
/// <param name="At">On the wall clock of here; midnight for what has only a day.</param>
public sealed record Occasion(DateTime At, bool HasTime)
{
    /// <summary>Null: as long as the activity says.</summary>
    public TimeSpan? Lasts { get; init; }

    /// <summary>Null: as the activity is called.</summary>
    public string? Subject { get; init; }

    /// <summary>The moment; of what has only a day, the morning.</summary>
    public DateTimeOffset Moment => HasTime ? CalendarTime.In(Clock.Zone, At).Moment(Clock.Zone) : Reminders.MorningOf(DateOnly.FromDateTime(At));

    /// <summary>What the clock of here shows then.</summary>
    internal static DateTime Local(CalendarTime time) => time.IsDate ? time.Local : TimeZoneInfo.ConvertTime(time.Moment(Clock.Zone), Clock.Zone).DateTime;
}
