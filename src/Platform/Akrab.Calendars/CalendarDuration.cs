using System.Globalization;
using System.Text.RegularExpressions;

namespace Akrab.Calendars;

/// <summary>A duration (RFC 5545, 3.3.6): whole days are days of the calendar, however long the clock makes them, and the rest is exact.</summary>
/// <param name="Time">Has the same sign as the days.</param>
public readonly partial record struct CalendarDuration(int Days, TimeSpan Time)
{
    private const int MostDays = 4_000_000;

    public bool IsNegative => Days < 0 || Time < TimeSpan.Zero;

    public static CalendarDuration Of(TimeSpan exact) => new(0, exact);

    public static bool TryParse(string text, out CalendarDuration duration)
    {
        duration = default;
        if (Form().Match(text.Trim().ToUpperInvariant()) is not { Success: true } match)
            return false;

        var days = 7L * Part(match, "w") + Part(match, "d");
        var seconds = 3600L * Part(match, "h") + 60L * Part(match, "m") + Part(match, "s");
        if (days > MostDays || seconds > MostDays * 86400L)
            return false;

        var sign = match.Groups["sign"].Value == "-" ? -1 : 1;
        duration = new CalendarDuration((int)days * sign, TimeSpan.FromSeconds(seconds * sign));
        return true;
    }

    public override string ToString()
    {
        var (days, time) = (Math.Abs(Days), Time.Duration());
        var sign = IsNegative ? "-P" : "P";
        if (days > 0 && days % 7 == 0 && time == TimeSpan.Zero)
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{days / 7}W");

        var day = days > 0 ? string.Create(CultureInfo.InvariantCulture, $"{days}D") : "";
        if (time == TimeSpan.Zero && days > 0)
            return sign + day;

        var hours = (long)time.TotalHours;
        var isWithMinutes = time.Minutes > 0 || (hours > 0 && time.Seconds > 0);
        var isWithSeconds = time.Seconds > 0 || (hours == 0 && !isWithMinutes);
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{day}T{(hours > 0 ? $"{hours}H" : "")}{(isWithMinutes ? $"{time.Minutes}M" : "")}{(isWithSeconds ? $"{time.Seconds}S" : "")}");
    }

    private static int Part(Match match, string name) =>
        match.Groups[name] is { Success: true } digits ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;

    /// <summary>Looser than the RFC, as phones are: weeks together with days, and times with parts left out.</summary>
    [GeneratedRegex("^(?<sign>[+-]?)P(?:(?<w>[0-9]{1,8})W)?(?:(?<d>[0-9]{1,8})D)?(?:T(?:(?<h>[0-9]{1,8})H)?(?:(?<m>[0-9]{1,8})M)?(?:(?<s>[0-9]{1,8})S)?)?$")]
    private static partial Regex Form();
}
