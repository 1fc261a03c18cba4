using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Akrab.Calendars.Tests;

public sealed class Any_bytes
{
    private static readonly string[] Pieces =
    [
        "BEGIN:VCALENDAR\r\n", "END:VCALENDAR\r\n", "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "BEGIN:VTODO\r\n", "END:VTODO\r\n", "BEGIN:VALARM\r\n", "END:VALARM\r\n", "TRIGGER:-PT15M\r\n", "TRIGGER;RELATED=END;VALUE=DATE-TIME:00010101T000000\r\n",
        "BEGIN:VTIMEZONE\r\n", "END:VTIMEZONE\r\n", "TZID:Ada\r\n", "BEGIN:STANDARD\r\n", "END:STANDARD\r\n", "BEGIN:DAYLIGHT\r\n", "END:DAYLIGHT\r\n", "TZOFFSETFROM:+0100\r\n", "TZOFFSETTO:+0200\r\n", "TZOFFSETTO:-1359\r\n",
        "UID:1\r\n", "DTSTART;TZID=Ada:20260329T023000\r\n", "DTSTART;VALUE=DATE:00010101\r\n", "DTSTART;TZID=America/New_York:99991231T235959\r\n", "DTSTART:20261124T090000Z\r\n", "DTEND;TZID=Ada:20261124T090000\r\n", "DUE:00010101T000000Z\r\n", "DURATION:P9999999W\r\n", "DURATION:PT1H\r\n",
        "RRULE:FREQ=DAILY\r\n", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n", "RRULE:FREQ=SECONDLY;BYSETPOS=-1;BYSECOND=60\r\n", "RRULE:FREQ=WEEKLY;UNTIL=00010101T000000Z\r\n", "RRULE:FREQ=WEEKLY;UNTIL=99991231T235959Z\r\n", "RDATE;VALUE=PERIOD:20260101T000000/P1D\r\n", "RDATE:00010101,99991231\r\n", "EXDATE:20261124T090000Z\r\n",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261124\r\n", "SUMMARY;X=\"a:b\":Halo\\, \\\\\r\n \tlagi\r\n", "ATTENDEE;CN=\"^n^'\":mailto:a\r\n", "CATEGORIES:a,b\\,c\r\n", "X-;:\r\n", "GEO;;:;\r\n", "SEQUENCE:99999999999\r\n",
    ];

    [Fact]
    public void Are_read_to_the_end_without_an_exception()
    {
        var entries = 0;
        Prop.ForAll(Arb.From(AnyFile), file =>
        {
            var calendar = Ics.ReadFile(file);
            entries += calendar.Entries.Count;
            foreach (var series in Series.Of(calendar.Entries))
                foreach (var occurrence in series.Occurrences(Clock.Utc("2026-01-01"), Clock.Utc("2027-01-01"), Clock.NewYork).Take(20))
                    foreach (var alarm in occurrence.Entry.Alarms)
                        alarm.RingsAt(occurrence, Clock.Jakarta);

            var (text, again) = (CalendarWriter.Text(calendar), CalendarWriter.Text(Ics.ReadFile(CalendarWriter.Text(calendar))));
            return (text == again).Label($"{Encoding.UTF8.GetString(file)}\nis written as\n{text}\nand then as\n{again}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
        Assert.True(entries > 500);
    }

    /// <summary>Found by chance once, and looked at each time since.</summary>
    [Theory]
    [InlineData("TRIGGER;RE\"ATED=END;VALUE=DATE-TIME:00010101T000000")]
    [InlineData("SUMMARY;==\"a:b\":Halo")]
    [InlineData("UID:\u0017\r\nUID:2")]
    [InlineData("UID:\r\nUID:2")]
    public void Are_written_alike_a_second_time(string lines)
    {
        var text = CalendarWriter.Text(Ics.ReadFile(Encoding.UTF8.GetBytes($"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")));
        Assert.Equal(text, CalendarWriter.Text(Ics.ReadFile(Encoding.UTF8.GetBytes(text))));
    }

    [Fact]
    public void Of_a_rule_are_a_rule_or_the_one_failure()
    {
        string[] parts = ["FREQ=", "DAILY", "YEARLY", ";", "BYDAY=", "BYMONTHDAY=", "UNTIL=", "COUNT=", "-1", "99", "MO", ",", "=", "20261124T090000Z", "2147483648", " ", "ü", "BYSETPOS="];
        Prop.ForAll(Arb.From(Gen.ListOf(Gen.Elements(parts)).Select(string.Concat)), text =>
        {
            try
            {
                _ = Recurrence.Parse(text).Occurrences(Clock.At("2026-11-24 09:00"), DateTime.MinValue, DateTime.MaxValue).Take(5).Count();
            }
            catch (UnreadableRecurrence)
            {
                // What else could one say to that?
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    /// <summary>A likely calendar of likely and unlikely pieces, with some of its bytes turned to others.</summary>
    private static Gen<byte[]> AnyFile =>
        from pieces in Gen.ListOf(Gen.Elements(Pieces)).Resize(40)
        from isEvent in Gen.Elements(true, false)
        from turned in Gen.ListOf(Gen.Choose(0, int.MaxValue).Zip(Gen.Choose(0, 255), (at, to) => (at, to))).Resize(3)
        select Turn(Encoding.UTF8.GetBytes("BEGIN:VCALENDAR\r\n" + (isEvent ? "BEGIN:VEVENT\r\nUID:1\r\n" : "") + string.Concat(pieces)), turned);

    private static byte[] Turn(byte[] file, IEnumerable<(int At, int To)> turned)
    {
        foreach (var (at, to) in turned)
            file[at % file.Length] = (byte)to;
        return file;
    }
}
