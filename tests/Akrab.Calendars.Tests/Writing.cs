using System.Text;

namespace Akrab.Calendars.Tests;

public sealed class Writing
{
    [Fact]
    public async Task A_calendar_is_always_the_same_bytes()
    {
        var calendar = new Calendar
        {
            Entries =
            [
                new CalendarEvent
                {
                    Uid = "a@akrab",
                    StampedAt = new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.FromHours(7)),
                    Start = CalendarTime.In(Clock.Jakarta, Clock.At("2026-11-24 09:00")),
                    Duration = CalendarDuration.Of(TimeSpan.FromMinutes(90)),
                    Recurs = [Recurrence.Parse("FREQ=WEEKLY;COUNT=4")],
                    RecursNot = [CalendarTime.In(Clock.Jakarta, Clock.At("2026-12-01 09:00"))],
                    Summary = "Rapat; \"mingguan\", semua\nhadir \\o/",
                    Attendees = [new Attendee("mailto:budi@contoh.id") { Name = "Budi \"B\"; Solo", Participation = Participation.NeedsAction }],
                    Alarms = [new Alarm { Offset = CalendarDuration.Of(TimeSpan.FromMinutes(-15)), Description = "Rapat" }],
                },
                new CalendarTask { Uid = "b@akrab", ModifiedAt = Clock.Utc("2026-11-22 08:00"), Due = CalendarTime.On(new DateOnly(2026, 11, 30)), Status = EntryStatus.NeedsAction },
            ],
        };
        var stream = new MemoryStream();
        await CalendarWriter.Write(calendar, stream);
        Assert.Equal("""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Akrab//Akrab//ID
            BEGIN:VTIMEZONE
            TZID:Asia/Jakarta
            BEGIN:STANDARD
            DTSTART:19700101T000000
            TZOFFSETFROM:+0700
            TZOFFSETTO:+0700
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:a@akrab
            DTSTAMP:20261122T080000Z
            DTSTART;TZID=Asia/Jakarta:20261124T090000
            DURATION:PT1H30M
            RRULE:FREQ=WEEKLY;COUNT=4
            EXDATE;TZID=Asia/Jakarta:20261201T090000
            SUMMARY:Rapat\; "mingguan"\, semua\nhadir \\o/
            ATTENDEE;CN="Budi ^'B^'; Solo";PARTSTAT=NEEDS-ACTION:mailto:budi@contoh.id
            BEGIN:VALARM
            ACTION:DISPLAY
            TRIGGER:-PT15M
            DESCRIPTION:Rapat
            END:VALARM
            END:VEVENT
            BEGIN:VTODO
            UID:b@akrab
            DTSTAMP:20261122T080000Z
            LAST-MODIFIED:20261122T080000Z
            DUE;VALUE=DATE:20261130
            STATUS:NEEDS-ACTION
            END:VTODO
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"), Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Long_lines_are_folded_between_letters()
    {
        var summary = string.Concat(Enumerable.Repeat("日本🎉é ", 60));
        var text = CalendarWriter.Text(new Calendar { Entries = [new CalendarEvent { Uid = "1", Summary = summary }] });
        var lines = text.Split("\r\n");
        Assert.True(lines.Length > 15);
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\uFFFD', text);
        Assert.Equal(summary, Ics.ReadFile(text).Entries.Single().Summary);
    }

    [Fact]
    public void No_value_can_begin_a_line_of_its_own()
    {
        var lines = Ics.Lines(new CalendarEvent { Uid = "1\r\nEND:VEVENT", Summary = "a\rEND:VEVENT\n\u0007", Url = "http://a\r\nEND:VEVENT", Organizer = new Attendee("mailto:a\nEND:VEVENT") { Name = "b\r\nEND:VEVENT" } });
        Assert.Equal(2, lines.Split("\r\nEND:VEVENT").Length);
    }

    [Fact]
    public void What_a_phone_added_comes_back_with_what_we_changed()
    {
        var visit = Ics.Event("""
            DTSTAMP:20261101T000000Z
            DTSTART:20261124T090000Z
            SUMMARY;LANGUAGE=id:Kunjungan
            LOCATION;ALTREP="cid:1":Solo
            ATTENDEE;X-NUM-GUESTS=2;CN=Budi;PARTSTAT=NEEDS-ACTION:mailto:budi@contoh.id
            X-APPLE-TRAVEL-DURATION;VALUE=DURATION:PT30M
            GEO:-7.57;110.82
            BEGIN:X-PART
            X-A;B="c,d":1
            END:X-PART
            """);
        var lines = Ics.Lines(visit with { Location = "Yogya", Attendees = [visit.Attendees[0] with { Name = "Pak Budi", Participation = Participation.Accepted }] });
        Assert.Contains("SUMMARY;LANGUAGE=id:Kunjungan\r\n", lines, StringComparison.Ordinal);
        Assert.Contains("LOCATION:Yogya\r\n", lines, StringComparison.Ordinal);
        Assert.Contains("ATTENDEE;CN=Pak Budi;PARTSTAT=ACCEPTED;X-NUM-GUESTS=2:mailto:budi@contoh.id\r\n", lines, StringComparison.Ordinal);
        Assert.Contains("X-APPLE-TRAVEL-DURATION;VALUE=DURATION:PT30M\r\nGEO:-7.57;110.82\r\n", lines, StringComparison.Ordinal);
        Assert.Contains("BEGIN:X-PART\r\nX-A;B=\"c,d\":1\r\nEND:X-PART\r\n", lines, StringComparison.Ordinal);
    }
}
