using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Akrab.Customers.Parties;
using Akrab.Data.Access;
using Akrab.Data.Erasing;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Erasing;

/// <summary>Whoever asks what is kept of them is given all of it, by those whose task that is, and it is noted.</summary>
public abstract class Handed_out(Engine engine)
{
    public sealed class On_sqlite() : Handed_out(Engine.Sqlite);

    public sealed class On_postgres() : Handed_out(Engine.Postgres);

    private const string Nik = "3273014508900001";

    [Fact]
    public async Task A_pack_has_everything_of_somebody_and_of_nobody_else()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var her = await Zubaedah.MoveIn(app, owner);
        var page = $"/people/{her.Id.Value}";
        await owner.Open(page + "/edit");
        await owner.Submit(page, ("nik", Nik), ("notes", "rahasia-catatan <script>alert(1)</script>"));
        await owner.Open(page);
        await owner.Upload(page + "/files", "file", "..\\../<i>surat.html", "isi-surat");

        Assert.NotNull((await owner.Open(page)).Page.QuerySelector($"a[href='{page}/data.zip']"));
        var request = Guid.NewGuid();
        using var zip = await Pack(owner, $"{page}/data.zip?request={request}");
        var json = Read(zip, "data.json");
        var html = Read(zip, "index.html");
        foreach (var said in (string[])[Zubaedah.Email, "rahasia-fakta", "rahasia-catatan", "rahasia-isi", "rahasia-janji", Nik, "Ratna Teman", "zubaedah.txt"])
        {
            Assert.Contains(said, json.Replace("\\u002B", "+"));
            Assert.Contains(said, WebUtility.HtmlDecode(html));
        }

        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("Titip salam", json);
        Assert.DoesNotContain("Datang bersama", json);
        Assert.DoesNotContain("Orang Lain", json);
        var files = zip.Entries.Where(e => e.FullName.StartsWith("files/", StringComparison.Ordinal)).ToList();
        Assert.All(files, file => Assert.Matches("^files/[0-9]{3}-[A-Za-z0-9-]*(\\.[A-Za-z0-9]+)?$", file.FullName));
        Assert.Contains(files, file => Read(zip, file.FullName) == "isi-surat");

        using var told = JsonDocument.Parse(json);
        Assert.Equal("Sari Dewi", told.RootElement.GetProperty("madeBy").GetString());
        Assert.Equal(Nik, Assert.Single(told.RootElement.GetProperty("identityNumbers").EnumerateArray()).GetProperty("value").GetString());
        Assert.Equal(her.Twin.Value, Assert.Single(told.RootElement.GetProperty("merges").EnumerateArray()).GetProperty("absorbed").GetGuid());
        Assert.Contains(told.RootElement.GetProperty("trail").EnumerateArray(), entry => entry.TryGetProperty("changes", out var changes) && changes.TryGetProperty("emails", out _));

