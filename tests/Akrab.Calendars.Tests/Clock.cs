using System.Globalization;

namespace Akrab.Calendars.Tests;

/// <summary>Times as tests say them: 1997-09-02 09:00.</summary>
internal static class Clock
{
    public static DateTime At(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);

    public static DateTimeOffset Utc(string text) => new(At(text), TimeSpan.Zero);

    /// <summary>"1997-09-02 09:00, 1997-09-03 09:00": of a month's days the month may be left out after the first, as in "1997-09: 2 3 4; 1997-10: 1".</summary>
    public static List<DateTime> Days(string text, string time = "09:00") =>
        [.. text.Split(';', StringSplitOptions.TrimEntries).Select(month => month.Split(':', 2)).SelectMany(month => month[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(day => At($"{month[0]}-{day.PadLeft(2, '0')} {time}")))];

    public static TimeZoneInfo NewYork => TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    public static TimeZoneInfo Jakarta => TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");
}
