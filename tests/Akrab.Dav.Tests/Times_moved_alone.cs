using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Akrab.Calendars;
using Akrab.Testing;
using static Akrab.Dav.Tests.DavClient;

namespace Akrab.Dav.Tests;

/// <summary>Times of a series that a device moved, left out or added are shown where they are.</summary>
public abstract class Times_moved_alone(Engine engine)
{
    public sealed class OnSqlite() : Times_moved_alone(Engine.Sqlite);

    public sealed class OnPostgres() : Times_moved_alone(Engine.Postgres);

    private const string Zone = ";TZID=Asia/Jakarta:";

    /// <summary>Tuesdays at nine in January: the 13th is left out, the 20th moved to Thursday, the 27th longer and called otherwise; one more on the 31st.</summary>
    private static readonly string Text = Ics.Series("a",
        ["SUMMARY:Rapat", $"DTSTART{Zone}20260106T090000", $"DTEND{Zone}20260106T100000", "RRULE:FREQ=WEEKLY;UNTIL=20260131T165959Z", $"EXDATE{Zone}20260113T090000", $"RDATE{Zone}20260131T080000"],
        ["SUMMARY:Rapat", $"RECURRENCE-ID{Zone}20260120T090000", $"DTSTART{Zone}20260122T140000", $"DTEND{Zone}20260122T150000", "X-ALONE:1"],
        ["SUMMARY:Rapat besar", $"RECURRENCE-ID{Zone}20260127T090000", $"DTSTART{Zone}20260127T090000", $"DTEND{Zone}20260127T120000"]);

    [Fact]
    public async Task The_calendar_page_shows_them()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await Of(app);
        var put = await phone.Put(phone.Calendar + "a.ics", Text);
        Assert.Equal(Text, (await phone.Get(phone.Calendar + "a.ics")).Text);
        Assert.NotNull(put.Tag);

