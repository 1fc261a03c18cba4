namespace Akrab.Calendars.Tests;

public sealed class Reading
{
    [Fact]
    public void An_appointment_with_all_that_belongs_to_it()
    {
        var visit = Ics.Event("""
            DTSTAMP:20261101T010203Z
            CREATED:20261001T000000Z
            LAST-MODIFIED:20261102T000000Z
            SEQUENCE:3
            DTSTART;TZID=Asia/Jakarta:20261124T090000
            DTEND;TZID=Asia/Jakarta:20261124T103000
            SUMMARY:Kunjungan ke Toko Makmur\, Solo
            DESCRIPTION:Bawa contoh\; dua dus.\nParkir di be
             lakang.
            LOCATION:Jl. Slamet Riyadi 12
            URL:https://contoh.id/a?b=1,2;c
            CATEGORIES:Penjualan,Luar\, kota
            CATEGORIES:Penting
            STATUS:CONFIRMED
            CLASS:PRIVATE
            PRIORITY:5
            TRANSP:TRANSPARENT
            ORGANIZER;CN="Wati, Akrab":mailto:wati@contoh.id
            ATTENDEE;CN=Budi;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE:MAILTO:budi@contoh.id
            ATTENDEE:tel:+62812
            """);
        Assert.Equal((Clock.Utc("2026-11-01 01:02:03"), Clock.Utc("2026-10-01"), Clock.Utc("2026-11-02"), 3), (visit.StampedAt, visit.CreatedAt, visit.ModifiedAt, visit.Sequence));
        Assert.Equal((Clock.Utc("2026-11-24 02:00"), Clock.Utc("2026-11-24 03:30")), (visit.Start!.Value.Moment(TimeZoneInfo.Utc), visit.End!.Value.Moment(TimeZoneInfo.Utc)));
        Assert.Equal(("Kunjungan ke Toko Makmur, Solo", "Bawa contoh; dua dus.\nParkir di belakang.", "Jl. Slamet Riyadi 12"), (visit.Summary, visit.Description, visit.Location));
        Assert.Equal("https://contoh.id/a?b=1,2;c", visit.Url);
        Assert.Equal(["Penjualan", "Luar, kota", "Penting"], visit.Categories);
        Assert.Equal((EntryStatus.Confirmed, Classification.Private, 5, true), (visit.Status!.Value, visit.Classification!.Value, visit.Priority, visit.IsTransparent));
        Assert.Equal(("Wati, Akrab", "wati@contoh.id"), (visit.Organizer!.Name, visit.Organizer.Email));
        Assert.Equal(new Attendee("MAILTO:budi@contoh.id") { Name = "Budi", Role = ParticipantRole.ReqParticipant, Participation = Participation.Accepted, IsAsked = true }, visit.Attendees[0]);
        Assert.Null(visit.Attendees[1].Email);
        Assert.Empty(visit.Extras);
    }

    [Fact]
    public void A_task()
    {
        var task = Ics.Task("DUE;VALUE=DATE:20261130\nPERCENT-COMPLETE:40\nCOMPLETED:20261129T100000Z\nSTATUS:IN-PROCESS\nPRIORITY:1");
        Assert.Equal((CalendarTime.On(new DateOnly(2026, 11, 30)), 40, Clock.Utc("2026-11-29 10:00")), (task.Due, task.PercentComplete, task.CompletedAt));
        Assert.Equal(EntryStatus.InProcess, task.Status);
    }

    [Fact]
    public void Days_times_that_float_and_times_in_UTC()
    {
        Assert.Equal(CalendarTime.On(new DateOnly(2026, 11, 24)), Ics.Event("DTSTART;VALUE=DATE:20261124").Start);
        Assert.Equal(CalendarTime.Floating(Clock.At("2026-11-24 09:00")), Ics.Event("DTSTART:20261124T090000").Start);
        Assert.Equal(CalendarTime.Utc(Clock.Utc("2026-11-24 09:00")), Ics.Event("DTSTART:20261124T090000Z").Start);
        Assert.Equal(Clock.Utc("2026-11-23 17:00"), CalendarTime.On(new DateOnly(2026, 11, 24)).Moment(Clock.Jakarta));
    }

    [Theory]
    [InlineData("Asia/Jakarta", "Asia/Jakarta", 7)]
    [InlineData("Asia/Makassar", "Asia/Makassar", 8)]
    [InlineData("Asia/Jayapura", "Asia/Jayapura", 9)]
    [InlineData("SE Asia Standard Time", "Asia/Jakarta", 7)]
    [InlineData("\"Singapore Standard Time\"", "Asia/Makassar", 8)]
    [InlineData("/citadel.org/20070227_1/Asia/Jakarta", "Asia/Jakarta", 7)]
    public void Zones_that_the_system_knows(string said, string zone, int hours)
    {
        var start = Ics.Event($"DTSTART;TZID={said}:20261124T090000").Start!.Value;
        Assert.Equal((zone, Clock.Utc("2026-11-24 09:00").AddHours(-hours)), (start.Zone!.Id, start.Moment(TimeZoneInfo.Utc)));
    }

