using System.Diagnostics.CodeAnalysis;
using Akrab.Calendars.Rules;

namespace Akrab.Calendars;

/// <summary>How long a period of a rule is, shortest first.</summary>
public enum Frequency { Secondly, Minutely, Hourly, Daily, Weekly, Monthly, Yearly }

/// <summary>A weekday of a rule: each one, or the how-manieth of the month or year, from the end where negative.</summary>
/// <param name="Ordinal">0 means each.</param>
public readonly record struct WeekdayOf(DayOfWeek Day, int Ordinal = 0)
{
    public static implicit operator WeekdayOf(DayOfWeek day) => new(day);

    public override string ToString() => RuleText.Write(this);
}

/// <summary>
/// A recurrence rule (RFC 5545, 3.3.10 and 3.8.5.3): "every second Monday", "the last working day of the month". It computes on the wall clock
/// of the place where the appointment is; equal are rules that say the same.
/// </summary>
public sealed record Recurrence
{
    /// <summary>So many periods, or occurrences before the window, are looked at in vain; then the enumeration ends, so that a hostile rule does too.</summary>
    public const int MostInVain = 200_000;

    public required Frequency Frequency { get; init; }

    public int Interval { get; init; } = 1;

    /// <summary>How often in all, the start included; null: without end, or up to <see cref="Until"/>.</summary>
    public int? Count { get; init; }

    /// <summary>The last moment, included. A date includes that whole day; UTC is understood in the zone of the start.</summary>
    public CalendarTime? Until { get; init; }

    /// <summary>0 to 60; 60 is taken as 59.</summary>
    public IReadOnlyList<int> BySecond { get; init; } = [];

    public IReadOnlyList<int> ByMinute { get; init; } = [];

    public IReadOnlyList<int> ByHour { get; init; } = [];

    public IReadOnlyList<WeekdayOf> ByDay { get; init; } = [];

    /// <summary>1 to 31, or -31 to -1 from the end.</summary>
    public IReadOnlyList<int> ByMonthDay { get; init; } = [];

    /// <summary>1 to 366, or -366 to -1 from the end.</summary>
    public IReadOnlyList<int> ByYearDay { get; init; } = [];

    /// <summary>1 to 53, or -53 to -1 from the end: week 1 is the first with four days in the year.</summary>
    public IReadOnlyList<int> ByWeek { get; init; } = [];

    public IReadOnlyList<int> ByMonth { get; init; } = [];

    /// <summary>Which of a period's occurrences remain: 1 the first, -1 the last.</summary>
    public IReadOnlyList<int> BySetPosition { get; init; } = [];

    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;

    /// <exception cref="UnreadableRecurrence">The text is no rule.</exception>
    public static Recurrence Parse(string text) => RuleParser.Read(text, out var flaw) ?? throw new UnreadableRecurrence(flaw);

    public static bool TryParse(string text, [NotNullWhen(true)] out Recurrence? rule) => (rule = RuleParser.Read(text, out _)) is not null;

    /// <summary>The days of a whole-day appointment within [from, to).</summary>
    /// <param name="start">Always the first occurrence, also where the rule would not hit it.</param>
    /// <exception cref="UnreadableRecurrence">The rule contradicts itself.</exception>
    public IEnumerable<DateOnly> Occurrences(DateOnly start, DateOnly from, DateOnly to) =>
        Occurrences(start.ToDateTime(TimeOnly.MinValue), from.ToDateTime(TimeOnly.MinValue), to.ToDateTime(TimeOnly.MinValue)).Select(DateOnly.FromDateTime).Distinct();

    /// <summary>The wall-clock times within [from, to), in order and computed one by one; hardly slower for a window decades after the start, unless there is a count.</summary>
    /// <param name="start">Always the first occurrence, also where the rule would not hit it.</param>
    /// <param name="zone">Where given, times that the clock jumps over there are no occurrences and not counted (3.3.10), and an end in UTC is understood there.</param>
    /// <exception cref="UnreadableRecurrence">The rule contradicts itself.</exception>
    public IEnumerable<DateTime> Occurrences(DateTime start, DateTime from, DateTime to, TimeZoneInfo? zone = null)
    {
        if (RuleText.FlawOf(this) is { } flaw)
            throw new UnreadableRecurrence(flaw);
        return new RuleWalk(this, start, zone).Within(from, to);
    }

    /// <summary>The first occurrence after a moment of the wall clock, or null.</summary>
    public DateTime? Next(DateTime start, DateTime after, TimeZoneInfo? zone = null) =>
        after == DateTime.MaxValue ? null : Occurrences(start, after.AddTicks(1), DateTime.MaxValue, zone).Cast<DateTime?>().FirstOrDefault();

    public bool Equals(Recurrence? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The canonical text: lists in order, nothing that goes without saying.</summary>
    public override string ToString() => RuleText.Write(this);
}
