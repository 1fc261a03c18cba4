namespace Akrab.Calendars;

/// <summary>When something takes place: a start, rules, further dates (RDATE) and exceptions (EXDATE), as RFC 5545, 3.8.5 puts them together.</summary>
public sealed record RecurrenceSet(CalendarTime Start)
{
    public IReadOnlyList<Recurrence> Rules { get; init; } = [];

    public IReadOnlyList<CalendarTime> Also { get; init; } = [];

    /// <summary>Exceptions; a day leaves out all of that day.</summary>
    public IReadOnlyList<CalendarTime> Except { get; init; } = [];

    public bool IsRecurring => Rules.Count > 0 || Also.Count > 0;

    /// <summary>
    /// The occurrences within [from, to) of the wall clock of the start, said as the start is, each once, in order and computed one by one. A rule
    /// may have an endless number: take as many as are needed.
    /// </summary>
    public IEnumerable<CalendarTime> Occurrences(DateTime from, DateTime to)
    {
        var also = Also.Select(time => time.LocalAs(Start)).Order().Where(local => local >= from && local < to);
        var times = Rules.Aggregate(also, (merged, rule) => Sorted.Merge(merged, rule.Occurrences(Start.Local, from, to, Start.Zone), local => local));
        if (Rules.Count == 0 && Start.Local >= from && Start.Local < to)
            times = Sorted.Merge([Start.Local], times, local => local);

        var days = Except.Where(time => time.IsDate).Select(time => time.Date).ToHashSet();
        var moments = Except.Where(time => !time.IsDate).Select(time => time.LocalAs(Start)).ToHashSet();
        return Once(times, Start.IsDate).Where(local => !moments.Contains(local) && !days.Contains(DateOnly.FromDateTime(local))).Select(Start.At);
    }

    /// <summary>The first occurrence after a moment of the wall clock of the start, or null.</summary>
    public CalendarTime? Next(DateTime after) =>
        after == DateTime.MaxValue ? null : Occurrences(after.AddTicks(1), DateTime.MaxValue).Cast<CalendarTime?>().FirstOrDefault();

    private static IEnumerable<DateTime> Once(IEnumerable<DateTime> times, bool isDay)
    {
        DateTime? last = null;
        foreach (var time in times)
        {
            var own = isDay ? time.Date : time;
            if (own != last)
                yield return own;
            last = own;
        }
    }
}
