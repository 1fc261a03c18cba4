using System.Globalization;

namespace Akrab.Customers.Calendar;

/// <summary>How much of the calendar is seen at once.</summary>
public enum Span
{
    Day,
    Week,
    Month,
}

/// <summary>A stretch of the calendar: which days, whose, and the stretches before and after.</summary>
/// <param name="On">A day in it.</param>
/// <param name="IsEverybodys">All that one may see rather than one's own.</param>
public sealed record CalendarView(Span Span, DateOnly On, bool IsEverybodys)
{
    private const int Week = 7;

    /// <summary>The first day shown: weeks begin on Monday, and a month with the week of its first day.</summary>
    public DateOnly From => Span switch
    {
        Span.Day => On,
        Span.Week => Monday(On),
        _ => Monday(new DateOnly(On.Year, On.Month, 1)),
    };

    public int Days => Span switch
    {
        Span.Day => 1,
        Span.Week => Week,
        _ => (Monday(new DateOnly(On.Year, On.Month, 1).AddMonths(1).AddDays(-1)).AddDays(Week).DayNumber - From.DayNumber),
    };

    public DateOnly To => From.AddDays(Days);

    public IEnumerable<DateOnly> AllDays => Enumerable.Range(0, Days).Select(From.AddDays);

    public bool IsOfMonth(DateOnly day) => Span != Span.Month || day.Month == On.Month;

    public CalendarView Step(int by) => this with
    {
        On = Span switch
        {
            Span.Day => On.AddDays(by),
            Span.Week => On.AddDays(by * Week),
            _ => new DateOnly(On.Year, On.Month, 1).AddMonths(by),
        },
    };

    public string Title => Span switch
    {
        Span.Day => On.ToString("dddd, d MMMM yyyy", CultureInfo.CurrentCulture),
        Span.Week => $"{From.ToString(From.Month == To.AddDays(-1).Month ? "%d" : "d MMM", CultureInfo.CurrentCulture)} – {To.AddDays(-1).ToString("d MMMM yyyy", CultureInfo.CurrentCulture)}",
        _ => On.ToString("MMMM yyyy", CultureInfo.CurrentCulture),
    };

    public string Url => string.Create(CultureInfo.InvariantCulture, $"/calendar?span={Span.ToString().ToLowerInvariant()}&on={On:yyyy-MM-dd}{(IsEverybodys ? "&whose=all" : "")}");

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + Week - 1) % Week));
}
