namespace Akrab.Calendars.Rules;

/// <summary>Goes from period to period of a rule. Period 0 holds the start; the place of any other is computed, so that a walk may begin far from the start.</summary>
internal sealed class RuleWalk
{
    private const long SecondsPerDay = 86400, LastSecond = (9999 * 365L + 9999 / 4 - 99 + 24) * SecondsPerDay - 1;

    private readonly Recurrence _rule;
    private readonly DateTime _start, _last;
    private readonly TimeZoneInfo? _zone;
    private readonly DayFilter _days;
    private readonly Times _times;

    public RuleWalk(Recurrence rule, DateTime start, TimeZoneInfo? zone)
    {
        (_rule, _start, _zone) = (rule, start, zone);
        _days = new DayFilter(rule, start);
        _times = new Times(rule, start);
        _last = rule.Until switch
        {
            null => DateTime.MaxValue,
            { IsDate: true } until => until.Local.AddTicks(TimeSpan.TicksPerDay - 1),
            { IsUtc: true } until when zone is not null => TimeZoneInfo.ConvertTimeFromUtc(until.Local, zone),
            { } until => until.Local,
        };
    }

    public IEnumerable<DateTime> Within(DateTime from, DateTime to)
    {
        var (counted, inVain) = (1, 0);
        if (_start >= from && _start < to)
            yield return _start;

        foreach (var time in After(_rule.Count is null ? from : _start, to))
        {
            if (++counted > _rule.Count || time > _last || time >= to)
                yield break;
            if (time >= from)
                yield return time;
            else if (++inVain > Recurrence.MostInVain)
                yield break;
        }
    }

    /// <summary>Occurrences after the start, from the period of a time on.</summary>
    private IEnumerable<DateTime> After(DateTime from, DateTime to)
    {
        var first = DateOnly.FromDateTime(from > _start ? from : _start);
        var inVain = 0;
        for (var index = Math.Max(0, IndexOf(from)); inVain < Recurrence.MostInVain; inVain++)
        {
            if (Begin(index) is not { } begin || begin >= to || begin > _last)
                yield break;

            if (Skipped(begin) is { } next)
            {
                index = Math.Max(index + 1, IndexAtOrAfter(next));
                continue;
            }

            foreach (var time in Occurrences(begin).From(first, _rule.BySetPosition))
            {
                if (time <= _start || _zone?.IsInvalidTime(time) == true)
                    continue;
                inVain = 0;
                yield return time;
            }

            index++;
        }
    }

    private long StepSeconds => _rule.Interval * _rule.Frequency switch { Frequency.Secondly => 1L, Frequency.Minutely => 60, Frequency.Hourly => 3600, Frequency.Daily => SecondsPerDay, _ => 7 * SecondsPerDay };

    /// <summary>Where period 0 begins, in seconds; a week may begin before the first day of the calendar.</summary>
    private long Origin => _rule.Frequency switch
    {
        Frequency.Secondly => Seconds(_start),
        Frequency.Minutely => Seconds(_start) / 60 * 60,
        Frequency.Hourly => Seconds(_start) / 3600 * 3600,
        Frequency.Daily => Seconds(_start.Date),
        _ => Seconds(_start.Date) - DayFilter.DaysInto(_rule.WeekStart, _start.DayOfWeek) * SecondsPerDay,
    };

    /// <summary>The period a time lies in, or the one before it.</summary>
    private long IndexOf(DateTime time) => _rule.Frequency switch
    {
        Frequency.Yearly => (time.Year - _start.Year) / _rule.Interval,
        Frequency.Monthly => (Months(time) - Months(_start)) / _rule.Interval,
        _ => (Seconds(time) - Origin) / StepSeconds,
    };

    private long IndexAtOrAfter(DateTime time) => (Seconds(time) - Origin + StepSeconds - 1) / StepSeconds;

    /// <summary>Null after the year 9999.</summary>
    private DateTime? Begin(long index)
    {
        if (_rule.Frequency == Frequency.Yearly)
            return _start.Year + index * _rule.Interval is <= 9999 and var year ? new DateTime((int)year, 1, 1) : null;
        if (_rule.Frequency == Frequency.Monthly)
            return Months(_start) + index * _rule.Interval is < 9999 * 12 + 12 and var months ? new DateTime((int)(months / 12), (int)(months % 12) + 1, 1) : null;
        return Origin + index * StepSeconds is <= LastSecond and var second ? new DateTime(Math.Max(0, second) * TimeSpan.TicksPerSecond) : null;
    }

    /// <summary>Within the day: when to look again, where the day, the hour or the minute of a period is not allowed.</summary>
    private DateTime? Skipped(DateTime begin)
    {
        if (_rule.Frequency >= Frequency.Daily || begin.Date == DateTime.MaxValue.Date)
            return null;
        if (!_days.AllowsMonth(begin.Month) && (begin.Year, begin.Month) != (9999, 12))
            return new DateTime(begin.Year, begin.Month, 1).AddMonths(1);
        return _days.Allows(DateOnly.FromDateTime(begin)) ? _times.NextAfter(begin) : begin.Date.AddDays(1);
    }

    private PeriodSet Occurrences(DateTime begin)
    {
        if (_rule.Frequency < Frequency.Daily)
            return _times.Within(begin);

        var first = DateOnly.FromDateTime(begin).DayNumber;
        var length = _rule.Frequency switch
        {
            Frequency.Yearly => DateTime.IsLeapYear(begin.Year) ? 366 : 365,
            Frequency.Monthly => DateTime.DaysInMonth(begin.Year, begin.Month),
            Frequency.Weekly => 7 - DayFilter.DaysInto(_rule.WeekStart, begin.DayOfWeek),
            _ => 1,
        };
        List<DateOnly> days = [];
        for (var day = first; day < first + length && day <= DateOnly.MaxValue.DayNumber; day++)
            if (_days.Allows(DateOnly.FromDayNumber(day)))
                days.Add(DateOnly.FromDayNumber(day));
        return _times.On(days);
    }

    private static long Seconds(DateTime time) => time.Ticks / TimeSpan.TicksPerSecond;

    private static long Months(DateTime time) => time.Year * 12L + time.Month - 1;
}
