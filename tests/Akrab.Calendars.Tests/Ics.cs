using System.Text;

namespace Akrab.Calendars.Tests;

/// <summary>Calendars as text.</summary>
internal static class Ics
{
    /// <summary>Lines within a calendar.</summary>
    public static Calendar Read(string lines, CalendarLimits? limits = null) => ReadFile($"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n{lines}\nEND:VCALENDAR\n", limits);

    public static Calendar ReadFile(string text, CalendarLimits? limits = null) => ReadFile(Encoding.UTF8.GetBytes(text), limits);

    public static Calendar ReadFile(byte[] bytes, CalendarLimits? limits = null) => Calendar.Read(new MemoryStream(bytes), limits).GetAwaiter().GetResult();

    public static CalendarEvent Event(string lines) => Assert.IsType<CalendarEvent>(Assert.Single(Read($"BEGIN:VEVENT\nUID:1\n{lines}\nEND:VEVENT").Entries));

    public static CalendarTask Task(string lines) => Assert.IsType<CalendarTask>(Assert.Single(Read($"BEGIN:VTODO\nUID:1\n{lines}\nEND:VTODO").Entries));

    /// <summary>Written, and put together again from its folds.</summary>
    public static string Lines(params CalendarEntry[] entries) => CalendarWriter.Text(new Calendar { Entries = entries }).Replace("\r\n ", "", StringComparison.Ordinal);
}
