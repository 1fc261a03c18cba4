using System.Net;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.Tests.SignIn;

public abstract class Coming_in_by_link(Engine engine)
{
    public sealed class OnSqlite() : Coming_in_by_link(Engine.Sqlite);

    public sealed class OnPostgres() : Coming_in_by_link(Engine.Postgres);

    [Fact]
    public async Task A_newer_link_takes_the_place_of_an_earlier_one()
    {
        await using var app = await TestApp.Start(engine);
        var other = await app.AddMember("budi@tokouji.id", "Budi");
        var (earlier, theirs) = (await LinkFor(app, app.Owner.Id, TimeSpan.FromDays(7)), await LinkFor(app, other.Id, TimeSpan.FromDays(7)));
        var newer = await LinkFor(app, app.Owner.Id, TimeSpan.FromDays(7));

        using var browser = app.Visit();
        Assert.Equal(HttpStatusCode.Gone, (await browser.Open($"/welcome?token={earlier}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open($"/welcome?token={newer}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open($"/welcome?token={theirs}")).Status);
    }

    [Fact]
    public async Task A_link_works_once_and_looking_does_not_use_it_up()
    {
        await using var app = await TestApp.Start(engine);
        var token = await LinkFor(app, app.Owner.Id, TimeSpan.FromDays(7));
        using var browser = app.Visit();
        for (var i = 0; i < 3; i++)
            Assert.Equal("Halo, Sari Dewi", (await browser.Open($"/welcome?token={token}")).Says("h1"));

        var weak = await browser.Submit("/welcome", ("password", "pendek"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.Status);
        Assert.Contains("paling sedikit 10", weak.Says(".error"));

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Submit("/welcome", ("password", "lima ikan di kolam"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/me")).Status);

        using var second = app.Visit();
        Assert.Equal(HttpStatusCode.Gone, (await second.Open($"/welcome?token={token}")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await second.Post("/welcome", [new("token", token)])).Status);
        using var later = await app.SignIn(password: "lima ikan di kolam");
        Assert.Equal(HttpStatusCode.OK, (await later.Open("/me")).Status);
    }

    [Fact]
    public async Task An_expired_or_invented_link_opens_nothing()
    {
        await using var app = await TestApp.Start(engine);
        using var browser = app.Visit();
        foreach (var token in (string[])[await LinkFor(app, app.Owner.Id, TimeSpan.FromSeconds(-1)), "invented", ""])
        {
            var answer = await browser.Open($"/welcome?token={token}");
            Assert.Equal(HttpStatusCode.Gone, answer.Status);
            Assert.Contains("tidak berlaku lagi", answer.Says("h1"));
        }
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions()
    {
        await using var app = await TestApp.Start(engine);
        using var here = await app.SignIn();
        using var there = await app.SignIn();
        Assert.Equal(HttpStatusCode.OK, (await there.Open("/me")).Status);

        await here.Open("/me");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await here.Submit("/me/password", ("current", "salah sekali ini"), ("password", "lima ikan di kolam"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await here.Submit("/me/password", ("current", TestApp.OwnerPassword), ("password", "lima ikan di kolam"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.Open("/me")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await there.Open("/me")).Status);
    }

    [Fact]
    public async Task The_first_owner_sets_the_house_up_and_then_the_page_is_gone()
    {
        await using var app = await TestApp.Start(engine, isEmpty: true);
        string token;
        await using (var scope = app.Services.CreateAsyncScope())
            token = await scope.ServiceProvider.GetRequiredService<SignInLinks>().MakeSetup(TimeSpan.FromDays(1), CancellationToken.None);

        using var browser = app.Visit();
        browser.Speak("en");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Open("/setup?token=invented")).Status);
        await browser.Open($"/setup?token={token}");
        var refused = await browser.Submit("/setup", ("company", ""), ("name", "Ani"), ("email", "not an address"), ("password", "1234567890"));
        Assert.Equal(3, refused.Page.QuerySelectorAll(".error").Length);

        var done = await browser.Submit("/setup", ("company", "Warung Ani"), ("name", "Ani"), ("email", "ani@warung.id"), ("password", "tiga kucing di atap"), ("language", "en"), ("zone", "Asia/Makassar"));
        Assert.Equal("/", done.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/settings")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"/setup?token={token}")).Status);

        await using var look = app.Services.BeginEverywhere();
        var db = look.ServiceProvider.GetRequiredService<AkrabDb>();
        var tenant = await db.Tenants.SingleAsync();
        Assert.Equal(("Warung Ani", "en", "Asia/Makassar"), (tenant.Name, tenant.Language, tenant.TimeZone));
        Assert.Contains("Owner", await db.Set<Role>().IgnoreQueryFilters().Select(r => r.Name).ToListAsync());
    }

    private static async Task<string> LinkFor(TestApp app, Guid user, TimeSpan lasts)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SignInLinks>().Make(user, lasts, CancellationToken.None);
    }
}
