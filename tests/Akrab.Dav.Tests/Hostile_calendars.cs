using System.Net;
using System.Text;
using Akrab.Testing;

namespace Akrab.Dav.Tests;

/// <summary>Calendars that nobody means well with: refused, or kept, and never a fault of ours; nor do they break a page afterwards.</summary>
public abstract class Hostile_calendars(Engine engine, ITestOutputHelper output)
{
    public sealed class OnSqlite(ITestOutputHelper output) : Hostile_calendars(Engine.Sqlite, output);

    public sealed class OnPostgres(ITestOutputHelper output) : Hostile_calendars(Engine.Postgres, output);

    private static readonly string[] Pieces =
    [
        "BEGIN:VALARM\r\n", "END:VALARM\r\n", "TRIGGER:-PT15M\r\n", "TRIGGER;RELATED=END;VALUE=DATE-TIME:00010101T000000\r\n", "TRIGGER:-P9999999W\r\n", "ACTION:DISPLAY\r\n",
        "BEGIN:VTIMEZONE\r\n", "END:VTIMEZONE\r\n", "TZID:Ada\r\n", "BEGIN:STANDARD\r\n", "END:STANDARD\r\n", "TZOFFSETFROM:+0100\r\n", "TZOFFSETTO:-1359\r\n", "METHOD:REQUEST\r\n",
        "DTSTART;TZID=Ada:20260329T023000\r\n", "DTSTART;VALUE=DATE:00010101\r\n", "DTSTART;TZID=America/New_York:99991231T235959\r\n", "DTSTART:20261124T090000Z\r\n", "DTSTART;VALUE=DATE:20261124\r\n", "DTEND;TZID=Ada:20261124T090000\r\n", "DTEND:21991231T235959Z\r\n",
        "DUE:00010101T000000Z\r\n", "DUE;VALUE=DATE:20261124\r\n", "DURATION:P9999999W\r\n", "DURATION:PT1H\r\n", "DURATION:-PT1H\r\n", "STATUS:COMPLETED\r\n", "STATUS:CANCELLED\r\n", "PERCENT-COMPLETE:100\r\n", "COMPLETED:99991231T235959Z\r\n",
        "RRULE:FREQ=DAILY\r\n", "RRULE:FREQ=SECONDLY\r\n", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n", "RRULE:FREQ=SECONDLY;BYSETPOS=-1;BYSECOND=60\r\n", "RRULE:FREQ=WEEKLY;UNTIL=00010101T000000Z\r\n", "RRULE:FREQ=WEEKLY;UNTIL=99991231T235959Z\r\n", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\n", "RRULE:FREQ=DAILY;COUNT=2147483647\r\n",
        "RDATE;VALUE=PERIOD:20260101T000000/P1D\r\n", "RDATE:00010101,99991231\r\n", "RDATE:20261201T000000Z\r\n", "EXDATE:20261124T090000Z\r\n", "EXDATE;VALUE=DATE:20261124\r\n", "EXDATE:99991231T235959Z\r\n",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261124\r\n", "RECURRENCE-ID:20261124T090000Z\r\n", "RECURRENCE-ID:00010101T000000Z\r\n", "SUMMARY;X=\"a:b\":Halo\\, \\\\\r\n \tlagi\r\n", "SUMMARY:\r\n", "SUMMARY:" + new string('x', 400) + "\r\n", "LOCATION:" + new string('ü', 300) + "\r\n", "DESCRIPTION:\\n\\n\\;\r\n",
        "CATEGORIES:a,b\\,c\r\n", "X-;:\r\n", "GEO;;:;\r\n", "SEQUENCE:99999999999\r\n", "UID:2\r\n", "no line\r\n", "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\n", "END:VTODO\r\nBEGIN:VTODO\r\nUID:1\r\n", "END:VCALENDAR\r\nBEGIN:VCALENDAR\r\n",
    ];

    [Fact]
    public async Task Any_text_is_kept_or_refused_and_every_page_still_opens()
    {
        const int Many = 600;
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var dice = new Random(seed);
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        var (kept, refused) = (0, 0);
        for (var i = 0; i < Many; i++)
        {
            var body = Any(dice, i);
            var href = $"{phone.Calendar}{i % 60}.ics";
            var answer = await phone.SendBytes("PUT", href, body);
            Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.NoContent or HttpStatusCode.Forbidden or HttpStatusCode.Conflict, $"{answer.Status}:\n{Encoding.UTF8.GetString(body)}");
            if (answer.Status == HttpStatusCode.Forbidden)
                Assert.Contains(answer.Condition, (string?[])["valid-calendar-data", "valid-calendar-object-resource", "supported-calendar-component", "min-date-time", "max-date-time", "no-uid-conflict"]);
            if (answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.Conflict)
            {
                refused++;
                continue;
            }

            kept++;
            var got = await phone.Get(href);
            Assert.True(got.Status == HttpStatusCode.OK, $"{got.Status}:\n{Encoding.UTF8.GetString(body)}");
            if (answer.Tag is not null)
                Assert.Equal((answer.Tag, Encoding.UTF8.GetString(body)), (got.Tag, got.Text));
            var again = await phone.Put(href, got.Text, got.Tag);
            Assert.True(again.Status is HttpStatusCode.NoContent or HttpStatusCode.Forbidden, $"{again.Status} {again.Condition}, given back:\n{got.Text}\nof\n{Encoding.UTF8.GetString(body)}");
        }

        output.WriteLine($"{kept} kept, {refused} refused");
        Assert.True(kept > Many / 20 && refused > Many / 20, $"{kept} kept, {refused} refused");
        Assert.Equal(HttpStatusCode.MultiStatus, (await phone.Query("<K:comp-filter name='VEVENT'><K:time-range start='20261101T000000Z' end='20261201T000000Z'/></K:comp-filter>")).Status);
        Assert.Equal(HttpStatusCode.MultiStatus, (await phone.Query("", "<K:calendar-data><K:expand start='20261101T000000Z' end='20261201T000000Z'/></K:calendar-data>")).Status);
        using var browser = await app.SignIn();
        foreach (var page in (string[])["/", "/calendar", "/calendar?span=month&on=2026-11-24", "/activities", "/notices", "/parts/notices"])
            Assert.Equal(HttpStatusCode.OK, (await browser.Open(page)).Status);
    }

    /// <summary>A likely calendar of likely and unlikely pieces, with some of its bytes turned to others.</summary>
    private static byte[] Any(Random dice, int number)
    {
        var name = dice.Next(2) == 0 ? "VEVENT" : "VTODO";
        var pieces = string.Concat(Enumerable.Range(0, dice.Next(8)).Select(_ => Pieces[dice.Next(Pieces.Length)])).Replace("UID:1\r\n", $"UID:u{number % 60}\r\n", StringComparison.Ordinal);
        var start = dice.Next(4) == 0 ? "" : "DTSTART:20261124T090000Z\r\n";
        var body = Encoding.UTF8.GetBytes($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:{name}\r\nUID:u{number % 60}\r\n{start}{pieces}END:{name}\r\nEND:VCALENDAR\r\n");
        for (var turned = dice.Next(3) == 0 ? dice.Next(1, 3) : 0; turned > 0; turned--)
            body[dice.Next(body.Length)] = (byte)dice.Next(256);
        return body;
    }
}
