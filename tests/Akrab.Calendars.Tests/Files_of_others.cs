namespace Akrab.Calendars.Tests;

/// <summary>Calendars of real programs, see data/ical/SOURCE.md.</summary>
public sealed class Files_of_others
{
    /// <summary>In test1 a DTSTART is "Next Year"; in test6 no event has a UID.</summary>
    [Theory]
    [InlineData("test1.ics", 9, 0, 0, 1)]
    [InlineData("test2.ics", 3, 1, 4, 0)]
    [InlineData("test3.ics", 27, 0, 0, 0)]
    [InlineData("test4.ics", 47, 0, 0, 0)]
    [InlineData("test5.ics", 1, 0, 0, 0)]
    [InlineData("test6.ics", 128, 0, 0, 128)]
    [InlineData("test7.ics", 1, 0, 0, 0)]
    [InlineData("test8.ics", 0, 2, 0, 0)]
    public void Are_read_written_and_read_again(string name, int events, int tasks, int others, int problems)
    {
        var calendar = Ics.ReadFile(File.ReadAllBytes(SharedData.File("ical", name)));
        Assert.Equal((events, tasks, others), (calendar.Entries.OfType<CalendarEvent>().Count(), calendar.Entries.OfType<CalendarTask>().Count(), calendar.Others.Count));
        Assert.Equal(problems, calendar.Problems.Count);

        var text = CalendarWriter.Text(calendar);
        var again = Ics.ReadFile(text);
        Assert.Equal(calendar.Problems.Select(problem => problem.Key), again.Problems.Select(problem => problem.Key));
        Assert.Equal(text, CalendarWriter.Text(again));
        Assert.Equal(calendar.Entries.Select(Gist), again.Entries.Select(Gist));
    }

    [Fact]
    public void Recur_as_their_programs_meant()
    {
        var series = Series.Of(Ics.ReadFile(File.ReadAllBytes(SharedData.File("ical", "test7.ics"))).Entries).Single();
        var days = series.Occurrences(Clock.Utc("2012-01-01"), Clock.Utc("2016-01-01"), TimeZoneInfo.Utc).Select(occurrence => occurrence.Start.Date);
        Assert.Equal([new(2012, 7, 14), new(2013, 7, 14), new(2014, 7, 14), new DateOnly(2015, 7, 14)], days);
    }

    private static (string, string, string, CalendarTime?, CalendarTime?, int) Gist(CalendarEntry entry) =>
        (entry.Uid, entry.Summary, entry.Description, entry.Start, entry is CalendarEvent visit ? visit.End : ((CalendarTask)entry).Due, entry.Extras.Count);
}
