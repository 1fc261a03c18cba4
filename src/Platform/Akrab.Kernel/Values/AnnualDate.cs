using System.Globalization;

namespace Akrab.Kernel.Values;

/// <summary>A day that comes back every year, such as a birthday; the year it began may be unknown.</summary>
public readonly record struct AnnualDate
{
    /// <summary>The year of birth is not known: any leap year serves for checking the day.</summary>
    private const int SomeLeapYear = 2000;

    /// <summary>Refuses a day that the month, or the known year, does not have.</summary>
    public AnnualDate(int month, int day, int? year = null)
    {
        if (!Exists(month, day, year))
            throw new ArgumentOutOfRangeException(nameof(day), $"There is no day {day} in month {month} of {year?.ToString(CultureInfo.InvariantCulture) ?? "any year"}.");

        (Month, Day, Year) = (month, day, year);
    }

    public int Month { get; }

    public int Day { get; }

    public int? Year { get; }

    /// <summary>Month and day as one number by which birthdays are indexed: 817 is 17 August.</summary>
    public int MonthDay => Month * 100 + Day;

    public static AnnualDate Of(DateOnly date) => new(date.Month, date.Day, date.Year);

    /// <summary>True for a day that the calendar has; 29 February counts when the year is unknown.</summary>
    public static bool Exists(int month, int day, int? year = null) =>
        month is >= 1 and <= 12 && year is null or (>= 1 and <= 9999) && day >= 1 && day <= DateTime.DaysInMonth(year ?? SomeLeapYear, month);

    /// <summary>Reads <c>1990-08-17</c>, <c>--08-17</c>, <c>17 Agustus 1990</c>, <c>17/8/1990</c>, <c>17-Agt-90</c>, <c>19900817</c> and the like.</summary>
    /// <param name="latestYear">Two digits mean the last year with them that is not later; by default this year.</param>
    /// <param name="excelSerials">Reads <c>33102</c> as days since 30 December 1899, as spreadsheets count.</param>
    public static bool TryParse(string typed, out AnnualDate date, DateOrder order = DateOrder.DayFirst, int? latestYear = null, bool excelSerials = false) =>
        DateReading.TryParse(typed, order, latestYear ?? TimeProvider.System.GetUtcNow().Year, excelSerials, out date);

    /// <summary>The day in a given year; 29 February is kept on the 28th when there is none.</summary>
    public DateOnly In(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));

    /// <summary>The first time on or after a day.</summary>
    public DateOnly NextFrom(DateOnly day) => In(day.Year) >= day ? In(day.Year) : In(day.Year + 1);

    /// <summary>Full years since the beginning; null when the year is unknown or still to come.</summary>
    public int? AgeOn(DateOnly day)
    {
        if (Year is null || day < In(Year.Value))
            return null;
        return day.Year - Year.Value - (day < In(day.Year) ? 1 : 0);
    }

    /// <summary><c>1990-08-17</c>, or <c>--08-17</c> without a year (ISO 8601:2000, as in vCard).</summary>
    public override string ToString() =>
        Year is { } year ? $"{year:D4}-{Month:D2}-{Day:D2}" : $"--{Month:D2}-{Day:D2}";
}
