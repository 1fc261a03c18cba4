using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Akrab.Dav.Tests.DavClient;

namespace Akrab.Dav.Tests;

/// <summary>Queries, multiget and sync of a calendar (RFC 4791, 7; RFC 6578), and whose activities are in it.</summary>
public abstract class Asking_the_calendar(Engine engine)
{
    public sealed class OnSqlite() : Asking_the_calendar(Engine.Sqlite);

    public sealed class OnPostgres() : Asking_the_calendar(Engine.Postgres);

    [Fact]
    public async Task A_query_finds_by_component_time_property_and_alarm()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await Of(app);
        await phone.Put(phone.Calendar + "weekly.ics", Ics.Event("weekly", "Rapat", "DTSTART;TZID=Asia/Jakarta:20260106T090000", "DTEND;TZID=Asia/Jakarta:20260106T100000", "RRULE:FREQ=WEEKLY;COUNT=8", "EXDATE;TZID=Asia/Jakarta:20260127T090000",
            "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT1H", "DESCRIPTION:x", "END:VALARM"));
        await phone.Put(phone.Calendar + "once.ics", Ics.Event("once", "Kunjungan", "DTSTART:20260127T030000Z", "DTEND:20260127T040000Z", "LOCATION;LANGUAGE=id:Blok M"));
        await phone.Put(phone.Calendar + "todo.ics", Ics.Task("todo", "Nota", "DUE;VALUE=DATE:20260127"));
        await phone.Put(phone.Calendar + "done.ics", Ics.Task("done", "Lama", "DUE:20260101T030000Z", "STATUS:COMPLETED", "COMPLETED:20260101T030000Z"));

