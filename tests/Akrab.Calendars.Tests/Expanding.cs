namespace Akrab.Calendars.Tests;

public sealed class Expanding
{
    private const string Weekly = "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Asia/Jakarta:20261102T090000\nDTEND;TZID=Asia/Jakarta:20261102T100000\nRRULE:FREQ=WEEKLY\nSUMMARY:Rapat\n{0}\nEND:VEVENT\n{1}";

    [Fact]
    public void A_series_with_a_moved_a_cancelled_a_left_out_and_a_further_occurrence()
    {
        var found = Of(Weekly,
            "EXDATE:20261116T020000Z\nRDATE;TZID=Asia/Jakarta:20261118T140000\nRDATE;VALUE=PERIOD:20261119T010000Z/PT3H",
            """
            BEGIN:VEVENT
            UID:1
            RECURRENCE-ID:20261109T020000Z
            DTSTART;TZID=Asia/Jakarta:20261111T130000
            SUMMARY:Rapat dipindah
            END:VEVENT
            BEGIN:VEVENT
            UID:1
            RECURRENCE-ID;TZID=Asia/Jakarta:20261123T090000
            DTSTART;TZID=Asia/Jakarta:20261123T090000
            STATUS:CANCELLED
            END:VEVENT
            """, "2026-11-01", "2026-12-01");
        Assert.Equal(
            ["11-02 02:00 +60", "11-11 06:00 +0 Rapat dipindah", "11-18 07:00 +60", "11-19 01:00 +180", "11-23 02:00 +0 batal", "11-30 02:00 +60"],
            found.Select(Say));
        Assert.Equal(CalendarTime.Utc(Clock.Utc("2026-11-09 02:00")), found[1].Original);
    }

    [Fact]
    public void An_occurrence_moved_into_the_window_from_outside_and_one_moved_out_of_it()
    {
        var moved = "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID;TZID=Asia/Jakarta:20261109T090000\nDTSTART;TZID=Asia/Jakarta:20261120T090000\nEND:VEVENT";
        Assert.Equal(["11-20 02:00 +0"], Of(Weekly, "", moved, "2026-11-17", "2026-11-22").Select(Say));
        Assert.Empty(Of(Weekly, "", moved, "2026-11-08", "2026-11-12"));
    }

    [Fact]
    public void This_and_all_that_follow()
    {
        var later = "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Asia/Jakarta:20261116T090000\nDTSTART;TZID=Asia/Jakarta:20261117T110000\nDURATION:PT2H\nSUMMARY:Rapat dipindah\nEND:VEVENT";
        Assert.Equal(
            ["11-02 02:00 +60", "11-09 02:00 +60", "11-17 04:00 +120 Rapat dipindah", "11-24 04:00 +120 Rapat dipindah"],
            Of(Weekly, "", later, "2026-11-01", "2026-12-01").Select(Say));
    }

    [Fact]
    public void What_began_before_the_window_and_lasts_into_it()
    {
        var fair = "BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20261102\nDTEND;VALUE=DATE:20261105\nRRULE:FREQ=MONTHLY\nEND:VEVENT{0}{1}";
        Assert.Equal(["11-01 17:00 +4320"], Of(fair, "", "", "2026-11-04", "2026-11-05").Select(Say));
        Assert.Empty(Of(fair, "", "", "2026-11-05", "2026-11-06"));
    }

    [Fact]
    public void Of_the_same_occurrence_the_latest_word_holds()
    {
        var twice = string.Concat(new[] { (2, "1100"), (1, "1200") }.Select(each =>
            $"BEGIN:VEVENT\nUID:1\nSEQUENCE:{each.Item1}\nRECURRENCE-ID;TZID=Asia/Jakarta:20261109T090000\nDTSTART;TZID=Asia/Jakarta:20261109T{each.Item2}00\nEND:VEVENT\n"));
        Assert.Equal(["11-09 04:00 +0"], Of(Weekly, "", twice, "2026-11-08", "2026-11-12").Select(Say));
    }

    [Fact]
    public void An_end_keeps_the_exact_distance_and_a_duration_the_calendars()
    {
        var start = CalendarTime.In(Clock.NewYork, Clock.At("2026-03-06 12:00"));
        var daily = new CalendarEvent { Uid = "1", Start = start, Recurs = [Recurrence.Parse("FREQ=DAILY;COUNT=3")] };
        Assert.Equal([24, 24, 24], Hours(daily with { End = CalendarTime.In(Clock.NewYork, Clock.At("2026-03-07 12:00")) }));
        Assert.Equal([24, 23, 24], Hours(daily with { Duration = new CalendarDuration(1, TimeSpan.Zero) }));

        static IEnumerable<int> Hours(CalendarEvent entry) => new Series([entry])
            .Occurrences(Clock.Utc("2026-03-01"), Clock.Utc("2026-04-01"), Clock.Jakarta)
            .Select(occurrence => (int)(occurrence.End.Moment(Clock.Jakarta) - occurrence.Start.Moment(Clock.Jakarta)).TotalHours);
    }

    [Fact]
    public void Only_a_single_occurrence_is_known()
    {
        var calendar = Ics.Read("BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20261109T020000Z\nDTSTART:20261109T030000Z\nEND:VEVENT");
        var series = Assert.Single(Series.Of(calendar.Entries));
        Assert.Null(series.Master);
        Assert.Single(series.Occurrences(Clock.Utc("2026-11-01"), Clock.Utc("2026-12-01"), Clock.Jakarta));
    }

    [Fact]
    public void The_next_time_is_not_a_cancelled_one()
    {
        var series = new Series(Ics.Read(string.Format(null, Weekly, "", "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID;TZID=Asia/Jakarta:20261109T090000\nDTSTART;TZID=Asia/Jakarta:20261109T090000\nSTATUS:CANCELLED\nEND:VEVENT")).Entries);
        Assert.Equal(Clock.Utc("2026-11-16 02:00"), series.Next(Clock.Utc("2026-11-02 02:00"), Clock.Jakarta)!.Start.Moment(Clock.Jakarta));
    }

    [Fact]
    public void Every_second_for_ever_is_read_no_further_than_wanted()
    {
        var series = new Series([Ics.Event("DTSTART:20000101T000000Z\nDURATION:P10000D\nRRULE:FREQ=SECONDLY\nEXRULE:FREQ=SECONDLY")]);
        Assert.Equal(1000, series.Occurrences(Clock.Utc("2026-11-01"), Clock.Utc("2027-11-01"), Clock.Jakarta).Take(1000).Count());
    }

    private static List<Occurrence> Of(string master, string lines, string others, string from, string to) =>
        [.. Assert.Single(Series.Of(Ics.Read(string.Format(null, master, lines, others)).Entries)).Occurrences(Clock.Utc(from), Clock.Utc(to), Clock.Jakarta)];

    private static string Say(Occurrence occurrence)
    {
        var (start, end) = (occurrence.Start.Moment(Clock.Jakarta), occurrence.End.Moment(Clock.Jakarta));
        return $"{start:MM-dd HH:mm} +{(end - start).TotalMinutes}{(occurrence.IsCancelled ? " batal" : "")}{(occurrence.Entry.Summary is "" or "Rapat" ? "" : " " + occurrence.Entry.Summary)}";
    }
}
