namespace Akrab.Dav.Tests;

/// <summary>Items of calendars as devices write them.</summary>
public static class Ics
{
    public static string Event(string uid, string summary, params IEnumerable<string> lines) => Of([Part("VEVENT", uid, [$"SUMMARY:{summary}", .. lines])]);

    public static string Task(string uid, string summary, params IEnumerable<string> lines) => Of([Part("VTODO", uid, [$"SUMMARY:{summary}", .. lines])]);

    /// <summary>A series, and times of it that were moved by themselves.</summary>
    public static string Series(string uid, IReadOnlyList<string> series, params IEnumerable<IReadOnlyList<string>> alone) =>
        Of([Part("VEVENT", uid, series), .. alone.Select(lines => Part("VEVENT", uid, lines))]);

    private static string Of(IEnumerable<IEnumerable<string>> parts) =>
        string.Concat(((string[])["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Uji//HP//ID", .. parts.SelectMany(p => p), "END:VCALENDAR"]).Select(line => line + "\r\n"));

    private static IEnumerable<string> Part(string name, string uid, IEnumerable<string> lines) => [$"BEGIN:{name}", $"UID:{uid}", "DTSTAMP:20260101T000000Z", .. lines, $"END:{name}"];
}
