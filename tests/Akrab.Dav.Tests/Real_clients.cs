using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Akrab.Testing;

namespace Akrab.Dav.Tests;

/// <summary>vdirsyncer, khard and khal of Debian, as a phone would, in both directions.</summary>
public abstract class Real_clients(Engine engine, ITestOutputHelper output)
{
    public sealed class OnSqlite(ITestOutputHelper output) : Real_clients(Engine.Sqlite, output);

    public sealed class OnPostgres(ITestOutputHelper output) : Real_clients(Engine.Postgres, output);

    [Fact]
    public async Task What_is_new_changed_or_deleted_on_either_side_arrives_on_the_other()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        using var api = await app.Api();
        using var client = await Vdirsyncer.Of(app, TestApp.OwnerEmail, phone.Password);

        await api.PostAsJsonAsync("/api/v1/people", new { fullName = "Zoë Ñáñez", birthday = "1990-05-17", notes = "Baris satu\nBaris dua", phones = new[] { "0812 1111 2222", "021 555 1234" }, emails = new[] { "zoe@contoh.id" } });
        var file = client.Write("hp-1", Card.Of("hp-1", "Dewi Łukasz", "TEL;TYPE=CELL:0813 5555 6666", "TEL;TYPE=WORK:021 777 8888", "BDAY:1985-12-01", "NOTE:Pelanggan lama", "ORG:PT Maju Jaya", "X-KHUSUS:tetap"));
        await client.Sync();

