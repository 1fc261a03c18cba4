using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Akrab.Testing;
using static Akrab.Dav.Tests.DavClient;

namespace Akrab.Dav.Tests;

/// <summary>What a device writes becomes an activity, and an activity is read by it; nothing is lost between the two.</summary>
public abstract class Events_and_tasks(Engine engine)
{
    public sealed class OnSqlite() : Events_and_tasks(Engine.Sqlite);

    public sealed class OnPostgres() : Events_and_tasks(Engine.Postgres);

    [Fact]
    public async Task An_event_becomes_a_meeting_and_a_task_a_task()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await Of(app);
        using var api = await app.Api();

        await phone.Put(phone.Calendar + "a.ics", Ics.Event("a", "Rapat\\, bulanan", "DTSTART;TZID=Asia/Jakarta:20260127T103000", "DTEND;TZID=Asia/Jakarta:20260127T113000", "LOCATION:Ruko 2", "DESCRIPTION:Bawa contoh\\nbaru",
            "RRULE:FREQ=WEEKLY;UNTIL=20260301T033000Z", "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT30M", "DESCRIPTION:x", "END:VALARM"));
        await phone.Put(phone.Calendar + "b.ics", Ics.Task("b", "Kirim nota", "DUE;VALUE=DATE:20260130", "STATUS:IN-PROCESS"));
        await phone.Put(phone.Calendar + "c.ics", Ics.Event("c", "Libur", "DTSTART;VALUE=DATE:20260131", "DTEND;VALUE=DATE:20260203"));
        await phone.Put(phone.Calendar + "d.ics", Ics.Task("d", "", "DTSTART:20260127T020000Z", "DUE:20260127T040000Z"));

