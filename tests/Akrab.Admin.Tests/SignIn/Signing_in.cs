using System.Net;
using Akrab.Admin.SignIn;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.Tests.SignIn;

public abstract class Signing_in(Engine engine)
{
    public sealed class OnSqlite() : Signing_in(Engine.Sqlite);

    public sealed class OnPostgres() : Signing_in(Engine.Postgres);

    [Fact]
    public async Task The_right_password_lets_in_and_signing_out_lets_out()
    {
        await using var app = await TestApp.Start(engine);
        using var browser = app.Visit();

        var door = await browser.Open("/me");
        Assert.Equal(HttpStatusCode.Redirect, door.Status);
        Assert.EndsWith("/sign-in?back=%2Fme", door.Location);

        await browser.Open(door.Location!);
        var answer = await browser.Submit("/sign-in", ("email", TestApp.OwnerEmail), ("password", TestApp.OwnerPassword));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal("/me", answer.Location);
        var cookie = Assert.Single(browser.Cookies, c => c.Name == "akrab-session");
        Assert.True(cookie.HttpOnly);

        var me = await browser.Open("/me");
        Assert.Equal(HttpStatusCode.OK, me.Status);
        Assert.Equal("/sign-in", (await browser.Submit("/sign-out")).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Open("/me")).Status);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_for_a_while_and_nobody_learns_who_exists()
    {
        await using var app = await TestApp.Start(engine);
        using var browser = app.Visit();
        await browser.Open("/sign-in");

        foreach (var email in (string[])[TestApp.OwnerEmail, "nobody@example.com"])
        {
            for (var i = 1; i <= 4; i++)
                Assert.Equal("E-mail atau kata sandi tidak cocok. Coba periksa lagi.", (await Try(email, "bukan kata sandi")).Says("[role=alert]"));
            Assert.Contains("kunci 5 menit", (await Try(email, "bukan kata sandi")).Says("[role=alert]"));
            Assert.Contains("kunci 5 menit", (await Try(email, TestApp.OwnerPassword)).Says("[role=alert]"));
        }

        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var user = await db.Users.AsTracking().SingleAsync(u => u.Id == app.Owner.Id);
            Assert.InRange(user.LockoutEnd!.Value, DateTimeOffset.UtcNow.AddMinutes(3), DateTimeOffset.UtcNow.AddMinutes(5));
            user.LockoutEnd = DateTimeOffset.UtcNow.AddSeconds(-1);
            await db.SaveChangesAsync();
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await Try(TestApp.OwnerEmail, TestApp.OwnerPassword)).Status);

        Task<Answer> Try(string email, string password) => browser.Submit("/sign-in", ("email", email), ("password", password));
    }

    [Fact]
    public async Task Guesses_at_once_are_counted_one_by_one()
    {
        await using var app = await TestApp.Start(engine);
        using var browser = app.Visit();
        var page = await browser.Open("/sign-in");
        var token = page.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.Client.PostAsync("/sign-in", new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), new("email", TestApp.OwnerEmail), new("password", "bukan kata sandi")]))));
        var texts = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()));
        Assert.Equal(4, texts.Count(t => t.Contains("tidak cocok", StringComparison.Ordinal)));
        Assert.Equal(4, texts.Count(t => t.Contains("kunci 5 menit", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nobody_is_sent_on_to_a_foreign_place()
    {
        await using var app = await TestApp.Start(engine);
        foreach (var back in (string[])["https://evil.example/", "//evil.example/", "/\\evil.example/", "/\t/evil.example", "javascript:alert(1)"])
        {
            using var browser = app.Visit();
            await browser.Open("/sign-in?back=" + Uri.EscapeDataString(back));
            var answer = await browser.Submit("/sign-in", ("email", TestApp.OwnerEmail), ("password", TestApp.OwnerPassword), ("back", back));
            Assert.Equal("/", answer.Location);
            Assert.Equal("/", (await browser.Open("/sign-in?back=" + Uri.EscapeDataString(back))).Location);
        }
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        await using var app = await TestApp.Start(engine);
        using var browser = await app.SignIn();
        await browser.Open("/me");
        foreach (var url in (string[])["/sign-in", "/sign-out", "/me", "/me/preferences", "/me/password", "/me/tokens", "/settings/company", "/settings/users/invite", "/settings/fields/people/new"])
        {
            var answer = await browser.Post(url, [new("name", "x"), new("language", "en")], withToken: false);
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        }

        Assert.Equal("Sari Dewi", (await browser.Open("/me")).Page.QuerySelector("#f-name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_deactivated_member_is_out_at_once_and_told_so()
    {
        await using var app = await TestApp.Start(engine);
        await app.AddMember("budi@tokouji.id", "Budi");
        using var budi = await app.SignIn("budi@tokouji.id");
        Assert.Equal(HttpStatusCode.OK, (await budi.Open("/me")).Status);

        using var owner = await app.SignIn();
        await using (var scope = app.Begin())
        {
            var member = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Member>().SingleAsync(m => m.Name == "Budi");
            await owner.Open($"/settings/users/{member.Key}");
            Assert.Equal(HttpStatusCode.SeeOther, (await owner.Submit($"/settings/users/{member.Key}", ("active", "false"))).Status);
        }

        var out_ = await budi.Open("/me");
        Assert.Equal(HttpStatusCode.Redirect, out_.Status);
        await budi.Open("/sign-in");
        Assert.Contains("tidak aktif", (await budi.Submit("/sign-in", ("email", "budi@tokouji.id"), ("password", TestApp.OwnerPassword))).Says("[role=alert]"));
    }

    [Fact]
    public async Task The_language_is_the_browsers_until_somebody_chooses()
    {
        await using var app = await TestApp.Start(engine);
        using var browser = app.Visit();
        Assert.Equal("Selamat datang kembali", (await browser.Open("/sign-in?back=/me")).Says("h1"));

        var chosen = await browser.Submit("/me/preferences", ("language", "en"));
        Assert.Equal("/sign-in?back=/me", chosen.Location);
        var page = await browser.Open(chosen.Location!);
        Assert.Equal("Welcome back", page.Says("h1"));
        Assert.Equal("en", page.Page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Htmx_and_programs_are_told_in_their_own_way()
    {
        await using var app = await TestApp.Start(engine);
        using var browser = app.Visit();
        var part = await browser.Part("/me");
        Assert.Equal(HttpStatusCode.Unauthorized, part.Status);
        Assert.StartsWith("/sign-in", part.Response.Headers.GetValues("HX-Redirect").Single());
    }

    [Theory]
    [InlineData("1234567890", true)]
    [InlineData("password123", true)]
    [InlineData("Bismillah99", true)]
    [InlineData("aaaaaaaaaaaa", true)]
    [InlineData("sari@tokouji.id", true)]
    [InlineData("tiga kucing di atap", false)]
    [InlineData("kopi-susu-gula-aren", false)]
    public void Common_passwords_are_known(string password, bool isCommon) => Assert.Equal(isCommon, UncommonPassword.IsCommon(password, "sari@tokouji.id"));
}