        (string Filter, string[] Found)[] all =
        [
            ("", ["done", "once", "todo", "weekly"]),
            (Events(""), ["once", "weekly"]),
            (Events(Between("20260127T000000Z", "20260128T000000Z")), ["once"]),
            (Events(Between("20260120T000000Z", "20260121T000000Z")), ["weekly"]),
            (Events(Between("20260301T000000Z", null)), []),
            (Events(Between(null, "20260107T000000Z")), ["weekly"]),
            (Events("<K:prop-filter name='LOCATION'/>"), ["once"]),
            (Events("<K:prop-filter name='LOCATION'><K:is-not-defined/></K:prop-filter>"), ["weekly"]),
            (Events("<K:prop-filter name='SUMMARY'><K:text-match>kunj</K:text-match></K:prop-filter>"), ["once"]),
            (Events("<K:prop-filter name='SUMMARY'><K:text-match negate-condition='yes'>kunj</K:text-match></K:prop-filter>"), ["weekly"]),
            (Events("<K:prop-filter name='LOCATION'><K:param-filter name='LANGUAGE'><K:text-match>id</K:text-match></K:param-filter></K:prop-filter>"), ["once"]),
            (Events("<K:comp-filter name='VALARM'/>"), ["weekly"]),
            (Events("<K:comp-filter name='VALARM'><K:is-not-defined/></K:comp-filter>"), ["once"]),
            (Events($"<K:comp-filter name='VALARM'>{Between("20260113T003000Z", "20260113T013000Z")}</K:comp-filter>"), ["weekly"]),
            (Tasks("<K:prop-filter name='COMPLETED'><K:is-not-defined/></K:prop-filter>"), ["todo"]),
            (Tasks("<K:prop-filter name='DUE'>" + Between("20260101T000000Z", "20260102T000000Z") + "</K:prop-filter>"), ["done"]),
            (Tasks(Between("20260126T000000Z", "20260128T000000Z")), ["todo"]),
            ("<K:comp-filter name='VJOURNAL'/>", []),
            ("<K:comp-filter name='VTODO'><K:is-not-defined/></K:comp-filter>", ["once", "weekly"]),
        ];
        foreach (var (filter, found) in all)
            Assert.Equal((filter, string.Join(' ', found)), (filter, string.Join(' ', Names(await phone.Query(filter)))));
    }

    [Theory]
    [InlineData("<K:comp-filter name='VEVENT'><K:time-range/></K:comp-filter>", "valid-filter")]
    [InlineData("<K:comp-filter name='VEVENT'><K:time-range start='gestern'/></K:comp-filter>", "valid-filter")]
    [InlineData("<K:comp-filter name='VEVENT'><K:time-range start='20260102T000000Z' end='20260101T000000Z'/></K:comp-filter>", "valid-filter")]
    [InlineData("<K:comp-filter/>", "valid-filter")]
    [InlineData("<K:other name='X'/>", "supported-filter")]
    [InlineData("<K:comp-filter name='VEVENT'><K:prop-filter name='SUMMARY'><K:text-match collation='i;x'>a</K:text-match></K:prop-filter></K:comp-filter>", "supported-collation")]
    public async Task A_filter_that_is_none_is_refused(string filter, string condition)
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await Of(app);

        var answer = await phone.Query(filter);

        Assert.Equal((HttpStatusCode.Forbidden, condition), (answer.Status, answer.Condition));
    }

    [Fact]
    public async Task A_series_is_told_time_by_time_to_who_asks_so()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await Of(app);
        await phone.Put(phone.Calendar + "a.ics", Ics.Series("a", ["SUMMARY:Rapat", "DTSTART;TZID=Asia/Jakarta:20260106T090000", "DTEND;TZID=Asia/Jakarta:20260106T100000", "RRULE:FREQ=WEEKLY"],
            ["SUMMARY:Rapat lain", "RECURRENCE-ID;TZID=Asia/Jakarta:20260113T090000", "DTSTART;TZID=Asia/Jakarta:20260114T090000"]));

        var answer = await phone.Query(Events(""), "<K:calendar-data><K:expand start='20260112T000000Z' end='20260125T000000Z'/></K:calendar-data>");

        var text = answer[K + "calendar-data"]!;
        foreach (var line in (string[])["RECURRENCE-ID:20260113T020000Z", "DTSTART:20260114T020000Z", "SUMMARY:Rapat lain", "RECURRENCE-ID:20260120T020000Z", "DTSTART:20260120T020000Z", "DTEND:20260120T030000Z"])
            Assert.Contains(line + "\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("RRULE", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Multiget_gives_what_is_there_and_says_what_is_not()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await Of(app);
        await phone.Put(phone.Calendar + "a.ics", Ics.Task("a", "Nota"));

        var answer = await phone.Report(phone.Calendar, $"<K:calendar-multiget xmlns:D='DAV:' xmlns:K='urn:ietf:params:xml:ns:caldav'><D:prop><D:getetag/><K:calendar-data/></D:prop><D:href>{phone.Calendar}a.ics</D:href><D:href>{phone.Calendar}b.ics</D:href></K:calendar-multiget>");

        Assert.Equal([phone.Calendar + "a.ics", phone.Calendar + "b.ics"], answer.Hrefs);
        Assert.Contains("SUMMARY:Nota", answer[K + "calendar-data"], StringComparison.Ordinal);
        Assert.Contains("404", answer.Responses[1].Element(D + "status")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_holds_what_is_ones_own_and_what_one_takes_part_in_and_follows_both()
    {
        await using var app = await TestApp.Start(engine);
        var user = await app.AddMember("tuti@tokouji.id", "Tuti", "manager");
        using var owner = await Of(app);
        using var tuti = await Of(app, user);
        using var api = await app.Api();
        await owner.Put(owner.Calendar + "a.ics", Ics.Event("a", "Rapat", "DTSTART:20260127T030000Z", "X-HP:owner"));
        await tuti.Put(tuti.Calendar + "b.ics", Ics.Task("b", "Punya Tuti"));
        Assert.Equal(["a"], Names(await owner.Sync(book: owner.Calendar)));
        var first = await tuti.Sync(book: tuti.Calendar);
        Assert.Equal(["b"], Names(first));
        Assert.Equal(HttpStatusCode.NotFound, (await tuti.Get(tuti.Calendar + "a.ics")).Status);

        var activity = (await Ids(api))["Rapat"];
        var part = JsonElement.Parse(await (await api.PostAsJsonAsync("/api/v1/participants", new { activity, member = await MemberOf(app, "tuti@tokouji.id") })).EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        Assert.Equal("Rapat", JsonElement.Parse(await api.GetStringAsync($"/api/v1/participants/{part.GetProperty("id").GetString()}")).GetProperty("activity").GetProperty("title").GetString());
        var second = await tuti.Sync(Token(first), book: tuti.Calendar);
        Assert.Contains("a", Names(second));
        var shared = await tuti.Get(tuti.Calendar + "a.ics");
        Assert.Contains("X-HP:owner", shared.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await tuti.Put(tuti.Calendar + "a.ics", shared.Text.Replace("SUMMARY:Rapat", "SUMMARY:Rapat penting", StringComparison.Ordinal), shared.Tag)).Status);
        Assert.Contains("SUMMARY:Rapat penting", (await owner.Get(owner.Calendar + "a.ics")).Text, StringComparison.Ordinal);

        var third = await tuti.Sync(Token(second), book: tuti.Calendar);
        Assert.Equal(HttpStatusCode.NoContent, (await tuti.Delete(tuti.Calendar + "a.ics")).Status);
        Assert.Equal(HttpStatusCode.OK, (await owner.Get(owner.Calendar + "a.ics")).Status);
        var gone = (await tuti.Sync(Token(third), book: tuti.Calendar)).Responses.Single(r => r.Element(D + "href")!.Value.EndsWith("/a.ics", StringComparison.Ordinal));
        Assert.Contains("404", gone.Element(D + "status")!.Value, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await owner.Delete(owner.Calendar + "a.ics")).Status);
        Assert.DoesNotContain("Rapat penting", (await Ids(api)).Keys);
    }

    [Fact]
    public async Task Whom_it_is_with_is_told_even_where_they_are_a_colleagues()
    {
        await using var app = await TestApp.Start(engine);
        var user = await app.AddMember("tuti@tokouji.id", "Tuti", "manager");
        using var tuti = await Of(app, user);
        using var api = await app.Api(user: user);
        using var owner = await app.Api();
        var budi = JsonElement.Parse(await (await owner.PostAsJsonAsync("/api/v1/people", new { fullName = "Budi" })).Content.ReadAsStringAsync()).GetProperty("id").GetString();
        (await api.PostAsJsonAsync("/api/v1/activities", new { subject = "Telepon", party = budi })).EnsureSuccessStatusCode();

        Assert.Contains("SUMMARY:Telepon · Budi\r\n", (await tuti.Query(""))[K + "calendar-data"], StringComparison.Ordinal);
    }

    private static string Events(string conditions) => $"<K:comp-filter name='VEVENT'>{conditions}</K:comp-filter>";

    private static string Tasks(string conditions) => $"<K:comp-filter name='VTODO'>{conditions}</K:comp-filter>";

    private static string Between(string? start, string? end) => $"<K:time-range {(start is null ? "" : $"start='{start}'")} {(end is null ? "" : $"end='{end}'")}/>";

    private static IEnumerable<string> Names(Answer answer) => answer.Hrefs.Select(h => h.Split('/')[^1].Replace(".ics", "", StringComparison.Ordinal)).Order();

    private static string Token(Answer answer) => answer.Xml.Element(D + "sync-token")!.Value;

    private static async Task<Dictionary<string, string>> Ids(HttpClient api) => JsonElement.Parse(await api.GetStringAsync("/api/v1/activities")).GetProperty("data").EnumerateArray()
        .ToDictionary(a => a.GetProperty("subject").GetString()!, a => a.GetProperty("id").GetString()!);

    private static async Task<Guid> MemberOf(TestApp app, string email)
    {
        await using var scope = app.Begin();
        return (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Member>().SingleAsync(m => m.Email == email)).Id.Value;
    }
}
