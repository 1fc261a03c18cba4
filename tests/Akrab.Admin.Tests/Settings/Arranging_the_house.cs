using System.Net;
using System.Net.Http.Json;
using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.Tests.Settings;

public abstract class Arranging_the_house(Engine engine)
{
    public sealed class OnSqlite() : Arranging_the_house(Engine.Sqlite);

    public sealed class OnPostgres() : Arranging_the_house(Engine.Postgres);

    [Fact]
    public async Task Every_page_speaks_both_languages()
    {
        await using var app = await TestApp.Start(engine);
        using var browser = await app.SignIn();
        await browser.Open("/settings/fields/people/new");
        await browser.Submit("/settings/fields/people/new", ("label.id", "Ukuran sepatu"), ("label.en", "Shoe size"), ("kind", "number"));
        var field = await One<CustomFieldRow>(app);
        var member = await One<Member>(app);
        string[] pages =
        [
            "/about", "/me", "/settings", "/settings/company", "/settings/users", "/settings/users/invite", $"/settings/users/{member.Key}", "/settings/fields",
            "/settings/fields/people", "/settings/fields/organisations", "/settings/fields/people/new", $"/settings/fields/people/{field.Id}", $"/settings/fields/people/{field.Id}/remove",
        ];

        using var visitor = app.Visit();
        foreach (var language in (string[])["id", "en"])
        {
            visitor.Speak(language);
            foreach (var url in (string[])["/sign-in", "/welcome?token=unknown"])
                Assert.DoesNotContain("⟦", (await visitor.Open(url)).Text);
            Assert.DoesNotContain("⟦", (await visitor.Post("/sign-in", [], withToken: false)).Text);

            browser.Speak(language);
            foreach (var url in pages)
            {
                var answer = await browser.Follow(url);
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                Assert.DoesNotContain("⟦", answer.Text);
                Assert.Equal(language, answer.Page.DocumentElement.GetAttribute("lang"));
                Assert.Single(answer.Page.QuerySelectorAll("h1"));
            }
        }
    }

    [Fact]
    public async Task Only_those_who_may_administer_see_the_settings()
    {
        await using var app = await TestApp.Start(engine);
        await app.AddMember("budi@tokouji.id", "Budi", "sales");
        using var budi = await app.SignIn("budi@tokouji.id");
        foreach (var url in (string[])["/settings", "/settings/company", "/settings/users", "/settings/fields/people/new"])
            Assert.Equal(HttpStatusCode.Forbidden, (await budi.Open(url)).Status);
        Assert.Equal(HttpStatusCode.OK, (await budi.Open("/me")).Status);
    }

    [Fact]
    public async Task A_colleague_is_invited_and_comes_in()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var form = await owner.Open("/settings/users/invite");
        var sales = form.Page.QuerySelectorAll("select[name=role] option").Single(o => o.TextContent == "Penjualan").GetAttribute("value")!;
        var invited = await owner.Submit("/settings/users/invite", ("name", "Budi"), ("email", "budi@tokouji.id"), ("role", sales));
        var link = invited.Page.QuerySelector("#f-link")!.GetAttribute("value")!;
        Assert.StartsWith($"{app.Url}welcome?token=", link);
        Assert.Contains("https://wa.me/?text=Halo%20Budi", invited.Text);

        using var budi = app.Visit();
        Assert.Contains("Toko Uji", (await budi.Open(link)).Says(".lead"));
        Assert.Equal(HttpStatusCode.SeeOther, (await budi.Submit("/welcome")).Status);
        Assert.Equal("budi@tokouji.id", (await budi.Open("/me")).Says(".page-head p"));