        Assert.Equal(2, client.Cards.Count);
        var listed = await client.Khard("list");
        Assert.Contains("Zoë Ñáñez", listed, StringComparison.Ordinal);
        Assert.Contains("Dewi Łukasz", listed, StringComparison.Ordinal);
        var shown = await client.Khard("show", "Zoë");
        Assert.Contains("Baris dua", shown, StringComparison.Ordinal);
        Assert.Contains("zoe@contoh.id", shown, StringComparison.Ordinal);
        Assert.Contains("05/17/90", await client.Khard("birthdays"), StringComparison.Ordinal);
        var dewi = await Person(api, "Dewi Łukasz");
        Assert.Equal("PT Maju Jaya", dewi.GetProperty("organisation").GetProperty("title").GetString());
        Assert.Equal(2, dewi.GetProperty("phones").GetArrayLength());

        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("Pelanggan lama", "Pelanggan baru", StringComparison.Ordinal));
        var zoe = await Person(api, "Zoë Ñáñez");
        await Patch(api, zoe, new { jobTitle = "Direktur" });
        await client.Sync();
        Assert.Equal("Pelanggan baru", (await Person(api, "Dewi Łukasz")).GetProperty("notes").GetString());
        Assert.Contains(client.Cards, c => c.Contains("TITLE:Direktur", StringComparison.Ordinal));
        Assert.Contains("X-KHUSUS:tetap", await File.ReadAllTextAsync(file), StringComparison.Ordinal);

        File.Delete(file);
        using var delete = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/people/{zoe.GetProperty("id").GetString()}");
        delete.Headers.TryAddWithoutValidation("If-Match", "*");
        (await api.SendAsync(delete)).EnsureSuccessStatusCode();
        await client.Sync();
        Assert.Empty(client.Cards);
        Assert.Empty((await People(api)).EnumerateArray());
    }

    [Fact]
    public async Task A_conflict_is_settled_by_the_entity_tag()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        using var api = await app.Api();
        using var client = await Vdirsyncer.Of(app, TestApp.OwnerEmail, phone.Password);
        var file = client.Write("hp-1", Card.Of("hp-1", "Dewi", "NOTE:satu"));
        await client.Sync();

        await File.WriteAllTextAsync(file, Card.Of("hp-1", "Dewi", "NOTE:dari hp"));
        await Patch(api, await Person(api, "Dewi"), new { notes = "dari kantor" });
        await client.Sync();

        Assert.Contains("NOTE:dari kantor", Assert.Single(client.Cards), StringComparison.Ordinal);
        Assert.Equal("dari kantor", (await Person(api, "Dewi")).GetProperty("notes").GetString());
    }

    [Fact]
    public async Task A_contact_made_with_khard_arrives()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        using var api = await app.Api();
        using var client = await Vdirsyncer.Of(app, TestApp.OwnerEmail, phone.Password);

        await client.KhardNew("First name : Rina\nLast name : Kartika\nOrganisation : CV Sejahtera\nPhone :\n    cell : 0815 1234 5678\nEmail :\n    work : rina@sejahtera.id\nBirthday : 1992-03-04\n");
        await client.Sync();

        var rina = await Person(api, "Rina Kartika");
        Assert.Equal("1992-03-04", rina.GetProperty("birthday").GetString());
        Assert.Equal("+6281512345678", rina.GetProperty("phones")[0].GetProperty("number").GetString());
        Assert.Equal("CV Sejahtera", rina.GetProperty("organisation").GetProperty("title").GetString());
    }

    [Fact]
    public async Task Activities_arrive_in_khal_and_what_khal_makes_arrives_here()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        using var api = await app.Api();
        using var client = await Vdirsyncer.Of(app, TestApp.OwnerEmail, phone.Password);
        await api.PostAsJsonAsync("/api/v1/activities", new { subject = "Rapat toko", kind = "meeting", startsAt = "2036-01-08T02:00:00Z", endsAt = "2036-01-08T03:00:00Z", repeats = "weekly", place = "Blok M" });
        await api.PostAsJsonAsync("/api/v1/activities", new { subject = "Setor", dueOn = "2036-01-09" });

        await client.Sync();
        Assert.Equal(2, client.Entries.Count);
        Assert.Contains("2036-01-15 09:00 10:00 Rapat toko @ Blok M", await client.Khal("list", "--format", "{start-long} {end-time} {title} @ {location}", "--day-format", "", "2036-01-10", "7d"), StringComparison.Ordinal);

        await client.Khal("new", "-a", "activities", "--location", "Ruko 2", "--repeat", "daily", "--until", "2036-02-05", "2036-02-03 14:00", "2036-02-03 15:30", "Kunjungan", "::", "Bawa contoh");
        await client.Khal("new", "-a", "activities", "2036-02-10", "2036-02-11", "Libur");
        await client.Sync();
        var all = await Activities(api);
        var visit = all["Kunjungan"];
        Assert.Equal(("meeting", "daily", "2036-02-05", "Ruko 2", "Bawa contoh"), (Text(visit, "kind"), Text(visit, "repeats"), Text(visit, "repeatsUntil"), Text(visit, "place"), Text(visit, "notes")));
        Assert.Equal(new DateTimeOffset(2036, 2, 3, 7, 0, 0, TimeSpan.Zero), visit.GetProperty("startsAt").GetDateTimeOffset());
        Assert.Equal("2036-02-10", Text(all["Libur"], "dueOn"));

        var file = Directory.GetFiles(client.CalendarFolder).Single(f => File.ReadAllText(f).Contains("Kunjungan", StringComparison.Ordinal));
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("SUMMARY:", "EXDATE;TZID=Asia/Jakarta:20360204T140000\nX-KHUSUS:tetap\nSUMMARY:", StringComparison.Ordinal));
        await Patch(api, all["Rapat toko"], new { place = "Kemang" }, "activities");
        await client.Sync();
        Assert.Contains("Kemang", await client.Khal("list", "--format", "{title} @ {location}", "--day-format", "", "2036-01-10", "7d"), StringComparison.Ordinal);
        Assert.Equal("20360204T070000Z", Text((await Activities(api))["Kunjungan"], "departures"));
        Assert.Contains("X-KHUSUS:tetap", await File.ReadAllTextAsync(file), StringComparison.Ordinal);

        File.Delete(file);
        await client.Sync();
        Assert.Equal(["Libur", "Rapat toko", "Setor"], (await Activities(api)).Keys.Order());
    }

    [Fact]
    public async Task A_thousand_contacts_and_a_thousand_events_go_up_and_come_down()
    {
        const int Many = 1_000;
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        using var api = await app.Api();
        using (var up = await Vdirsyncer.Of(app, TestApp.OwnerEmail, phone.Password))
        {
            for (var i = 0; i < Many; i++)
            {
                up.Write($"c{i}", Card.Of($"c{i}", $"Orang {i}", $"TEL;TYPE=CELL:0812{i:D8}", $"EMAIL:o{i}@contoh.id"));
                up.WriteEntry($"e{i}", Ics.Event($"e{i}", $"Rapat {i}", $"DTSTART;TZID=Asia/Jakarta:2026{1 + i % 12:00}{1 + i % 28:00}T{8 + i % 10:00}0000", "DURATION:PT1H", "LOCATION:Blok M"));
            }

            output.WriteLine($"{Many} and {Many} up: {await Time(up.Sync)}");
        }

        using var down = await Vdirsyncer.Of(app, TestApp.OwnerEmail, phone.Password);
        output.WriteLine($"{Many} and {Many} down: {await Time(down.Sync)}");
        Assert.Equal((Many, Many), (down.Cards.Count, down.Entries.Count));
        Assert.Contains(down.Cards, c => c.Contains("FN:Orang 999", StringComparison.Ordinal));
        Assert.Contains(down.Entries, e => e.Contains("SUMMARY:Rapat 999", StringComparison.Ordinal));
        output.WriteLine($"nothing new: {await Time(down.Sync)}");
        Assert.Equal((Many, Many), (down.Cards.Count, down.Entries.Count));
    }

    private static async Task<string> Time(Func<Task<string>> sync)
    {
        var (started, worked) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await sync();
        return FormattableString.Invariant($"{Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, of which the server worked {(Environment.CpuUsage.TotalTime - worked).TotalSeconds:0.0} s");
    }

    private static async Task<JsonElement> People(HttpClient api) => JsonElement.Parse(await api.GetStringAsync("/api/v1/people")).GetProperty("data");

    private static async Task<JsonElement> Person(HttpClient api, string name) => (await People(api)).EnumerateArray().Single(p => p.GetProperty("fullName").GetString() == name);

    private static async Task<Dictionary<string, JsonElement>> Activities(HttpClient api) =>
        JsonElement.Parse(await api.GetStringAsync("/api/v1/activities")).GetProperty("data").EnumerateArray().ToDictionary(a => a.GetProperty("subject").GetString()!);

    private static string? Text(JsonElement record, string field) => record.TryGetProperty(field, out var value) ? value.GetString() : null;

    private static async Task Patch(HttpClient api, JsonElement person, object changes, string plural = "people")
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/{plural}/{person.GetProperty("id").GetString()}") { Content = JsonContent.Create(changes) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{person.GetProperty("version").GetInt64()}\"");
        (await api.SendAsync(request)).EnsureSuccessStatusCode();
    }
}
