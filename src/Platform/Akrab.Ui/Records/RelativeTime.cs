using System.Globalization;
using Akrab.Kernel.Language;

namespace Akrab.Ui;

/// <summary>Moments as people say them: "baru saja", "20 menit lalu", "kemarin 14.05", "3 hari lagi", "12 Okt", "12 Okt 2024".</summary>
public static class RelativeTime
{
    /// <summary>Words for a moment seen from now, in the user's zone and language.</summary>
    public static string Say(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo? zone = null)
    {
        var (there, here) = (TimeZoneInfo.ConvertTime(at, zone ?? TimeZoneInfo.Utc), TimeZoneInfo.ConvertTime(now, zone ?? TimeZoneInfo.Utc));
        var minutes = (int)Math.Round((here - there).TotalMinutes);
        var days = here.Date.Subtract(there.Date).Days;
        var clock = there.ToString("t", CultureInfo.CurrentCulture);

        return (minutes, days) switch
        {
            ( >= 0 and < 1, _) => Words.Say("ui.time.now"),
            ( > 0 and < 60, _) => Words.Say("ui.time.minutes-ago", ("count", minutes)),
            ( > 0, 0) => Words.Say("ui.time.hours-ago", ("count", minutes / 60)),
            ( <= 0, 0) => Words.Say("ui.time.today", ("time", clock)),
            (_, 1) => Words.Say("ui.time.yesterday", ("time", clock)),
            (_, -1) => Words.Say("ui.time.tomorrow", ("time", clock)),
            (_, > 1 and < 7) => Words.Say("ui.time.days-ago", ("count", days)),
            (_, < -1 and > -7) => Words.Say("ui.time.in-days", ("count", -days)),
            _ => there.ToString(there.Year == here.Year ? "d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture),
        };
    }
}