        await using var scope = app.Begin();
        var reading = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<ReadingRow>().SingleAsync(r => r.Action == "hand-out");
        Assert.Equal((her.Id.Value, request.ToString()), (reading.Record!.Value, reading.Detail));
        using var again = await Pack(owner, page + "/data.zip");
        Assert.Contains("membuat berkas semua datanya", Read(again, "index.html"));
    }

    [Fact]
    public async Task It_is_for_those_whose_task_it_is_and_who_may_know_of_every_field()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        await owner.Open("/people/new");
        var person = (await owner.Submit("/people", ("fullName", "Hanya Coba"), ("nik", Nik))).Location!.Split('?')[0];
        foreach (var (name, rights, status) in ((string, Rights, HttpStatusCode)[])
        [
            ("tugas", new(Reaches.All, actions: new Dictionary<string, bool> { [Rights.HandOut] = true }), HttpStatusCode.OK),
            ("tanpa", new(Reaches.All, actions: new Dictionary<string, bool> { [Rights.LookAfterPrivacy] = true, [Rights.Export] = true }), HttpStatusCode.Forbidden),
            ("sebagian", new(Reaches.All, actions: new Dictionary<string, bool> { [Rights.HandOut] = true }, fields: new Dictionary<string, FieldRight> { ["person.birthday"] = FieldRight.Hidden }), HttpStatusCode.Forbidden),
            ("buta", new(Reaches.None, actions: new Dictionary<string, bool> { [Rights.HandOut] = true }), HttpStatusCode.NotFound),
        ])
        {
            var user = await app.AddMember($"{name}@tokouji.id", name);
            await using (var scope = app.Begin())
            {
                var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
                var role = new Role { Name = name, Rights = rights };
                db.Add(role);
                (await db.Set<Member>().AsTracking().SingleAsync(m => m.User == user.Id)).Role = role.Id;
                await db.SaveChangesAsync();
            }

            using var browser = await app.SignIn($"{name}@tokouji.id");
            Assert.Equal(status, (await browser.Open(person + "/data.zip")).Status);
            if (status != HttpStatusCode.NotFound)
                Assert.Equal(status == HttpStatusCode.OK, (await browser.Open(person)).Page.QuerySelector($"a[href='{person}/data.zip']") is not null);
            using var api = await app.Api("read write", user);
            Assert.Equal(status, (await api.GetAsync($"/api/v1{person}/data.zip")).StatusCode);
            using var reading = await app.Api("read", user);
            Assert.NotEqual(HttpStatusCode.OK, (await reading.GetAsync($"/api/v1{person}/data.zip")).StatusCode);
        }

        await using var books = app.Begin();
        Assert.Equal(2, await books.ServiceProvider.GetRequiredService<AkrabDb>().Set<ReadingRow>().CountAsync(r => r.Action == "hand-out"));
    }

    [Fact]
    public async Task Nothing_is_given_of_nobody_of_another_company_or_of_whoever_was_erased()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var neighbour = await app.Services.GetRequiredService<Newcomers>().AddTenant("Tetangga", "id", default);
        Guid theirs;
        await using (var scope = app.Services.Begin(Acting.System(neighbour)))
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var one = new Person { FullName = "Orang Tetangga" };
            db.Add(one);
            await db.SaveChangesAsync();
            theirs = one.Id.Value;
        }

        await owner.Open("/people/new");
        var ours = Guid.Parse((await owner.Submit("/people", ("fullName", "Hanya Coba"))).Location!.Split('?')[0].Split('/')[^1]);
        foreach (var id in (Guid[])[theirs, Guid.NewGuid(), ours])
        {
            if (id == ours)
                await app.Services.GetRequiredService<Eraser>().Erase(app.Tenant, app.Services.GetRequiredService<Registry>().Get<Person>(), ours, null, "Diminta", null, default);
            Assert.Equal(HttpStatusCode.NotFound, (await owner.Open($"/people/{id}/data.zip")).Status);
        }
    }

    [Fact]
    public async Task Who_works_at_an_organisation_is_not_given_away_or_erased_with_it()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        Guid shop, clerk;
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var organisation = new Organisation { Name = "Toko Tutup" };
            db.Add(organisation);
            await db.SaveChangesAsync();
            var person = new Person { FullName = "Karyawan Setia", Organisation = organisation.Id, Notes = "rahasia-catatan", Phones = Points<PhonePoint>.Of(PhonePoint.Of("0812 3456 7000")) };
            db.Add(person);
            await db.SaveChangesAsync();
            (shop, clerk) = (organisation.Id.Value, person.Id.Value);
        }

        using var zip = await Pack(owner, $"/organisations/{shop}/data.zip");
        Assert.DoesNotContain("rahasia-catatan", Read(zip, "data.json"));
        await app.Services.GetRequiredService<Eraser>().Erase(app.Tenant, app.Services.GetRequiredService<Registry>().Get<Organisation>(), shop, null, "Diminta", null, default);
        await using var after = app.Begin();
        var left = await after.ServiceProvider.GetRequiredService<AkrabDb>().Set<Person>().SingleAsync(p => p.FullName == "Karyawan Setia");
        Assert.Equal((clerk, "rahasia-catatan"), (left.Key, left.Notes));
    }

    private static async Task<ZipArchive> Pack(TestBrowser browser, string url)
    {
        using var answer = await browser.Client.GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        return new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
    }

    private static string Read(ZipArchive zip, string name)
    {
        using var text = new StreamReader(zip.GetEntry(name)!.Open());
        return text.ReadToEnd();
    }
}
