using System.Diagnostics;

namespace Akrab.Calendars.Tests;

public sealed class Rules
{
    [Theory]
    [InlineData("freq=weekly;byday=th,tu;wkst=mo;interval=1", "FREQ=WEEKLY;BYDAY=TU,TH")]
    [InlineData("BYMONTHDAY=-1,1,1;COUNT=3;FREQ=MONTHLY", "FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-1,1")]
    [InlineData("FREQ=YEARLY;BYDAY=-1SU,+2MO;BYMONTH=10;UNTIL=20301231", "FREQ=YEARLY;UNTIL=20301231;BYMONTH=10;BYDAY=-1SU,2MO")]
    [InlineData("FREQ=DAILY;X-NOTE=ours;WKST=SU;UNTIL=20301231T170000Z", "FREQ=DAILY;UNTIL=20301231T170000Z;WKST=SU")]
    public void Are_written_in_one_way(string text, string canonical)
    {
        var rule = Recurrence.Parse(text);
        Assert.Equal(canonical, rule.ToString());
        Assert.Equal(rule, Recurrence.Parse(canonical));
    }

    [Theory]
    [InlineData("")]
    [InlineData("FREQ")]
    [InlineData("FREQ=SOMETIMES")]
    [InlineData("FREQ=3")]
    [InlineData("INTERVAL=2")]
    [InlineData("FREQ=DAILY;FREQ=DAILY")]
    [InlineData("FREQ=DAILY;INTERVAL=0")]
    [InlineData("FREQ=DAILY;INTERVAL=99999999999")]
    [InlineData("FREQ=DAILY;COUNT=0")]
    [InlineData("FREQ=DAILY;COUNT=2;UNTIL=20200101")]
    [InlineData("FREQ=DAILY;UNTIL=20201301")]
    [InlineData("FREQ=DAILY;BYHOUR=24")]
    [InlineData("FREQ=DAILY;BYMONTH=-1")]
    [InlineData("FREQ=DAILY;BYMONTH=")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=0")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-2147483648")]
    [InlineData("FREQ=MONTHLY;BYDAY=0MO")]
    [InlineData("FREQ=MONTHLY;BYDAY=1XX")]
    [InlineData("FREQ=WEEKLY;BYDAY=1MO")]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=1")]
    [InlineData("FREQ=MONTHLY;BYWEEKNO=1")]
    [InlineData("FREQ=DAILY;BYYEARDAY=1")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO")]
    [InlineData("FREQ=MONTHLY;BYSETPOS=1")]
    [InlineData("FREQ=DAILY;SOMETHING=1")]
    public void That_make_no_sense_are_refused(string text)
    {
        Assert.False(Recurrence.TryParse(text, out _));
        Assert.Throws<UnreadableRecurrence>(() => Recurrence.Parse(text));
    }

    [Fact]
    public void Made_by_hand_are_refused_when_they_are_used() =>
        Assert.Throws<UnreadableRecurrence>(() => new Recurrence { Frequency = Frequency.Daily, Interval = -1 }.Occurrences(Clock.At("2026-01-01"), DateTime.MinValue, DateTime.MaxValue));

    [Theory]
    [InlineData("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=SECONDLY;INTERVAL=60;BYSECOND=30")]
    [InlineData("FREQ=SECONDLY;BYSECOND=1;BYSETPOS=2")]
    [InlineData("FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=0,1,2")]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1")]
    [InlineData("FREQ=YEARLY;INTERVAL=2147483647;BYMONTH=2;BYMONTHDAY=30")]
    public void That_never_come_true_end_quickly(string text)
    {
        var clock = Stopwatch.StartNew();
        Assert.Null(Recurrence.Parse(text).Next(Clock.At("2026-01-01 09:00"), Clock.At("2026-01-01 09:00")));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
    }

    [Theory]
    [InlineData("FREQ=SECONDLY")]
    [InlineData("FREQ=SECONDLY;COUNT=2147483647")]
    [InlineData("FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYSECOND=0,1,2,3,4,5,6,7,8,9,10,20,30,40,50,59;BYMINUTE=0,5,10,15,20;BYSETPOS=-1")]
    [InlineData("FREQ=HOURLY;INTERVAL=7")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR")]
    public void Are_looked_up_far_from_their_start_in_no_time(string text)
    {
        var clock = Stopwatch.StartNew();
        var found = Recurrence.Parse(text).Occurrences(Clock.At("1990-01-01 09:00"), Clock.At("2026-12-31"), Clock.At("2027-03-01")).Take(3).ToList();
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
        Assert.Equal(text.Contains("COUNT", StringComparison.Ordinal) ? 0 : text.Contains("SETPOS", StringComparison.Ordinal) ? 1 : text.Contains("MONTHLY", StringComparison.Ordinal) ? 2 : 3, found.Count);
    }

    [Fact]
    public void Have_a_next_time()
    {
        var rule = Recurrence.Parse("FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20270131");
        Assert.Equal(Clock.At("2026-12-31 10:00"), rule.Next(Clock.At("2026-11-30 10:00"), Clock.At("2026-11-30 10:00")));
        Assert.Null(rule.Next(Clock.At("2026-11-30 10:00"), Clock.At("2027-01-31 10:00")));
    }

    [Fact]
    public void Know_whole_days() =>
        Assert.Equal([new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 15), new DateOnly(2027, 1, 1)],
            Recurrence.Parse("FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=3").Occurrences(new DateOnly(2026, 12, 1), DateOnly.MinValue, DateOnly.MaxValue));

    [Fact]
    public void Take_the_start_as_the_first_occurrence_also_where_they_do_not_hit_it() =>
        Assert.Equal(Clock.Days("2026-11: 22 23 30"), Recurrence.Parse("FREQ=WEEKLY;BYDAY=MO;COUNT=3").Occurrences(Clock.At("2026-11-22 09:00"), DateTime.MinValue, DateTime.MaxValue));

    [Fact]
    public void Pass_over_a_time_that_the_clock_jumps_over_and_do_not_count_it()
    {
        var start = Clock.At("2026-03-07 02:30");
        var rule = Recurrence.Parse("FREQ=DAILY;COUNT=3");
        Assert.Equal(Clock.Days("2026-03: 7 9 10", "02:30"), rule.Occurrences(start, DateTime.MinValue, DateTime.MaxValue, Clock.NewYork));
        Assert.Equal(Clock.Days("2026-03: 7 8 9", "02:30"), rule.Occurrences(start, DateTime.MinValue, DateTime.MaxValue, Clock.Jakarta));
    }

    [Fact]
    public void Reach_the_last_day_there_is() =>
        Assert.Equal(Clock.At("9999-12-31 09:00"), Recurrence.Parse("FREQ=DAILY").Occurrences(Clock.At("9999-12-29 09:00"), DateTime.MinValue, DateTime.MaxValue).Last());
}
