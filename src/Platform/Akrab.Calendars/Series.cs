namespace Akrab.Calendars;

/// <summary>The entries of one UID: what recurs, and the occurrences that were moved, changed or cancelled (RFC 5545, 3.8.4.4).</summary>
public sealed class Series
{
    /// <summary>Room for a night in which the clock is turned.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromHours(26);

    private readonly List<CalendarEntry> _exceptions;

    /// <param name="entries">All of one UID. Of two for the same occurrence the one with the higher sequence holds.</param>
    public Series(IEnumerable<CalendarEntry> entries)
    {
        var latest = entries.OrderBy(entry => entry.Sequence).ThenBy(entry => entry.StampedAt).ToList();
        Master = latest.FindLast(entry => entry.Replaces is null);
        _exceptions = [.. latest.Where(entry => entry.Replaces is not null).GroupBy(entry => entry.Replaces!.Value.Moment(TimeZoneInfo.Utc)).Select(same => same.Last())];
    }

    /// <summary>Null where only single occurrences of a series are known, as for somebody invited to one of them.</summary>
    public CalendarEntry? Master { get; }

    public IReadOnlyList<CalendarEntry> Exceptions => _exceptions;

    /// <summary>Puts the entries of a calendar together by UID.</summary>
    public static IEnumerable<Series> Of(IEnumerable<CalendarEntry> entries) =>
        entries.GroupBy(entry => (entry.GetType(), entry.Uid.Length > 0 ? entry.Uid : (object)entry)).Select(same => new Series(same));

    /// <summary>
    /// What takes place between two moments, in part at least, in order of the start and computed one by one; cancelled occurrences included. A
    /// hostile rule may name every second: take as many as are wanted.
    /// </summary>
    /// <param name="home">Where days and floating times are meant.</param>
    public IEnumerable<Occurrence> Occurrences(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo home)
    {
        var moved = _exceptions
            .Where(entry => StartOf(entry) is not null)
            .Select(entry => new Occurrence(entry, StartOf(entry)!.Value, EndOf(entry, StartOf(entry)!.Value), entry.Replaces))
            .OrderBy(Begin);
        return Sorted.Merge(moved, Regular(from, to, home), Begin).Where(occurrence => IsWithin(occurrence));

        DateTime Begin(Occurrence occurrence) => occurrence.Start.Moment(home).UtcDateTime;

        bool IsWithin(Occurrence occurrence)
        {
            var start = occurrence.Start.Moment(home);
            return start < to && (start >= from || occurrence.End.Moment(home) > from);
        }
    }

    /// <summary>The first occurrence that starts after a moment and is not cancelled, or null.</summary>
    public Occurrence? Next(DateTimeOffset after, TimeZoneInfo home) =>
        Occurrences(after, DateTimeOffset.MaxValue, home).FirstOrDefault(occurrence => !occurrence.IsCancelled && occurrence.Start.Moment(home) > after);

    /// <summary>The occurrences nobody moved, and some before and after the window.</summary>
    private IEnumerable<Occurrence> Regular(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo home)
    {
        if (Master is not { } master || StartOf(master) is not { } start)
            yield break;

        var set = new RecurrenceSet(start) { Rules = master.Recurs, Also = [.. master.RecursAlso.Select(also => also.Start)], Except = master.RecursNot };
        var ends = master.RecursAlso.Where(also => also.End is not null).GroupBy(also => also.Start.LocalAs(start)).ToDictionary(same => same.Key, same => same.First().End!.Value);
        var replaced = _exceptions.Select(entry => entry.Replaces!.Value.LocalAs(start)).ToHashSet();
        var days = _exceptions.Where(entry => entry.Replaces!.Value.IsDate).Select(entry => entry.Replaces!.Value.Date).ToHashSet();
        var following = _exceptions.Where(entry => entry.IsForFollowing && StartOf(entry) is not null).OrderBy(entry => entry.Replaces!.Value.LocalAs(start)).ToList();

        var zone = start.Zone ?? home;
        var reach = Slack + Longest(master, start, ends) + (following.Count > 0 ? following.Max(entry => Shift(entry, start).Duration() + Length(entry, StartOf(entry)!.Value)) : TimeSpan.Zero);
        var shift = following.Count > 0 ? following.Max(entry => Shift(entry, start).Duration()) : TimeSpan.Zero;
        foreach (var time in set.Occurrences(Local(from, -reach, zone), Local(to, Slack + shift, zone)))
        {
            if (replaced.Contains(time.Local) || days.Contains(time.Date))
                continue;
            if (following.FindLast(entry => entry.Replaces!.Value.LocalAs(start) <= time.Local) is { } instead)
            {
                var own = StartOf(instead)!.Value.At(Later(time.Local, Shift(instead, start)));
                yield return new Occurrence(instead, own, EndOf(instead, own), time);
            }
            else
            {
                yield return new Occurrence(master, time, ends.TryGetValue(time.Local, out var end) ? end : EndOf(master, time), set.IsRecurring ? time : null);
            }
        }
    }

    private static CalendarTime? StartOf(CalendarEntry entry) => entry.Start ?? entry.SaidEnd;

    private static CalendarTime EndOf(CalendarEntry entry, CalendarTime start) => entry.EndOf(start);

    private static TimeSpan Length(CalendarEntry entry, CalendarTime start) => EndOf(entry, start).Local - start.Local;

    private static TimeSpan Longest(CalendarEntry master, CalendarTime start, Dictionary<DateTime, CalendarTime> ends) =>
        ends.Select(pair => pair.Value.LocalAs(start) - pair.Key).Append(Length(master, start)).Max();

    /// <summary>How much later an entry has what it replaces.</summary>
    private static TimeSpan Shift(CalendarEntry entry, CalendarTime start) => StartOf(entry)!.Value.LocalAs(start) - entry.Replaces!.Value.LocalAs(start);

    private static DateTime Local(DateTimeOffset moment, TimeSpan more, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(Later(moment.UtcDateTime, more), DateTimeKind.Utc), zone);

    private static DateTime Later(DateTime time, TimeSpan more) => new(Math.Clamp(time.Ticks + more.Ticks, 0, DateTime.MaxValue.Ticks));
}