        using var browser = await app.SignIn();
        Assert.Equal(["2026-01-06 Rapat 09.00", "2026-01-22 Rapat 14.00", "2026-01-27 Rapat besar 09.00", "2026-01-31 Rapat 08.00"], await Month(browser));
        var week = (await browser.Open("/calendar?on=2026-01-27")).Page;
        Assert.Single(week.QuerySelectorAll("[data-day='2026-01-27'] .slots li.at-18.for-6"));
    }

    [Fact]
    public async Task Those_who_fetch_the_calendar_see_them()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await Of(app);
        using var api = await app.Api();
        await phone.Put(phone.Calendar + "a.ics", Text.Replace("2026", "2036", StringComparison.Ordinal));
        using var browser = await app.SignIn();
        await browser.Open("/calendar/feed");
        var address = (await browser.Post("/calendar/feed", [])).Page.QuerySelector("input[readonly]")!.GetAttribute("value")!;

        using var other = new HttpClient();
        var feed = await Calendar.Read(new MemoryStream(Encoding.UTF8.GetBytes(await other.GetStringAsync(address))));

        var sent = await Calendar.Read(new MemoryStream(Encoding.UTF8.GetBytes(Text.Replace("2026", "2036", StringComparison.Ordinal))));
        Assert.Equal(Times(sent), Times(feed));
        Assert.Equal(4, Times(feed).Count);
    }

    [Fact]
    public async Task The_day_shows_what_was_moved_to_it_and_not_what_was_moved_away()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await Of(app);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta")).DateTime);
        string Day(int days, string time) => $"{today.AddDays(days):yyyyMMdd}T{time}";
        await phone.Put(phone.Calendar + "a.ics", Ics.Event("a", "Ditiadakan", $"DTSTART{Zone}{Day(0, "090000")}", "RRULE:FREQ=DAILY", $"EXDATE{Zone}{Day(0, "090000")}"));
        await phone.Put(phone.Calendar + "b.ics", Ics.Series("b", ["SUMMARY:Maju", $"DTSTART{Zone}{Day(3, "090000")}", "RRULE:FREQ=WEEKLY"], ["SUMMARY:Maju", $"RECURRENCE-ID{Zone}{Day(3, "090000")}", $"DTSTART{Zone}{Day(0, "160000")}"]));
        await phone.Put(phone.Calendar + "c.ics", Ics.Series("c", ["SUMMARY:Mundur", $"DTSTART{Zone}{Day(0, "090000")}", "RRULE:FREQ=WEEKLY"], ["SUMMARY:Mundur", $"RECURRENCE-ID{Zone}{Day(0, "090000")}", $"DTSTART{Zone}{Day(1, "160000")}"]));
        await phone.Put(phone.Calendar + "d.ics", Ics.Event("d", "Setiap hari", $"DTSTART{Zone}{Day(-10, "080000")}", "RRULE:FREQ=DAILY"));
        using var browser = await app.SignIn();

        var page = (await browser.Open("/")).Text;

        Assert.Contains("Maju", page, StringComparison.Ordinal);
        Assert.Contains("16.00", page, StringComparison.Ordinal);
        Assert.Contains("Setiap hari", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ditiadakan", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Mundur", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completed_it_goes_on_with_the_times_that_are_left()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await Of(app);
        using var api = await app.Api();
        await phone.Put(phone.Calendar + "a.ics", Text);
        var id = JsonElement.Parse(await api.GetStringAsync("/api/v1/activities")).GetProperty("data")[0].GetProperty("id").GetString();
        using var complete = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/activities/{id}/complete") { Content = JsonContent.Create(new { }) };
        complete.Headers.TryAddWithoutValidation("If-Match", "*");
        (await api.SendAsync(complete)).EnsureSuccessStatusCode();

        using var browser = await app.SignIn();
        Assert.Equal(["2026-01-06 Rapat 09.00", "2026-01-22 Rapat 14.00", "2026-01-27 Rapat besar 09.00", "2026-01-31 Rapat 08.00"], await Month(browser));
        var next = (await phone.Query("")).Xml.Descendants(K + "calendar-data").Select(d => d.Value).Single(t => t.Contains("RRULE", StringComparison.Ordinal));
        Assert.Contains($"DTSTART{Zone}20260120T090000\r\n", next, StringComparison.Ordinal);
        Assert.Contains("X-ALONE:1\r\n", next, StringComparison.Ordinal);
        Assert.DoesNotContain("EXDATE", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moved_as_a_whole_on_our_page_they_go_along()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await Of(app);
        using var api = await app.Api();
        await phone.Put(phone.Calendar + "a.ics", Text);
        var id = JsonElement.Parse(await api.GetStringAsync("/api/v1/activities")).GetProperty("data")[0].GetProperty("id").GetString();
        using var browser = await app.SignIn();
        await browser.Open("/calendar?on=2026-01-06");
        await browser.Post($"/activities/{id}/reschedule?stay", [new("on", "2026-01-07")]);

        Assert.Equal(["2026-01-07 Rapat 09.00", "2026-01-22 Rapat 14.00", "2026-01-28 Rapat besar 09.00", "2026-02-01 Rapat 08.00"], await Month(browser));
        var text = (await phone.Get(phone.Calendar + "a.ics")).Text;
        Assert.Contains($"EXDATE{Zone}20260114T090000\r\n", text, StringComparison.Ordinal);
        Assert.Contains($"RECURRENCE-ID{Zone}20260121T090000\r\n", text, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> Month(TestBrowser browser) =>
        [.. (await browser.Open("/calendar?span=month&on=2026-01-15")).Page.QuerySelectorAll("td[data-day]").SelectMany(td => td.QuerySelectorAll("a.entry").Select(e => $"{td.GetAttribute("data-day")} {e.QuerySelector("b")!.TextContent} {e.QuerySelector("time")?.TextContent}"))];

    private static List<(DateTimeOffset, DateTimeOffset, string)> Times(Calendar calendar) => [.. Series.Of(calendar.Entries).Single()
        .Occurrences(new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 3, 1, 0, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc)
        .Select(o => (o.Start.Moment(TimeZoneInfo.Utc), o.End.Moment(TimeZoneInfo.Utc), o.Entry.Summary))];
}
