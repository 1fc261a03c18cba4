using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Akrab.Customers.Parties;
using Akrab.Data.Checks;
using Akrab.Data.Keys;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

/// <summary>Identity numbers are locked in the database, masked wherever they are shown, and whoever uncovers one is noted.</summary>
public abstract class Kept_locked(Engine engine)
{
    private const string Nik = "3273014508900001";

    public sealed class OnSqlite() : Kept_locked(Engine.Sqlite);

    public sealed class OnPostgres() : Kept_locked(Engine.Postgres);

    [Fact]
    public async Task It_is_masked_everywhere_and_nowhere_in_the_database()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var person = await Ani(owner);
        using var api = await app.Api();
        foreach (var path in (string[])[person, person + "/edit", person + "/history", "/people/export.csv", "/people?columns=fullName,nik", "/settings/audit", "/settings/audit.csv", "/search?q=" + Nik])
        {
            var answer = await owner.Open(path);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            if (!path.StartsWith("/search", StringComparison.Ordinal))
                Assert.DoesNotContain(Nik, answer.Text, StringComparison.Ordinal);
        }

        Assert.Contains("•••• 0001", (await owner.Open(person)).Says("#fact-nik"), StringComparison.Ordinal);
        foreach (var path in (string[])["", "/history"])
            Assert.DoesNotContain(Nik, await api.GetStringAsync($"/api/v1{person}{path}"), StringComparison.Ordinal);
        Assert.Equal("•••• 0001", (await api.GetFromJsonAsync<JsonElement>($"/api/v1{person}")).GetProperty("nik").GetString());

        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        Assert.StartsWith("s1:", await db.Database.SqlQueryRaw<string>("SELECT nik AS \"Value\" FROM parties WHERE nik IS NOT NULL").SingleAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Nik, string.Join('\n', await db.Set<JournalRow>().Select(j => j.Changes).ToListAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain(Nik, string.Join('\n', await db.Set<OutboxRow>().Select(j => j.Body).ToListAsync()), StringComparison.Ordinal);
        if (engine == Engine.Sqlite)
            foreach (var file in Directory.EnumerateFiles(app.Place.Folder, "akrab.db*"))
                Assert.Equal(-1, (await ReadAll(file)).AsSpan().IndexOf(Encoding.ASCII.GetBytes(Nik)));
        Assert.True((await app.Services.GetRequiredService<Checkup>().Run(default)).IsFine);
    }

    [Fact]
    public async Task Whoever_may_uncovers_it_and_that_is_noted()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var person = await Ani(owner);
        await owner.Open(person);
        var shown = await owner.Submit($"{person}/uncover/nik");
        Assert.Contains(Nik, shown.Text, StringComparison.Ordinal);
        Assert.True(shown.Response.Headers.CacheControl!.NoStore);
        using var api = await app.Api();
        var called = await api.PostAsync($"/api/v1{person}/uncover/nik", null);
        Assert.Equal(Nik, (await called.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("value").GetString());
        var log = (await owner.Open("/settings/audit?book=readings")).Page.QuerySelectorAll("#audit li").Select(l => l.TextContent).ToList();
        Assert.Equal(2, log.Count);
        Assert.All(log, line => Assert.Contains("membuka nilai terlindung", line, StringComparison.Ordinal));

        await app.AddMember("budi@tokouji.id", "Budi", "manager");
        using var budi = await app.SignIn("budi@tokouji.id");
        var page = await budi.Open(person);
        Assert.Contains("•••• 0001", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector("form[action*='/uncover/']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await budi.Post($"{person}/uncover/nik", [])).Status);
        foreach (var other in (string[])["fullName", "nix", "npwp"])
        {
            await owner.Open(person);
            Assert.Equal(HttpStatusCode.NotFound, (await owner.Post($"{person}/uncover/{other}", [])).Status);
        }

        Assert.Equal(2, (await owner.Open("/settings/audit?book=readings")).Page.QuerySelectorAll("#audit li").Length);
    }

    [Fact]
    public async Task A_mask_that_comes_back_leaves_it_and_another_mask_is_refused()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var person = await Ani(owner);
        await owner.Open(person + "/edit");
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.Submit(person, ("fullName", "Ani Lestari"))).Status);
        Assert.Equal(Nik, await Whole(app));
        var before = await Stored(app);

        // The same number typed once more is no change.
        Assert.Equal(HttpStatusCode.OK, await Patch(app, person, "3273 0145 0890 0001"));
        Assert.Equal(before, await Stored(app));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Patch(app, person, "•••• 0002"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Patch(app, person, "12345"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Patch(app, person, "s1:aaaa:bbbb:0001"));
        Assert.Equal(Nik, await Whole(app));

        Assert.Equal(HttpStatusCode.OK, await Patch(app, person, "3273014508900003"));
        Assert.Equal("3273014508900003", await Whole(app));
        await owner.Open(person + "/history");
        Assert.Contains("•••• 0001", (await owner.Open(person + "/history")).Says("#history"), StringComparison.Ordinal);
        var undo = (await owner.Open(person + "/history")).Page.QuerySelector("form[action$='/undo']")!.GetAttribute("action")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.Submit(undo)).Status);
        Assert.Equal(Nik, await Whole(app));
        Assert.Equal(HttpStatusCode.OK, await Patch(app, person, null));
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Post($"{person}/uncover/nik", [])).Status);
    }

    [Fact]
    public async Task What_was_tampered_with_or_locked_with_another_key_is_not_opened()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var person = await Ani(owner);
        var stored = await Stored(app);
        var parts = stored.Split(':');
        var cipher = Convert.FromBase64String(parts[2]);
        cipher[14] ^= 1;
        foreach (var wrong in (string[])[$"{parts[0]}:{parts[1]}:{Convert.ToBase64String(cipher)}:0001", $"s1:00000000:{parts[2]}:0001", "s1:x:y:0001", "3273014508900001", $"s1:{parts[1]}:AAAA:0001"])
        {
            await using (var scope = app.Begin())
                await scope.ServiceProvider.GetRequiredService<AkrabDb>().Database.ExecuteSqlAsync($"UPDATE parties SET nik = {wrong} WHERE nik IS NOT NULL");
            await owner.Open(person);
            Assert.Equal(HttpStatusCode.Conflict, (await owner.Post($"{person}/uncover/nik", [])).Status);
        }
    }

    [Fact]
    public async Task The_key_is_a_file_of_its_owner_alone()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        await Ani(owner);
        var file = app.Services.GetRequiredService<RootKey>().File;
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        await using var scope = app.Begin();
        var key = (await File.ReadAllTextAsync(file)).Trim();
        Assert.DoesNotContain(key, string.Join('\n', await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<SettingRow>().Select(s => s.Value).ToListAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_ask_only_whether_it_is_there()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        await Ani(owner);
        using var api = await app.Api();
        Assert.Equal(1, (await api.GetFromJsonAsync<JsonElement>("/api/v1/people?nik[empty]=false")).GetProperty("data").GetArrayLength());
        Assert.Equal(0, (await api.GetFromJsonAsync<JsonElement>("/api/v1/people?nik[empty]=true")).GetProperty("data").GetArrayLength());
        foreach (var question in (string[])["nik=" + Nik, "nik[contains]=0001", "nik[starts-with]=3", "sort=nik"])
            Assert.Equal(HttpStatusCode.BadRequest, (await api.GetAsync("/api/v1/people?" + question)).StatusCode);
    }

    private static async Task<string> Ani(TestBrowser owner)
    {
        await owner.Open("/people/new");
        return (await owner.Submit("/people", ("fullName", "Ani"), ("nik", "3273.0145.0890.0001"))).Location!.Split('?')[0];
    }

    private static async Task<HttpStatusCode> Patch(TestApp app, string person, string? nik)
    {
        using var api = await app.Api();
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1" + person) { Content = JsonContent.Create(new { nik }), Headers = { { "If-Match", "*" } } };
        return (await api.SendAsync(request)).StatusCode;
    }

    private static async Task<string> Stored(TestApp app)
    {
        await using var scope = app.Begin();
        return (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Person>().AsNoTracking().SingleAsync(p => p.Nik != null)).Nik!.Kept!;
    }

    private static async Task<string> Whole(TestApp app)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        return await scope.ServiceProvider.GetRequiredService<Vault>().Open(db, (await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Nik != null)).Nik!, default);
    }

    private static async Task<byte[]> ReadAll(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }
}
