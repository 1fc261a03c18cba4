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
            .Select(entry => new Occurrence(entry, StartOf(entry)!.Value, entry.EndOf(StartOf(entry)!.Value), entry.Replaces))
            .OrderBy(Begin);
        return Sorted.Merge(moved, Regular(from, to, home), Begin).Where(IsWithin);

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

    /// <summary>The occurrences nobody moved by themselves, and some before and after the window.</summary>
    private IEnumerable<Occurrence> Regular(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo home)
    {
        if (Master is not { } master || StartOf(master) is not { } start)
            yield break;

        var set = new RecurrenceSet(start) { Rules = master.Recurs, Also = [.. master.RecursAlso.Select(also => also.Start)], Except = master.RecursNot };
        var ends = master.RecursAlso.Where(also => also.End is not null).GroupBy(also => also.Start.LocalAs(start)).ToDictionary(same => same.Key, same => same.First().End!.Value);
        var replaced = _exceptions.Select(entry => entry.Replaces!.Value.LocalAs(start)).ToHashSet();
        var days = _exceptions.Where(entry => entry.Replaces!.Value.IsDate).Select(entry => entry.Replaces!.Value.Date).ToHashSet();
        var turns = Turns(start);

        var longest = ends.Select(end => end.Value.LocalAs(start) - end.Key).Concat(turns.Select(turn => Length(turn.Entry))).Append(Length(master)).Max();
        var shift = turns.Select(turn => turn.Shift.Duration()).DefaultIfEmpty().Max();
        var zone = start.Zone ?? home;
        foreach (var time in set.Occurrences(Local(from, -(Slack + shift + longest), zone), Local(to, Slack + shift, zone)))
        {
            if (replaced.Contains(time.Local) || days.Contains(time.Date))
                continue;

            if (turns.FindLast(turn => turn.From <= time.Local) is { } turn)
            {
                var own = StartOf(turn.Entry)!.Value.At(Later(time.Local, turn.Shift));
                yield return new Occurrence(turn.Entry, own, turn.Entry.EndOf(own), time);
            }
            else
            {
                yield return new Occurrence(master, time, ends.TryGetValue(time.Local, out var end) ? end : master.EndOf(time), set.IsRecurring ? time : null);
            }
        }
    }

    /// <summary>From when on an exception holds for all that follow, and how much later it has them.</summary>
    private sealed record Turn(DateTime From, TimeSpan Shift, CalendarEntry Entry);

    private List<Turn> Turns(CalendarTime start) =>
    [
        .. _exceptions.Where(entry => entry.IsForFollowing && StartOf(entry) is not null)
            .Select(entry => (Entry: entry, From: entry.Replaces!.Value.LocalAs(start)))
            .Select(turn => new Turn(turn.From, StartOf(turn.Entry)!.Value.LocalAs(start) - turn.From, turn.Entry))
            .OrderBy(turn => turn.From),
    ];

    /// <summary>A task without a start counts from when it is due.</summary>
    private static CalendarTime? StartOf(CalendarEntry entry) => entry.Start ?? entry.SaidEnd;

    private static TimeSpan Length(CalendarEntry entry) => StartOf(entry) is { } start ? entry.EndOf(start).Local - start.Local : TimeSpan.Zero;

    private static DateTime Local(DateTimeOffset moment, TimeSpan more, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(Later(moment.UtcDateTime, more), DateTimeKind.Utc), zone);

    private static DateTime Later(DateTime time, TimeSpan more) => new(Math.Clamp(time.Ticks + more.Ticks, 0, DateTime.MaxValue.Ticks));
}