        var all = await Activities(api);
        Assert.Equal(4, all.Count);
        var meeting = all["Rapat, bulanan"];
        Assert.Equal(("meeting", "2026-01-27T03:30:00Z", "2026-01-27T04:30:00Z", "Ruko 2", "Bawa contoh\nbaru", "weekly", "2026-03-01", "half-hour"),
            (Text(meeting, "kind"), Moment(meeting, "startsAt"), Moment(meeting, "endsAt"), Text(meeting, "place"), Text(meeting, "notes"), Text(meeting, "repeats"), Text(meeting, "repeatsUntil"), Text(meeting, "reminder")));
        Assert.Equal(("task", "2026-01-30", null, "doing"), (Text(all["Kirim nota"], "kind"), Text(all["Kirim nota"], "dueOn"), Text(all["Kirim nota"], "startsAt"), Text(all["Kirim nota"], "status")));
        Assert.Equal(("meeting", "2026-01-31", null), (Text(all["Libur"], "kind"), Text(all["Libur"], "dueOn"), Text(all["Libur"], "startsAt")));
        var untitled = all.Single(a => a.Key is not ("Rapat, bulanan" or "Kirim nota" or "Libur")).Value;
        Assert.Equal(("2026-01-27T02:00:00Z", "2026-01-27T04:00:00Z"), (Moment(untitled, "startsAt"), Moment(untitled, "endsAt")));
    }

    [Fact]
    public async Task An_activity_of_ours_is_read_by_a_device()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await Of(app);
        using var api = await app.Api();
        var budi = (await Made(api, "people", new { fullName = "Budi" })).GetProperty("id").GetString();
        await Made(api, "activities", new { subject = "Jemput", kind = "visit", startsAt = "2026-01-27T03:30:00Z", endsAt = "2026-01-27T04:30:00Z", party = budi, place = "Blok M", reminder = "one-hour", repeats = "monthly", repeatsUntil = "2026-06-30" });
        await Made(api, "activities", new { subject = "Beli kertas", dueOn = "2026-01-30", reminder = "at-start" });
        await Made(api, "activities", new { subject = "Kapan-kapan" });

        var texts = (await phone.Query("")).Xml.Descendants(K + "calendar-data").Select(d => d.Value).ToList();

        Assert.Equal(3, texts.Count);
        var visit = texts.Single(t => t.Contains("Jemput", StringComparison.Ordinal));
        foreach (var line in (string[])["BEGIN:VEVENT", "SUMMARY:Jemput · Budi", "DTSTART;TZID=Asia/Jakarta:20260127T103000", "DTEND;TZID=Asia/Jakarta:20260127T113000", "RRULE:FREQ=MONTHLY;UNTIL=20260630T165959Z", "TRIGGER:-PT1H", "LOCATION:Blok M"])
            Assert.Contains(line + "\r\n", visit, StringComparison.Ordinal);
        var task = texts.Single(t => t.Contains("Beli kertas", StringComparison.Ordinal));
        foreach (var line in (string[])["BEGIN:VTODO", "DUE;VALUE=DATE:20260130", "STATUS:NEEDS-ACTION", "TRIGGER;RELATED=END:PT8H"])
            Assert.Contains(line + "\r\n", task, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VTODO", texts.Single(t => t.Contains("Kapan-kapan", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_we_have_no_field_for_stays_and_what_we_change_is_changed_alone()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await Of(app);
        using var api = await app.Api();
        string[] odd =
        [
            "DTSTART;TZID=Asia/Makassar;X-ODD=1:20260127T103000", "DURATION:PT45M", "X-KHUSUS;X-P=\"a;b\":tetap", "CATEGORIES:Kerja,Toko", "ATTENDEE;CN=Ani:mailto:ani@contoh.id", "TRANSP:TRANSPARENT",
            "BEGIN:VALARM", "ACTION:AUDIO", "TRIGGER:-PT7M", "X-BUNYI:lonceng", "END:VALARM", "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT10M", "DESCRIPTION:Awas", "X-LIHAT:1", "END:VALARM", "GEO:-6.2;106.8",
        ];
        var text = Ics.Event("a", "Rapat", odd);

        var put = await phone.Put(phone.Calendar + "a.ics", text);
        var got = await phone.Get(phone.Calendar + "a.ics");
        Assert.Equal((HttpStatusCode.Created, text, put.Tag), (put.Status, got.Text, got.Tag));

        var activity = (await Activities(api))["Rapat"];
        Assert.Equal(("2026-01-27T02:30:00Z", "ten-minutes"), (Moment(activity, "startsAt"), Text(activity, "reminder")));
        await Patch(api, activity, new { subject = "Rapat besar" });
        var renamed = await phone.Get(phone.Calendar + "a.ics");
        Assert.NotEqual(got.Tag, renamed.Tag);
        foreach (var line in odd.Append("SUMMARY:Rapat besar"))
            Assert.Contains(line + "\r\n", renamed.Text, StringComparison.Ordinal);

        await Patch(api, (await Activities(api))["Rapat besar"], new { startsAt = "2026-01-28T02:30:00Z", endsAt = "2026-01-28T03:30:00Z", dueOn = "2026-01-28", reminder = "one-day" });
        var moved = (await phone.Get(phone.Calendar + "a.ics")).Text;
        foreach (var line in (string[])["DTSTART;TZID=Asia/Jakarta:20260128T093000", "DTEND;TZID=Asia/Jakarta:20260128T103000", "X-KHUSUS;X-P=\"a;b\":tetap", "X-BUNYI:lonceng", "TRIGGER:-P1D"])
            Assert.Contains(line, moved.Replace("TRIGGER:-PT24H", "TRIGGER:-P1D", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("X-LIHAT", moved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_changes_only_what_it_says_otherwise()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await Of(app);
        using var api = await app.Api();
        var budi = (await Made(api, "people", new { fullName = "Budi" })).GetProperty("id").GetString();
        await Made(api, "activities", new { subject = "Telepon", kind = "call", startsAt = "2026-01-27T03:30:00Z", dueOn = "2026-01-29", party = budi, notes = "Harga baru", repeats = "monthly", reminder = "half-hour" });
        var item = (await phone.Query("")).Hrefs.Single();
        var before = await phone.Get(item);

        var put = await phone.Put(item, before.Text.Replace("SUMMARY:Telepon", "SUMMARY:Telepon lagi", StringComparison.Ordinal), before.Tag);

        Assert.Equal(HttpStatusCode.NoContent, put.Status);
        var activity = (await Activities(api))["Telepon lagi"];
        Assert.Equal(("call", "2026-01-29", "Harga baru", "monthly", "half-hour", "2026-01-27T03:30:00Z"),
            (Text(activity, "kind"), Text(activity, "dueOn"), Text(activity, "notes"), Text(activity, "repeats"), Text(activity, "reminder"), Moment(activity, "startsAt")));
        Assert.Equal(budi, activity.GetProperty("party").GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await phone.Put(item, before.Text, before.Tag)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await phone.Put(item, before.Text)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await phone.Delete(item, before.Tag)).Status);
    }

    [Fact]
    public async Task A_task_ticked_off_on_a_device_is_completed_and_its_next_time_keeps_what_the_device_wrote()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await Of(app);
        using var api = await app.Api();
        var text = Ics.Task("a", "Setor", "DTSTART;VALUE=DATE:20260130", "DUE;VALUE=DATE:20260130", "RRULE:FREQ=WEEKLY", "X-WARNA:merah");
        var put = await phone.Put(phone.Calendar + "a.ics", text);

        var done = await phone.Put(phone.Calendar + "a.ics", text.Replace("X-WARNA", "STATUS:COMPLETED\r\nCOMPLETED:20260130T030000Z\r\nX-WARNA", StringComparison.Ordinal), put.Tag);

        Assert.Equal(HttpStatusCode.NoContent, done.Status);
        var all = JsonElement.Parse(await api.GetStringAsync("/api/v1/activities?sort=dueOn")).GetProperty("data").EnumerateArray().ToList();
        Assert.Equal([("2026-01-30", "done", null), ("2026-02-06", "to-do", "weekly")], all.Select(a => (Text(a, "dueOn")!, Text(a, "status")!, Text(a, "repeats"))));
        Assert.NotNull(Text(all[0], "doneAt"));
        var next = (await phone.Query("")).Xml.Descendants(K + "calendar-data").Select(d => d.Value).Single(t => t.Contains("20260206", StringComparison.Ordinal));
        Assert.Contains("X-WARNA:merah\r\n", next, StringComparison.Ordinal);
        Assert.Contains($"UID:{Text(all[1], "id")}\r\n", next, StringComparison.Ordinal);
        Assert.Contains("RRULE:FREQ=WEEKLY\r\n", next, StringComparison.Ordinal);

        var now = await phone.Get(phone.Calendar + "a.ics");
        Assert.DoesNotContain("RRULE", now.Text, StringComparison.Ordinal);
        await phone.Put(phone.Calendar + "a.ics", now.Text.Replace("STATUS:COMPLETED", "STATUS:NEEDS-ACTION", StringComparison.Ordinal).Replace("COMPLETED:2", "X-WAS:2", StringComparison.Ordinal).Replace("PERCENT-COMPLETE:100\r\n", "", StringComparison.Ordinal), now.Tag);
        Assert.Equal("to-do", Text(JsonElement.Parse(await api.GetStringAsync("/api/v1/activities?sort=dueOn")).GetProperty("data")[0], "status"));
    }

    [Theory]
    [InlineData("DTSTART:20260127T030000Z", "FREQ=WEEKLY;BYDAY=TU", "weekly", null)]
    [InlineData("DTSTART:20260126T230000Z", "FREQ=WEEKLY;BYDAY=MO,TH", "other", "FREQ=WEEKLY;BYDAY=TU,FR")]
    [InlineData("DTSTART;VALUE=DATE:20260127", "FREQ=DAILY", "daily", null)]
    [InlineData("DTSTART;VALUE=DATE:20260131", "FREQ=MONTHLY", "other", "FREQ=MONTHLY")]
    [InlineData("DTSTART;TZID=Asia/Jakarta:20260127T090000", "FREQ=MONTHLY;BYDAY=-1TU;COUNT=5", "other", "FREQ=MONTHLY;COUNT=5;BYDAY=-1TU")]
    public async Task A_rule_is_said_as_our_clock_has_it(string start, string rule, string repeats, string? own)
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await Of(app);
        using var api = await app.Api();
        var text = Ics.Event("a", "Rapat", start, "RRULE:" + rule);

        await phone.Put(phone.Calendar + "a.ics", text);

        var activity = (await Activities(api))["Rapat"];
        Assert.Equal((repeats, own), (Text(activity, "repeats"), Text(activity, "repeatRule")));
        Assert.Equal(text, (await phone.Get(phone.Calendar + "a.ics")).Text);
    }

    private static async Task<JsonElement> Made(HttpClient api, string plural, object of) => JsonElement.Parse(await (await api.PostAsJsonAsync($"/api/v1/{plural}", of)).EnsureSuccessStatusCode().Content.ReadAsStringAsync());

    private static async Task Patch(HttpClient api, JsonElement record, object changes)
    {
        using var patch = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/activities/{Text(record, "id")}") { Content = JsonContent.Create(changes) };
        patch.Headers.TryAddWithoutValidation("If-Match", "*");
        (await api.SendAsync(patch)).EnsureSuccessStatusCode();
    }

    private static async Task<Dictionary<string, JsonElement>> Activities(HttpClient api) =>
        JsonElement.Parse(await api.GetStringAsync("/api/v1/activities")).GetProperty("data").EnumerateArray().ToDictionary(a => a.GetProperty("subject").GetString()!);

    private static string? Text(JsonElement record, string field) => record.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Moment(JsonElement record, string field) => Text(record, field) is { } text ? $"{DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'}" : null;
}
