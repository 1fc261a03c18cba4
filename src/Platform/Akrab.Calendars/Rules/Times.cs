namespace Akrab.Calendars.Rules;

/// <summary>Which times of the day a rule allows: BYHOUR, BYMINUTE and BYSECOND, and the start's where they are silent.</summary>
internal sealed class Times(Recurrence rule, DateTime start)
{
    private readonly int[] _hours = Of(rule.ByHour, start.Hour);
    private readonly int[] _minutes = Of(rule.ByMinute, start.Minute);
    private readonly int[] _seconds = Of(rule.BySecond.Select(second => Math.Min(second, 59)), start.Second);

    /// <summary>Periods of a day and more.</summary>
    public PeriodSet On(IReadOnlyList<DateOnly> days) => new(days, _hours, _minutes, _seconds);

    /// <summary>Periods of an hour, a minute or a second.</summary>
    public PeriodSet Within(DateTime period)
    {
        DateOnly[] day = [DateOnly.FromDateTime(period)];
        return rule.Frequency switch
        {
            Frequency.Hourly => new(day, [period.Hour], _minutes, _seconds),
            Frequency.Minutely => new(day, [period.Hour], [period.Minute], _seconds),
            _ => new(day, [period.Hour], [period.Minute], [period.Second]),
        };
    }

    /// <summary>When to look again, where the whole hour or minute of a period is not allowed; null where it is.</summary>
    public DateTime? NextAfter(DateTime period)
    {
        if (rule.ByHour.Count > 0 && !_hours.Contains(period.Hour))
            return period.Date.AddHours(period.Hour + 1);
        if (rule.Frequency < Frequency.Hourly && rule.ByMinute.Count > 0 && !_minutes.Contains(period.Minute))
            return period.Date.AddMinutes(period.Hour * 60 + period.Minute + 1);
        return rule.Frequency < Frequency.Minutely && rule.BySecond.Count > 0 && !_seconds.Contains(period.Second) ? period.AddSeconds(1) : null;
    }

    private static int[] Of(IEnumerable<int> said, int start) => said.Any() ? [.. said.Distinct().Order()] : [start];
}