    [Fact]
    public void An_alarm()
    {
        var meeting = Ics.Event("""
            DTSTART:20261124T090000Z
            DURATION:PT1H30M
            BEGIN:VALARM
            ACTION:DISPLAY
            TRIGGER:-PT15M
            DESCRIPTION:Berangkat
            REPEAT:2
            DURATION:PT5M
            X-OURS:1
            END:VALARM
            BEGIN:VALARM
            ACTION:EMAIL
            TRIGGER;RELATED=END:P1D
            END:VALARM
            BEGIN:VALARM
            ACTION:AUDIO
            TRIGGER;VALUE=DATE-TIME:20261124T080000Z
            END:VALARM
            """);
        var occurrence = Assert.Single(new Series([meeting]).Occurrences(Clock.Utc("2026-11-24"), Clock.Utc("2026-11-25"), Clock.Jakarta));
        Assert.Equal([Clock.Utc("2026-11-24 08:45"), Clock.Utc("2026-11-25 10:30"), Clock.Utc("2026-11-24 08:00")], meeting.Alarms.Select(alarm => alarm.RingsAt(occurrence, Clock.Jakarta)!.Value));
        Assert.Equal(("DISPLAY", "Berangkat", 2, "PT5M"), (meeting.Alarms[0].Action, meeting.Alarms[0].Description, meeting.Alarms[0].Repeats, meeting.Alarms[0].RepeatsAfter.ToString()));
        Assert.Equal("X-OURS", Assert.Single(meeting.Alarms[0].Extras).Name);
    }

    [Theory]
    [InlineData("PT0S", "PT0S")]
    [InlineData("P2W", "P2W")]
    [InlineData("-P1DT2H", "-P1DT2H")]
    [InlineData("+PT1H0M5S", "PT1H0M5S")]
    [InlineData("P1W1D", "P8D")]
    [InlineData("PT90M", "PT1H30M")]
    public void Durations(string text, string written)
    {
        Assert.True(CalendarDuration.TryParse(text, out var duration));
        Assert.Equal(written, duration.ToString());
    }

    [Theory]
    [InlineData("DTSTART:2026-11-24")]
    [InlineData("DTSTART:20261124T250000")]
    [InlineData("DTSTART:20260230")]
    [InlineData("DTSTART:20261124T090000\nDURATION:1H")]
    [InlineData("DTSTART:20261124T090000\nRRULE:FREQ=NEVER")]
    [InlineData("DTSTART:20261124T090000\nEXDATE:20261125T090000,nonsense")]
    [InlineData("DTSTART:20261124T090000\nSTATUS:X-MAYBE")]
    [InlineData("DTSTART:20261124T090000\nPRIORITY:high")]
    public void What_cannot_be_read_is_reported_and_given_back_as_it_was(string lines)
    {
        var calendar = Ics.Read($"BEGIN:VEVENT\nUID:1\n{lines}\nEND:VEVENT");
        var problem = Assert.Single(calendar.Problems);
        Assert.Equal(("calendar.value", 4L), (problem.Key, problem.Line));
        Assert.DoesNotContain("calendar.value", problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(lines.Split('\n')[^1], Ics.Lines([.. calendar.Entries]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zone_nobody_knows_counts_as_local_and_stays_with_the_time()
    {
        var calendar = Ics.Read("BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Mars/Olympus:20261124T090000\nEND:VEVENT");
        Assert.Equal("calendar.zone", Assert.Single(calendar.Problems).Key);
        Assert.Equal(CalendarTime.Floating(Clock.At("2026-11-24 09:00")), calendar.Entries[0].Start);
        Assert.Contains("DTSTART;TZID=Mars/Olympus:20261124T090000", Ics.Lines([.. calendar.Entries]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BEGIN:VEVENT\nUID:1\nDTSTART:20261124T090000", "calendar.not-closed", 1)]
    [InlineData("BEGIN:VEVENT\nUID:1\nDTSTART:20261124T090000\nBEGIN:VALARM\nACTION:AUDIO\nEND:VEVENT", "calendar.not-closed", 1)]
    [InlineData("END:VEVENT", "calendar.not-opened", 0)]
    [InlineData("Halo", "calendar.line", 0)]
    [InlineData("BEGIN:VEVENT\nDTSTART:20261124T090000\nEND:VEVENT", "calendar.missing", 1)]
    public void Broken_files_are_read_as_far_as_they_go(string lines, string key, int entries)
    {
        var calendar = Ics.Read(lines);
        Assert.Contains(calendar.Problems, problem => problem.Key == key);
        Assert.Equal(entries, calendar.Entries.Count);
    }

    [Fact]
    public void Limits_hold()
    {
        var visit = "BEGIN:VEVENT\nUID:1\nDTSTART:20261124T090000\nEND:VEVENT\n";
        var many = Ics.Read(string.Concat(Enumerable.Repeat(visit, 20)), new CalendarLimits { Components = 6 });
        Assert.Equal((5, "calendar.too-many"), (many.Entries.Count, many.Problems[0].Key));

        var deep = Ics.Read(string.Concat(Enumerable.Repeat("BEGIN:VEVENT\n", 30)) + string.Concat(Enumerable.Repeat("END:VEVENT\n", 30)) + visit, new CalendarLimits { Depth = 3 });
        Assert.Contains(deep.Problems, problem => problem.Key == "calendar.too-deep");
        Assert.Equal(2, deep.Entries.Count);

        var longLine = Ics.Read(visit.Replace("UID:1", "UID:1\nSUMMARY:" + new string('x', 500), StringComparison.Ordinal), new CalendarLimits { LineLength = 100 });
        Assert.Equal("calendar.line-too-long", Assert.Single(longLine.Problems).Key);
        Assert.Single(longLine.Entries);

        var large = Ics.Read(visit.Replace("UID:1", "UID:1\nDTSTART:20261124T090000" + string.Concat(Enumerable.Repeat("\nCOMMENT:x", 100)), StringComparison.Ordinal), new CalendarLimits { ComponentLength = 300 });
        Assert.Equal("calendar.too-large", Assert.Single(large.Problems).Key);
    }
}
