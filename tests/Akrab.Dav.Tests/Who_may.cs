using System.Net;
using System.Net.Http.Headers;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Akrab.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Dav.Tests;

/// <summary>App passwords, and what they open.</summary>
public abstract class Who_may(Engine engine)
{
    public sealed class OnSqlite() : Who_may(Engine.Sqlite);

    public sealed class OnPostgres() : Who_may(Engine.Postgres);

    [Fact]
    public async Task A_password_is_made_on_ones_page_shown_once_and_revoked_there()
    {
        await using var app = await TestApp.Start(engine);
        using var browser = await app.SignIn();
        await browser.Open("/me");
        var made = await browser.Submit("/me/app-passwords", ("name", "HP Sari"));
        var password = made.Page.QuerySelector("input[name='app-password']")!.GetAttribute("value")!;

        using var phone = DavClient.With(app, TestApp.OwnerEmail, password);
        Assert.Equal(HttpStatusCode.MultiStatus, (await phone.Propfind("/dav/", 0, "<D:displayname/>")).Status);
        using var typed = DavClient.With(app, "SARI@tokouji.id", password.Replace('-', ' ').ToUpperInvariant());
        Assert.Equal(HttpStatusCode.MultiStatus, (await typed.Propfind("/dav/", 0, "<D:displayname/>")).Status);

        var page = await browser.Open("/me");
        Assert.Contains("HP Sari", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(password, page.Text, StringComparison.Ordinal);
        var revoke = page.Page.QuerySelectorAll("form[action$='/revoke']").Select(f => f.GetAttribute("action")!).Single();
        await browser.Submit(revoke);
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.Propfind("/dav/", 0, "<D:displayname/>")).Status);
    }

    [Fact]
    public async Task It_opens_the_address_book_alone_and_nothing_else_opens_that()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        using var api = await app.Api();
        using var anonymous = new HttpClient { BaseAddress = app.Url };

        foreach (var scheme in (string[])["Bearer", "Basic"])
            foreach (var path in (string[])["/api/v1/people", "/people", "/me"])
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.Authorization = new AuthenticationHeaderValue(scheme, scheme == "Bearer" ? phone.Password : Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{TestApp.OwnerEmail}:{phone.Password}")));
                var answer = await anonymous.SendAsync(request);
                Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized || answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in", $"{scheme} {path}: {answer.StatusCode}");
            }

        var token = api.DefaultRequestHeaders.Authorization!.Parameter!;
        foreach (var wrong in (string[])[token, TestApp.OwnerPassword, "", phone.Password[..^1]])
        {
            using var stranger = DavClient.With(app, TestApp.OwnerEmail, wrong);
            var answer = await stranger.Propfind("/dav/", 0, "<D:displayname/>");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Equal("Basic realm=\"Akrab\", charset=\"UTF-8\"", answer.Response.Headers.WwwAuthenticate.Single().ToString());
        }

        using var other = DavClient.With(app, "else@tokouji.id", phone.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.Propfind("/dav/", 0, "<D:displayname/>")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.GetAsync("/dav/")).StatusCode);
    }

    [Fact]
    public async Task Guessing_is_slowed_down_but_the_door_stays_open_for_the_owner()
    {
        await using var app = await TestApp.Start(engine);
        using var stranger = DavClient.With(app, TestApp.OwnerEmail, "guess");
        List<HttpStatusCode> seen = [];
        for (var i = 0; i < 25; i++)
            seen.Add((await stranger.Propfind("/dav/", 0, "<D:displayname/>")).Status);

        Assert.Equal(20, seen.Count(s => s == HttpStatusCode.Unauthorized));
        Assert.Equal(5, seen.Count(s => s == HttpStatusCode.TooManyRequests));
        using var browser = await app.SignIn();
    }

    [Fact]
    public async Task A_good_password_is_never_slowed_down()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);

        for (var i = 0; i < 150; i++)
            Assert.Equal(HttpStatusCode.MultiStatus, (await phone.Propfind(phone.People, 0, "<D:displayname/>")).Status);
    }

    [Fact]
    public async Task Who_may_only_read_changes_nothing()
    {
        await using var app = await TestApp.Start(engine);
        var team = await Team(app);
        using var seller = await DavClient.Of(app, await app.AddMember("jual@tokouji.id", "Penjual", "sales", team));
        await seller.Put(seller.People + "a.vcf", Card.Of("a", "Ani"));
        using var reader = await DavClient.Of(app, await app.AddMember("baca@tokouji.id", "Pembaca", "viewer", team));

        Assert.Equal(HttpStatusCode.OK, (await reader.Get(reader.People + "a.vcf")).Status);
        Assert.Equal("need-privileges", (await reader.Put(reader.People + "b.vcf", Card.Of("b", "Budi"))).Condition);
        Assert.Equal("need-privileges", (await reader.Delete(reader.People + "a.vcf")).Condition);
        Assert.Equal("need-privileges", (await seller.Delete(seller.People + "a.vcf")).Condition);
        var rights = (await reader.Propfind(reader.People, 0, "<D:current-user-privilege-set/>")).Found(DavClient.D + "current-user-privilege-set")!;
        Assert.Equal(["read"], rights.Elements().Select(p => p.Elements().Single().Name.LocalName));
    }

    [Fact]
    public async Task Colleagues_see_their_own_and_other_companies_nothing()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await DavClient.Of(app);
        await owner.Put(owner.People + "a.vcf", Card.Of("a", "Ani"));
        using var colleague = await DavClient.Of(app, await app.AddMember("jual@tokouji.id", "Penjual", "sales"));
        var tenant = await app.Services.GetRequiredService<Newcomers>().AddTenant("Tetangga", "id", CancellationToken.None);
        var user = await app.AddMember("tono@tetangga.id", "Tono", "owner", tenant: tenant);
        string password;
        await using (var scope = app.Begin(new Data.Access.Acting(tenant)))
            password = await scope.ServiceProvider.GetRequiredService<ApiTokens>().MakeAppPassword(user.Id, "x", CancellationToken.None);
        using var stranger = DavClient.With(app, "tono@tetangga.id", password);

        Assert.Equal(HttpStatusCode.NotFound, (await colleague.Get(colleague.People + "a.vcf")).Status);
        Assert.Equal("no-uid-conflict", (await colleague.Put(colleague.People + "a.vcf", Card.Of("a", "Ani"))).Condition);
        foreach (var (method, href) in ((string, string)[])[("GET", owner.People + "a.vcf"), ("PROPFIND", owner.People), ("DELETE", owner.People + "a.vcf"), ("PUT", owner.People + "a.vcf"), ("REPORT", owner.People)])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Send(method, href, null, ("Depth", "1"))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await colleague.Send(method, href, null, ("Depth", "1"))).Status);
        }

        var principal = (await stranger.Propfind("/dav/", 0, "<D:current-user-principal/>"))[DavClient.D + "current-user-principal"]!;
        var home = (await stranger.Propfind(principal, 0, "<C:addressbook-home-set/>"))[DavClient.C + "addressbook-home-set"]!;
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(home + "people/a.vcf")).Status);
        Assert.Equal(HttpStatusCode.Created, (await stranger.Put(home + "people/a.vcf", Card.Of("a", "Ani"))).Status);
    }

    private static async Task<TeamId> Team(TestApp app)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var team = new Team { Name = "Toko" };
        db.Add(team);
        await db.SaveChangesAsync();
        return team.Id;
    }
}
