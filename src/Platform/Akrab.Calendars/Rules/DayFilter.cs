namespace Akrab.Calendars.Rules;

/// <summary>Which days a rule allows: BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY and BYDAY, and what the start says where they are silent (RFC 5545, 3.3.10).</summary>
internal sealed class DayFilter
{
    private readonly int _months, _weekdays;
    private readonly HashSet<int> _monthDays, _yearDays, _weeks;
    private readonly WeekdayOf[] _numbered;
    private readonly DayOfWeek _weekStart;
    private readonly bool _isNumberedInMonth;

    public DayFilter(Recurrence rule, DateTime start)
    {
        _months = Bits(rule.ByMonth);
        _weekdays = Bits(rule.ByDay.Where(day => day.Ordinal == 0).Select(day => (int)day.Day));
        _numbered = [.. rule.ByDay.Where(day => day.Ordinal != 0)];
        _monthDays = [.. rule.ByMonthDay];
        _yearDays = [.. rule.ByYearDay];
        _weeks = [.. rule.ByWeek];
        _weekStart = rule.WeekStart;
        _isNumberedInMonth = rule.Frequency == Frequency.Monthly || rule.ByMonth.Count > 0;

        if (rule.ByDay.Count + rule.ByMonthDay.Count + rule.ByYearDay.Count > 0 || rule.Frequency < Frequency.Weekly)
            return;
        if (rule.Frequency == Frequency.Weekly || rule.ByWeek.Count > 0)
        {
            _weekdays = 1 << (int)start.DayOfWeek;
            return;
        }

        _monthDays = [start.Day];
        if (rule.Frequency == Frequency.Yearly && _months == 0)
            _months = 1 << start.Month;
    }

    public bool Allows(DateOnly day) =>
        AllowsMonth(day.Month)
        && (_monthDays.Count == 0 || _monthDays.Contains(day.Day) || _monthDays.Contains(day.Day - DaysInMonth(day) - 1))
        && (_yearDays.Count == 0 || _yearDays.Contains(day.DayOfYear) || _yearDays.Contains(day.DayOfYear - DaysInYear(day.Year) - 1))
        && AllowsWeekday(day)
        && (_weeks.Count == 0 || AllowsWeek(day));

    public bool AllowsMonth(int month) => _months == 0 || (_months & 1 << month) != 0;

    private bool AllowsWeekday(DateOnly day)
    {
        if (_weekdays == 0 && _numbered.Length == 0 || (_weekdays & 1 << (int)day.DayOfWeek) != 0)
            return true;

        foreach (var (weekday, ordinal) in _numbered)
            if (weekday == day.DayOfWeek && (ordinal == FromFirst(day) || ordinal == FromLast(day)))
                return true;
        return false;
    }

    private int FromFirst(DateOnly day) => ((_isNumberedInMonth ? day.Day : day.DayOfYear) - 1) / 7 + 1;

    private int FromLast(DateOnly day) => -((_isNumberedInMonth ? DaysInMonth(day) - day.Day : DaysInYear(day.Year) - day.DayOfYear) / 7 + 1);

    /// <summary>A week belongs to the year in which its fourth day lies.</summary>
    private bool AllowsWeek(DateOnly day)
    {
        var fourth = FourthOfWeek(day.DayNumber);
        if (fourth < 0 || fourth > DateOnly.MaxValue.DayNumber)
            return false;

        var within = DateOnly.FromDayNumber(fourth);
        var week = (within.DayOfYear - 1) / 7 + 1;
        // The 28th of December is always in the last week, whatever day weeks begin on.
        var last = (DateOnly.FromDayNumber(FourthOfWeek(new DateOnly(within.Year, 12, 28).DayNumber)).DayOfYear - 1) / 7 + 1;
        return _weeks.Contains(week) || _weeks.Contains(week - last - 1);
    }

    private int FourthOfWeek(int dayNumber) => dayNumber - DaysInto(_weekStart, DateOnly.FromDayNumber(dayNumber).DayOfWeek) + 3;

    /// <summary>How many days lie between a day and the start of its week.</summary>
    public static int DaysInto(DayOfWeek weekStart, DayOfWeek day) => ((int)day - (int)weekStart + 7) % 7;

    private static int DaysInMonth(DateOnly day) => DateTime.DaysInMonth(day.Year, day.Month);

    private static int DaysInYear(int year) => DateTime.IsLeapYear(year) ? 366 : 365;

    private static int Bits(IEnumerable<int> numbers) => numbers.Aggregate(0, (bits, number) => bits | 1 << number);
}
