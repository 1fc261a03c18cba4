using System.Net;
using Akrab.Admin.SignIn;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.Tests.SignIn;

public abstract class Sessions_of_ones_own(Engine engine)
{
    public sealed class OnSqlite() : Sessions_of_ones_own(Engine.Sqlite);

    public sealed class OnPostgres() : Sessions_of_ones_own(Engine.Postgres);

    [Fact]
    public async Task Are_listed_and_signed_out_one_by_one_or_all_but_this_one()
    {
        await using var app = await TestApp.Start(engine);
        using var here = await app.SignIn();
        using var phone = await app.SignIn();
        using var tablet = await app.SignIn();
        using var copy = phone.Again();
        var me = await here.Open("/me");
        var ends = me.Page.Forms.Select(f => f.GetAttribute("action")).OfType<string>().Where(a => a.EndsWith("/end", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, ends.Count);
        Assert.Single(me.Page.QuerySelectorAll(".badge"), b => b.TextContent.Trim() == "Yang ini");

        await phone.Open("/me");
        Assert.Equal(HttpStatusCode.SeeOther, (await here.Submit(ends[0])).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.Open("/me")).Status);
        List<HttpStatusCode> now = [(await phone.Open("/me")).Status, (await tablet.Open("/me")).Status];
        Assert.Single(now, HttpStatusCode.Redirect);
        Assert.Equal((await phone.Open("/people")).Status, (await copy.Open("/people")).Status);

        await here.Open("/me");
        Assert.Equal(HttpStatusCode.SeeOther, (await here.Submit("/me/sessions/end-others")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.Open("/me")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await tablet.Open("/me")).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.Open("/me")).Status);
    }

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_after_signing_out_and_a_changed_one_never()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        using var thief = owner.Again();
        Assert.Equal(HttpStatusCode.OK, (await thief.Open("/people")).Status);
        await owner.Open("/me");
        await owner.Submit("/sign-out");
        Assert.Equal(HttpStatusCode.Redirect, (await thief.Open("/people")).Status);

        using var again = await app.SignIn();
        var good = again.Cookies["akrab-session"]!.Value;
        foreach (var bad in (string[])["", "x", good[..^6] + "AAAAAA", good + "A", good[10..], new string('%', 50)])
        {
            using var visitor = app.Visit();
            var answer = await visitor.Send(new HttpRequestMessage(HttpMethod.Get, "/people") { Headers = { { "Cookie", "akrab-session=" + bad } } });
            Assert.Equal(HttpStatusCode.Redirect, answer.Status);
            Assert.StartsWith("/sign-in", answer.Location, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else_but_an_administrator_all_of_them()
    {
        await using var app = await TestApp.Start(engine);
        await app.AddMember("tuti@tokouji.id", "Tuti");
        using var owner = await app.SignIn();
        using var tuti = await app.SignIn("tuti@tokouji.id");
        var (session, member) = (Guid.Empty, Guid.Empty);
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            session = await db.Set<SignInSession>().Where(s => s.User == app.Owner.Id).Select(s => s.Id).SingleAsync();
            member = (await db.Set<Member>().SingleAsync(m => m.Email == "tuti@tokouji.id")).Id.Value;
        }

        await tuti.Open("/me");
        Assert.Equal(HttpStatusCode.NotFound, (await tuti.Post($"/me/sessions/{session}/end", [])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await tuti.Post($"/settings/users/{member}/end-sessions", [])).Status);
        Assert.Equal(HttpStatusCode.OK, (await owner.Open("/me")).Status);

        await owner.Open($"/settings/users/{member}");
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.Submit($"/settings/users/{member}/end-sessions")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await tuti.Open("/people")).Status);
        using var back = await app.SignIn("tuti@tokouji.id");
    }

    [Fact]
    public async Task A_new_password_ends_the_others_and_this_one_goes_on()
    {
        await using var app = await TestApp.Start(engine);
        using var here = await app.SignIn();
        using var elsewhere = await app.SignIn();
        await here.Open("/me");
        Assert.Equal(HttpStatusCode.SeeOther, (await here.Submit("/me/password", ("current", TestApp.OwnerPassword), ("password", "empat burung di kabel"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.Open("/me")).Status);
        var me = await here.Open("/me");
        Assert.Equal(HttpStatusCode.OK, me.Status);
        Assert.DoesNotContain(me.Page.Forms, f => f.GetAttribute("action") == "/me/sessions/end-others");
    }

    [Fact]
    public async Task One_that_nobody_used_for_a_fortnight_has_ended()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var session = await db.Set<SignInSession>().AsTracking().SingleAsync();
            Assert.Equal(("127.0.0.1", SignInWay.Password, false), (session.Address, session.Way, session.HasTwoSteps));
            session.SeenAt -= TimeSpan.FromDays(15);
            await db.SaveChangesAsync();
        }

        app.Services.GetRequiredService<KnownSessions>().Forget();
        Assert.Equal(HttpStatusCode.Redirect, (await owner.Open("/people")).Status);
    }

    [Fact]
    public async Task A_page_asks_nothing_of_a_session_known_a_moment_ago_and_notes_its_use_within_minutes()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var known = app.Services.GetRequiredService<KnownSessions>();
        Guid id;
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var session = await db.Set<SignInSession>().AsTracking().SingleAsync();
            (id, session.SeenAt) = (session.Id, session.SeenAt - TimeSpan.FromHours(1));
            await db.SaveChangesAsync();
        }

        var first = await known.Find(id, TestContext.Current.CancellationToken);
        Assert.Same(first, await known.Find(id, TestContext.Current.CancellationToken));
        await using var after = app.Begin();
        Assert.InRange((await after.ServiceProvider.GetRequiredService<AkrabDb>().Set<SignInSession>().SingleAsync()).SeenAt, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }
}

public sealed class Devices_by_their_names
{
    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36", "Samsung Internet", "Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/125.0 Mobile/15E148 Safari/604.1", "Chrome", "iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36 Edg/125.0.0.0", "Edge", "Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0", "Firefox", "Linux")]
    [InlineData("curl/8.0 <script>", "", "")]
    public void Are_told_by_what_browsers_say(string agent, string browser, string system)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.UserAgent = agent;
        context.Connection.RemoteIpAddress = IPAddress.Parse("::ffff:10.1.2.3");
        Assert.Equal(new Whence("10.1.2.3", browser, system), Whereabouts.Of(context));
    }
}
