using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Access;
using Akrab.Data.Checks;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Kernel.Entities;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

/// <summary>The history says from where each change came.</summary>
public abstract class From_where_it_came(Engine engine)
{
    public sealed class OnSqlite() : From_where_it_came(Engine.Sqlite);

    public sealed class OnPostgres() : From_where_it_came(Engine.Postgres);

    [Fact]
    public async Task Every_door_is_told_in_plain_words()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        await owner.Open("/people/new");
        var person = (await owner.Submit("/people", ("fullName", "Ani"))).Location!.Split('?')[0];
        using (var api = await app.Api())
            Assert.Equal(HttpStatusCode.OK, (await Patch(api, "/api/v1" + person, new { jobTitle = "Kasir" })).StatusCode);
        await Rename(app, person, new Origin(Door.CommandLine), "Ani A.");
        await Rename(app, person, new Origin(Door.Job) { Key = Guid.NewGuid() }, "Ani B.");
        await Rename(app, person, Origin.System, "Ani C.");
        await Rename(app, person, new Origin(Door.Mailbox), "Ani D.");
        await Rename(app, person, new Origin(Door.Event), "Ani E.");

        Assert.Equal(["Mengikuti hal lain yang terjadi", "Lewat e-mail yang masuk", "", "Lewat pekerjaan di latar belakang", "Lewat baris perintah di server", "Lewat API, dengan token “test”, dari 127.0.0.1", "Lewat peramban, dari 127.0.0.1"], await Told(owner, person));
        owner.Speak("en");
        Assert.Equal("In the browser, from 127.0.0.1", (await Told(owner, person))[^1]);
        Assert.True((await app.Services.GetRequiredService<Checkup>().Run(default)).IsFine);
    }

    [Fact]
    public async Task A_phone_in_step_is_told_by_the_name_of_its_app_password()
    {
        await using var app = await TestApp.Start(engine);
        string password;
        await using (var scope = app.Begin())
            password = await scope.ServiceProvider.GetRequiredService<ApiTokens>().MakeAppPassword(app.Owner.Id, "HP Sari", default);
        using var phone = new HttpClient { BaseAddress = app.Url };
        phone.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{app.Owner.Email}:{password}")));

        var book = await Book(phone, app.Owner.Id);
        var card = new StringContent("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:a\r\nFN:Ani\r\nN:Ani;;;;\r\nTEL:081234567890\r\nEND:VCARD\r\n", Encoding.UTF8, "text/vcard");
        Assert.Equal(HttpStatusCode.Created, (await phone.PutAsync(book + "a.vcf", card)).StatusCode);

        using var owner = await app.SignIn();
        await using var reading = app.Begin();
        var ani = await reading.ServiceProvider.GetRequiredService<AkrabDb>().Set<Person>().SingleAsync(p => p.FullName == "Ani");
        Assert.Equal(["Dari HP atau program lain yang tersambung, “HP Sari”, dari 127.0.0.1"], await Told(owner, $"/people/{ani.Id.Value}"));
    }

    [Fact]
    public async Task Only_administrators_learn_the_addresses_of_colleagues()
    {
        await using var app = await TestApp.Start(engine);
        await app.AddMember("jual@tokouji.id", "Penjual");
        using var seller = await app.SignIn("jual@tokouji.id");
        await seller.Open("/people/new");
        var person = (await seller.Submit("/people", ("fullName", "Ani"))).Location!.Split('?')[0];

        Assert.Equal(["Lewat peramban"], await Told(seller, person));
        using var owner = await app.SignIn();
        Assert.Equal(["Lewat peramban, dari 127.0.0.1"], await Told(owner, person));
    }

    [Fact]
    public async Task A_first_change_that_fails_leaves_no_entry_without_its_origin()
    {
        await using var app = await TestApp.Start(engine);
        var origin = new Origin(Door.CommandLine);
        await Assert.ThrowsAnyAsync<Exception>(() => Add(app, origin, new Person { FullName = "Ani", Organisation = new PartyId(Guid.NewGuid()) }));
        for (var i = 0; i < 3; i++)
            await Add(app, origin, new Person { FullName = $"Budi {i}" });

        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var row = await db.Set<OriginRow>().SingleAsync(o => o.Door == Door.CommandLine);
        Assert.Equal(3, await db.Set<JournalRow>().CountAsync(j => j.Origin == row.Id));
    }

    private static async Task<string> Book(HttpClient phone, Guid user)
    {
        var request = new HttpRequestMessage(new HttpMethod("PROPFIND"), "/dav/") { Headers = { { "Depth", "0" } }, Content = new StringContent("<D:propfind xmlns:D=\"DAV:\"><D:prop><D:current-user-principal/></D:prop></D:propfind>", Encoding.UTF8, "application/xml") };
        var principal = Href(await (await phone.SendAsync(request)).Content.ReadAsStringAsync(), "current-user-principal");
        var asking = new HttpRequestMessage(new HttpMethod("PROPFIND"), principal) { Headers = { { "Depth", "0" } }, Content = new StringContent("<D:propfind xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:carddav\"><D:prop><C:addressbook-home-set/></D:prop></D:propfind>", Encoding.UTF8, "application/xml") };
        return Href(await (await phone.SendAsync(asking)).Content.ReadAsStringAsync(), "addressbook-home-set") + "people/";
    }

    private static string Href(string answer, string property) =>
        System.Xml.Linq.XDocument.Parse(answer).Descendants().First(e => e.Name.LocalName == property).Value.Trim();

    private static Task<HttpResponseMessage> Patch(HttpClient api, string url, object body) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Patch, url) { Content = JsonContent.Create(body), Headers = { { "If-Match", "\"1\"" } } });

    private static async Task Rename(TestApp app, string person, Origin origin, string name)
    {
        await using var scope = app.Begin(Acting.System(app.Tenant) with { Origin = origin });
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var id = new PartyId(Guid.Parse(person.Split('/')[^1]));
        (await db.Set<Person>().AsTracking().SingleAsync(p => p.Id == id)).FullName = name;
        await db.SaveChangesAsync();
    }

    private static async Task Add(TestApp app, Origin origin, Person person)
    {
        await using var scope = app.Begin(Acting.System(app.Tenant) with { Origin = origin });
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.Add(person);
        await db.SaveChangesAsync();
    }

    private static async Task<string[]> Told(TestBrowser browser, string person) =>
        [.. (await browser.Open(person + "/history")).Page.QuerySelectorAll("#history .moment").Select(m => m.QuerySelector(".after")?.TextContent.Trim() ?? "")];
}
