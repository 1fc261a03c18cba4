namespace Akrab.Calendars.Tests;

public sealed class Zones
{
    /// <summary>As Outlook writes them: a name of its own, and years from 1601 on.</summary>
    private const string Explained = """
        BEGIN:VTIMEZONE
        TZID:Kantor Berlin
        BEGIN:STANDARD
        DTSTART:16011028T030000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010325T020000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
        END:VTIMEZONE
        """;

    private const string Visit = "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Kantor Berlin:20261124T090000\nEND:VEVENT";

    [Fact]
    public void That_a_file_explains_are_those_it_means_wherever_it_does_so()
    {
        foreach (var text in new[] { $"{Explained}\n{Visit}", $"{Visit}\n{Explained}" })
        {
            var calendar = Ics.Read(text);
            Assert.Empty(calendar.Problems);
            var zone = calendar.Entries.Single().Start!.Value.Zone!;
            Assert.Equal("Kantor Berlin", zone.Id);
            var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
            for (var at = new DateTime(1999, 1, 1, 0, 30, 0, DateTimeKind.Utc); at.Year < 2038; at = at.AddHours(25))
                Assert.True(berlin.GetUtcOffset(at) == zone.GetUtcOffset(at), $"{at:s}");
        }
    }

    [Theory]
    [InlineData("Asia/Jakarta", 1)]
    [InlineData("Asia/Makassar", 1)]
    [InlineData("Asia/Jayapura", 1)]
    [InlineData("America/New_York", 20)]
    [InlineData("Europe/Berlin", 20)]
    [InlineData("Australia/Sydney", 40)]
    [InlineData("America/Sao_Paulo", 100)]
    [InlineData("Asia/Singapore", 4)]
    public void That_we_explain_are_understood_by_a_reader_who_does_not_know_them(string id, int most)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        var text = CalendarWriter.Text(new Calendar { Entries = [new CalendarEvent { Uid = "1", Start = CalendarTime.In(zone, Clock.At("2026-11-24 09:00")) }] });
        Assert.InRange(text.Split("TZOFFSETFROM").Length - 1, 1, most);

        var read = Ics.ReadFile(text.Replace(id, "Entah/Di mana", StringComparison.Ordinal)).Entries.Single().Start!.Value.Zone!;
        Assert.Equal("Entah/Di mana", read.Id);
        for (var at = new DateTime(1990, 1, 1, 0, 30, 0, DateTimeKind.Utc); at.Year < 2038; at = at.AddHours(25))
            Assert.True(zone.GetUtcOffset(at) == read.GetUtcOffset(at), $"{at:s}");
    }

    [Fact]
    public void That_nobody_else_knows_stay_in_the_file_as_they_were()
    {
        var text = CalendarWriter.Text(Ics.Read($"{Explained}\n{Visit}"));
        Assert.Contains("DTSTART:16011028T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("BEGIN:VTIMEZONE").Length);
    }

    [Theory]
    [InlineData("2026-03-08 02:30", "2026-03-08 07:30")]
    [InlineData("2026-11-01 01:30", "2026-11-01 05:30")]
    public void Have_times_that_do_not_exist_and_times_that_come_twice(string local, string utc) =>
        Assert.Equal(Clock.Utc(utc), CalendarTime.In(Clock.NewYork, Clock.At(local)).Moment(Clock.Jakarta));

    [Theory]
    [InlineData("BEGIN:STANDARD\nEND:STANDARD")]
    [InlineData("BEGIN:STANDARD\nDTSTART:20000101T000000\nTZOFFSETFROM:+9900\nTZOFFSETTO:+9900\nEND:STANDARD")]
    [InlineData("BEGIN:DAYLIGHT\nDTSTART:00010101T000000\nRRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT")]
    public void That_are_nonsense_do_no_harm(string parts) =>
        Assert.Single(Ics.Read($"BEGIN:VTIMEZONE\nTZID:Kantor Berlin\n{parts}\nEND:VTIMEZONE\n{Visit}").Entries);
}
