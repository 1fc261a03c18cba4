using System.Text;
using Akrab.Exchange.ContentLines;

namespace Akrab.Calendars;

/// <summary>VCALENDAR: a file of appointments and tasks (RFC 5545, 3.4).</summary>
public sealed record Calendar
{
    /// <summary>Which program wrote it.</summary>
    public string ProductId { get; init; } = "-//Akrab//Akrab//ID";

    public IReadOnlyList<CalendarEntry> Entries { get; init; } = [];

    /// <summary>Further properties: METHOD, X-WR-CALNAME.</summary>
    public IReadOnlyList<ContentLine> Extras { get; init; } = [];

    /// <summary>Components that are neither events nor tasks, and time zones nobody else knows.</summary>
    public IReadOnlyList<Component> Others { get; init; } = [];

    /// <summary>What could not be read, and was kept or passed over.</summary>
    public IReadOnlyList<CalendarProblem> Problems { get; init; } = [];

    /// <summary>Reads a text.</summary>
    public static Calendar Parse(string text, CalendarLimits? limits = null)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        // Nothing waits where all of it is in memory.
        return Read(bytes, limits).GetAwaiter().GetResult();
    }

    /// <summary>Reads a whole file; <see cref="CalendarReader"/> reads a large one entry by entry.</summary>
    public static async Task<Calendar> Read(Stream stream, CalendarLimits? limits = null, CancellationToken stop = default)
    {
        var reader = new CalendarReader(stream, limits);
        List<CalendarEntry> entries = [];
        await foreach (var entry in reader.Entries(stop))
            entries.Add(entry);
        return new Calendar { ProductId = reader.ProductId, Entries = entries, Extras = reader.Extras, Others = reader.Others, Problems = reader.Problems };
    }
}