        var twice = await owner.Open("/settings/users/invite");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.Submit("/settings/users/invite", ("name", "Budi"), ("email", "BUDI@tokouji.id"), ("role", sales))).Status);
    }

    [Fact]
    public async Task A_link_never_opens_another_company()
    {
        await using var app = await TestApp.Start(engine);
        var other = await app.Services.GetRequiredService<Newcomers>().AddTenant("Toko Sebelah", "id", CancellationToken.None);
        await app.AddMember("tono@sebelah.id", "Tono", "owner", tenant: other);
        using var owner = await app.SignIn();
        await owner.Open("/settings/users/invite");
        var role = (await owner.Open("/settings/users/invite")).Page.QuerySelectorAll("select[name=role] option").Last().GetAttribute("value")!;
        var answer = await owner.Submit("/settings/users/invite", ("name", "Tono"), ("email", "tono@sebelah.id"), ("role", role));
        Assert.Equal("/settings/users", answer.Location);

        await using var scope = app.Begin();
        var tono = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Member>().SingleAsync(m => m.Name == "Tono");
        Assert.DoesNotContain("/link\"", (await owner.Open($"/settings/users/{tono.Key}")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Post($"/settings/users/{tono.Key}/link", [])).Status);

        using var self = await app.SignIn("tono@sebelah.id");
        var me = await self.Open("/me");
        Assert.Contains("Pindah ke Toko Uji", me.Text);
        await self.Submit("/me/tenant", ("tenant", app.Tenant.Value.ToString()));
        Assert.Contains("Pindah ke Toko Sebelah", (await self.Open("/me")).Text);
    }

    [Fact]
    public async Task The_last_administrator_cannot_leave()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var sari = await One<Member>(app);
        await owner.Open($"/settings/users/{sari.Key}");
        var answer = await owner.Submit($"/settings/users/{sari.Key}", ("active", "false"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("paling sedikit satu", answer.Says(".error"));

        await owner.Open($"/members/{sari.Key}/edit");
        Assert.Equal(HttpStatusCode.Conflict, (await owner.Submit($"/members/{sari.Key}", ("isActive", "false"))).Status);
        Assert.True((await One<Member>(app)).IsActive);
    }

    [Fact]
    public async Task Nobody_gives_themselves_a_greater_role()
    {
        await using var app = await TestApp.Start(engine);
        await app.AddMember("budi@tokouji.id", "Budi", "sales");
        using var budi = await app.SignIn("budi@tokouji.id");
        using var api = await app.Api(user: await app.AddMember("budi@tokouji.id", "Budi", "sales"));
        await using var scope = app.Begin();
        var role = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Role>().AsNoTracking().SingleAsync(r => r.Name == "Penjualan");

        await budi.Open("/me");
        foreach (var url in (string[])[$"/roles/{role.Key}", "/roles", "/members", $"/roles/{role.Key}/delete"])
            Assert.Equal(HttpStatusCode.Forbidden, (await budi.Post(url, [new("name", "Penjualan"), new("canAdminister", "true"), new("_version", "1")])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await budi.Open($"/roles/{role.Key}/edit")).Status);
        var patch = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/roles/{role.Key}") { Content = JsonContent.Create(new { canAdminister = true }), Headers = { { "If-Match", "\"1\"" } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await api.SendAsync(patch)).StatusCode);
    }

    [Fact]
    public async Task The_api_takes_tokens_only_and_no_more_than_their_scope()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var byCookie = await owner.Open("/api/v1/people");
        Assert.Equal(HttpStatusCode.Unauthorized, byCookie.Status);
        Assert.Equal("application/problem+json", byCookie.Response.Content.Headers.ContentType?.MediaType);

        using var reading = await app.Api("read");
        Assert.Equal(HttpStatusCode.OK, (await reading.GetAsync("/api/v1/people")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reading.PostAsJsonAsync("/api/v1/people", new { fullName = "Budi" })).StatusCode);
        using var writing = await app.Api();
        Assert.Equal(HttpStatusCode.Created, (await writing.PostAsJsonAsync("/api/v1/people", new { fullName = "Budi" })).StatusCode);
        using var expired = await app.Api(lasts: TimeSpan.FromSeconds(-1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await expired.GetAsync("/api/v1/people")).StatusCode);
    }

    [Fact]
    public async Task A_field_is_added_ordered_made_filterable_and_removed()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        await Add(owner, "Ukuran sepatu", "Shoe size", "number", ("filterable", "false"));
        await Add(owner, "Ukuran sepatu", "Shoe size", "text");
        await Add(owner, "Merek kesukaan", "", "choice", ("options[0].id", "Bata"), ("options[0].en", "Brick"), ("options[2].id", "Eiger"), ("options[2].en", ""));
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var rows = await db.Set<CustomFieldRow>().AsNoTracking().OrderBy(r => r.Position).ToListAsync();
        Assert.Equal(["shoeSize", "shoeSize2", "merekKesukaan"], rows.Select(r => r.Key));
        Assert.Equal("""{"bata":{"id":"Bata","en":"Brick"},"eiger":{"id":"Eiger","en":"Eiger"}}""", rows[2].Options);

        await owner.Open("/settings/fields/people");
        await owner.Submit($"/settings/fields/people/{rows[2].Id}/move", ("to", "up"));
        Assert.Equal(["shoeSize", "merekKesukaan", "shoeSize2"], await db.Set<CustomFieldRow>().OrderBy(r => r.Position).Select(r => r.Key).ToListAsync());

        var person = new Person { FullName = "Budi" };
        (await scope.ServiceProvider.GetRequiredService<Overlays>().Of(db, CancellationToken.None)).Find(db.Registry.Get<Person>(), "shoeSize")!.Set(person, 42m);
        db.Add(person);
        await db.SaveChangesAsync();
        Assert.Empty(await Values(db));

        await owner.Open($"/settings/fields/people/{rows[0].Id}");
        await owner.Submit($"/settings/fields/people/{rows[0].Id}", ("filterable", "true"));
        await Indexed(app, db);
        Assert.Equal(42_0000, Assert.Single(await Values(db)).Number);

        await owner.Open($"/settings/fields/people/{rows[0].Id}/remove");
        await owner.Submit($"/settings/fields/people/{rows[0].Id}/remove");
        await Indexed(app, db);
        Assert.Empty(await Values(db));
        Assert.Equal(2, await db.Set<CustomFieldRow>().CountAsync());
    }

    [Fact]
    public async Task A_token_is_shown_once_and_can_be_revoked()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        await owner.Open("/me");
        var made = await owner.Submit("/me/tokens", ("name", "Laporan"), ("scopes", "read"), ("days", "30"));
        Assert.StartsWith(ApiTokens.Prefix, made.Page.QuerySelector("input[name=made]")!.GetAttribute("value"));
        var later = await owner.Open("/me");
        Assert.DoesNotContain(ApiTokens.Prefix, later.Text);
        Assert.Contains("Laporan", later.Text);

        var token = await One<ApiToken>(app);
        Assert.Equal("read", token.Scopes);
        await owner.Submit($"/me/tokens/{token.Id}/revoke");
        Assert.NotNull((await One<ApiToken>(app)).RevokedAt);
    }

    private static async Task Add(TestBrowser browser, string indonesian, string english, string kind, params (string, string)[] more)
    {
        await browser.Open("/settings/fields/people/new");
        var answer = await browser.Submit("/settings/fields/people/new", [("label.id", indonesian), ("label.en", english), ("kind", kind), .. more]);
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
    }

    private static Task<List<FieldValueRow>> Values(AkrabDb db) => db.Set<FieldValueRow>().AsNoTracking().Where(v => v.Field == "person.shoeSize").ToListAsync();

    /// <summary>The work is due a little later and done in the background.</summary>
    private static async Task Indexed(TestApp app, AkrabDb db)
    {
        for (var i = 0; i < 150 && await db.Set<JobRow>().AnyAsync(j => j.Kind == "index-field" && j.State != JobState.Done); i++)
        {
            app.Services.GetRequiredService<Bells>().Jobs.Ring();
            await Task.Delay(200);
        }
    }

    private static async Task<T> One<T>(TestApp app) where T : class
    {
        await using var scope = app.Begin();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<T>().AsNoTracking().SingleAsync();
    }
}
