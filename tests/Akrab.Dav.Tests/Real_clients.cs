using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Akrab.Testing;

namespace Akrab.Dav.Tests;

/// <summary>vdirsyncer and khard of Debian, as a phone would, in both directions.</summary>
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
    public async Task A_thousand_contacts_go_up_and_come_down()
    {
        const int Many = 1_000;
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        using var api = await app.Api();
        using (var up = await Vdirsyncer.Of(app, TestApp.OwnerEmail, phone.Password))
        {
            for (var i = 0; i < Many; i++)
                up.Write($"c{i}", Card.Of($"c{i}", $"Orang {i}", $"TEL;TYPE=CELL:0812{i:D8}", $"EMAIL:o{i}@contoh.id"));
            output.WriteLine($"{Many} up: {await Time(up.Sync)}");
        }

        using var down = await Vdirsyncer.Of(app, TestApp.OwnerEmail, phone.Password);
        output.WriteLine($"{Many} down: {await Time(down.Sync)}");
        Assert.Equal(Many, down.Cards.Count);
        Assert.Contains(down.Cards, c => c.Contains("FN:Orang 999\r\n", StringComparison.Ordinal) || c.Contains("FN:Orang 999\n", StringComparison.Ordinal));
        output.WriteLine($"nothing new: {await Time(down.Sync)}");
        Assert.Equal(Many, down.Cards.Count);
    }

    private static async Task<TimeSpan> Time(Func<Task<string>> sync)
    {
        var started = Stopwatch.GetTimestamp();
        await sync();
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task<JsonElement> People(HttpClient api) => JsonElement.Parse(await api.GetStringAsync("/api/v1/people")).GetProperty("data");

    private static async Task<JsonElement> Person(HttpClient api, string name) => (await People(api)).EnumerateArray().Single(p => p.GetProperty("fullName").GetString() == name);

    private static async Task Patch(HttpClient api, JsonElement person, object changes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/people/{person.GetProperty("id").GetString()}") { Content = JsonContent.Create(changes) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{person.GetProperty("version").GetInt64()}\"");
        (await api.SendAsync(request)).EnsureSuccessStatusCode();
    }
}
