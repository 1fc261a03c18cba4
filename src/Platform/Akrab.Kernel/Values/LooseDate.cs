using System.Globalization;

namespace Akrab.Kernel.Values;

/// <summary>A date as people say it, in Indonesian or English: <c>besok</c>, <c>senin depan</c>, <c>in 2 weeks</c>, <c>17 agt</c>.</summary>
/// <remarks>
/// "Next Monday" is the Monday of the next calendar week (weeks begin on Monday), a bare "Monday" the first one after today. A date
/// without a year lies ahead: its next occurrence, today included.
/// </remarks>
public static class LooseDate
{
    private const int YearsAhead = 50;

    /// <summary>Reads the date; the culture only decides whether 8/9 is in August or September.</summary>
    public static bool TryParse(string typed, CultureInfo culture, DateOnly today, out DateOnly date)
    {
        date = default;
        var text = Fold.Text(typed);
        if (text.Length is 0 or > 64)
            return false;

        try
        {
            if (Named(text, today) is { } found)
                date = found;
            else if (Counted(text, today) is { } counted)
                date = counted;
            else if (AnnualDate.TryParse(text, out var written, DateOrder.Of(culture), today.Year + YearsAhead))
                date = written.Year is { } year ? written.In(year) : written.NextFrom(today);
            else
                return false;
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static DateOnly? Named(string text, DateOnly today) => text switch
    {
        "hari ini" or "sekarang" or "skrg" or "today" or "now" => today,
        "besok" or "bsk" or "esok" or "tomorrow" or "tmr" => today.AddDays(1),
        "lusa" or "besok lusa" or "day after tomorrow" or "the day after tomorrow" => today.AddDays(2),
        "kemarin" or "kmrn" or "kemaren" or "yesterday" => today.AddDays(-1),
        "kemarin lusa" or "kemarin dulu" or "day before yesterday" or "the day before yesterday" => today.AddDays(-2),
        "minggu depan" or "pekan depan" or "next week" or "seminggu lagi" => today.AddDays(7),
        "minggu lalu" or "pekan lalu" or "last week" => today.AddDays(-7),
        "bulan depan" or "next month" or "sebulan lagi" => today.AddMonths(1),
        "bulan lalu" or "last month" => today.AddMonths(-1),
        "tahun depan" or "next year" or "setahun lagi" => today.AddYears(1),
        "tahun lalu" or "last year" => today.AddYears(-1),
        "akhir bulan" or "akhir bulan ini" or "end of month" or "end of the month" => EndOfMonth(today),
        _ => OnWeekday(text, today),
    };

    private static DateOnly EndOfMonth(DateOnly today) => new(today.Year, today.Month, DateTime.DaysInMonth(today.Year, today.Month));

    private static DateOnly? OnWeekday(string text, DateOnly today)
    {
        var words = text.Split(' ').AsSpan();
        if (words is ["hari" or "on", .. var rest])
            words = rest;
        var (name, when) = words switch
        {
            [var day] => (day, ""),
            ["next" or "this" or "last", var day] => (day, words[0]),
            [var day, "depan" or "ini" or "lalu"] => (day, words[1]),
            _ => ("", ""),
        };
        if (MonthNames.Weekday(Fold.Key(name)) is not { } weekday)
            return null;

        var monday = today.AddDays(-DaysSinceMonday(today.DayOfWeek));
        var inThisWeek = monday.AddDays(DaysSinceMonday(weekday));
        return when switch
        {
            "next" or "depan" => inThisWeek.AddDays(7),
            "this" or "ini" => inThisWeek,
            "last" or "lalu" => inThisWeek < today ? inThisWeek : inThisWeek.AddDays(-7),
            _ => inThisWeek > today ? inThisWeek : inThisWeek.AddDays(7),
        };
    }

    private static int DaysSinceMonday(DayOfWeek day) => ((int)day + 6) % 7;

    /// <summary>"3 hari lagi", "dalam 2 minggu", "in 2 weeks", "3 days ago", "tgl 17".</summary>
    private static DateOnly? Counted(string text, DateOnly today)
    {
        var words = text.Split(' ');
        if (words is ["tgl" or "tanggal" or "the", var day] && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted))
            return NextDay(wanted, today);

        (string Number, string Unit, int Sign)? said = words switch
        {
            [var number, var unit, "lagi"] => (number, unit, 1),
            ["dalam" or "in", var number, var unit] => (number, unit, 1),
            [var number, var unit, "from", "now"] => (number, unit, 1),
            [var number, var unit, "lalu" or "ago"] => (number, unit, -1),
            [var number, var unit, "yang", "lalu"] => (number, unit, -1),
            _ => null,
        };
        if (said is not { } phrase || Count(phrase.Number) is not { } count)
            return null;

        count *= phrase.Sign;
        return phrase.Unit switch
        {
            "hari" or "day" or "days" => today.AddDays(count),
            "minggu" or "pekan" or "week" or "weeks" => today.AddDays(7 * count),
            "bulan" or "month" or "months" => today.AddMonths(count),
            "tahun" or "year" or "years" => today.AddYears(count),
            _ => null,
        };
    }

    private static int? Count(string word) => word switch
    {
        "a" or "an" or "one" or "satu" => 1,
        "two" or "dua" => 2,
        "three" or "tiga" => 3,
        _ => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count < 10_000 ? count : null,
    };

    private static DateOnly? NextDay(int day, DateOnly today)
    {
        for (var month = new DateOnly(today.Year, today.Month, 1); day is >= 1 and <= 31; month = month.AddMonths(1))
            if (day <= DateTime.DaysInMonth(month.Year, month.Month) && month.AddDays(day - 1) >= today)
                return month.AddDays(day - 1);
        return null;
    }
}
