using System.Net;
using System.Text;
using Akrab.Admin.SignIn;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Testing;
using Akrab.Web.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.Tests.SignIn;

public abstract class Two_steps_by_role(Engine engine)
{
    private const string Tuti = "tuti@tokouji.id";

    public sealed class OnSqlite() : Two_steps_by_role(Engine.Sqlite);

    public sealed class OnPostgres() : Two_steps_by_role(Engine.Postgres);

    [Fact]
    public async Task Nothing_else_can_be_done_until_the_second_is_set_up()
    {
        await using var app = await TestApp.Start(engine);
        await app.AddMember(Tuti, "Tuti");
        await Require(app);
        using var tuti = await app.SignIn(Tuti);
        foreach (var page in (string[])["/", "/people", "/me", "/people/new", "/api-docs", "/notices", "/import/new", "/search?q=a"])
            if (await tuti.Open(page) is var answer && answer.Status != HttpStatusCode.NotFound)
                Assert.Equal("/second-step", new Uri(app.Url, answer.Location).AbsolutePath);
        var part = await tuti.Part("/people");
        Assert.Equal("/second-step", part.Response.Headers.GetValues("HX-Redirect").Single()[^12..]);
        Assert.NotEqual(HttpStatusCode.OK, (await tuti.Send(new HttpRequestMessage(HttpMethod.Get, "/api/v1/people"))).Status);
        using var stranger = app.Visit();
        Assert.Equal((await stranger.Open("/openapi/v1.json")).Text, (await tuti.Open("/openapi/v1.json")).Text);

        await tuti.Open("/second-step");
        var before = await tuti.Post("/people", [new("name", "Diam-diam")]);
        Assert.NotEqual(HttpStatusCode.SeeOther, before.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await tuti.Submit("/second-step", ("code", "000000"))).Status);
        var page2 = await tuti.Open("/second-step");
        var key = page2.Page.QuerySelector("input[readonly]")!.GetAttribute("value")!;
        var done = await tuti.Submit("/second-step", ("code", Totp.CodeAt(key, DateTimeOffset.UtcNow)));
        Assert.Equal(10, done.Page.QuerySelectorAll(".codes code").Length);
        Assert.Equal(HttpStatusCode.OK, (await tuti.Open("/people")).Status);
        Assert.Equal("/", (await tuti.Open("/second-step")).Location);

        // Turned off again, it is asked for again.
        await tuti.Open("/me");
        var token = tuti.Post("/me/two-step/off", [new("current", TestApp.OwnerPassword)]);
        Assert.Equal(HttpStatusCode.SeeOther, (await token).Status);
        Assert.Contains("/second-step", (await tuti.Open("/people")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_and_app_passwords_without_it_are_refused_with_a_reason()
    {
        await using var app = await TestApp.Start(engine);
        var user = await app.AddMember(Tuti, "Tuti");
        using var api = await app.Api(user: user);
        string password;
        await using (var scope = app.Begin())
            password = await scope.ServiceProvider.GetRequiredService<ApiTokens>().MakeAppPassword(user.Id, "HP", CancellationToken.None);
        using var phone = new HttpClient { BaseAddress = app.Url };
        phone.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Tuti}:{password}")));
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/api/v1/people")).StatusCode);
        Assert.Equal(HttpStatusCode.MultiStatus, (await phone.SendAsync(Look())).StatusCode);

        await Require(app);
        foreach (var answer in (HttpResponseMessage[])[await api.GetAsync("/api/v1/people"), await phone.SendAsync(Look())])
        {
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("wajib masuk dua langkah", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var owner = await app.Api();
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/api/v1/people")).StatusCode);
    }

    [Fact]
    public async Task An_old_session_is_no_place_to_set_it_up()
    {
        await using var app = await TestApp.Start(engine);
        await app.AddMember(Tuti, "Tuti");
        using var tuti = await app.SignIn(Tuti);
        await Require(app);
        var form = await tuti.Open("/second-step");
        var key = form.Page.QuerySelector("input[readonly]")!.GetAttribute("value")!;
        var session = await app.Services.GetRequiredService<KnownSessions>().Find(Guid.Parse(await SessionOf(app)), TestContext.Current.CancellationToken);
        typeof(SignInSession).GetProperty(nameof(SignInSession.StartedAt))!.SetValue(session, DateTimeOffset.UtcNow.AddHours(-1));
        Assert.Equal(HttpStatusCode.Redirect, (await tuti.Submit("/second-step", ("code", Totp.CodeAt(key, DateTimeOffset.UtcNow)))).Status);
        var again = await tuti.Open("/second-step");
        Assert.Null(again.Page.QuerySelector("input[name=code]"));
        Assert.Equal(HttpStatusCode.SeeOther, (await tuti.Submit("/sign-out")).Status);
    }

    private static async Task<string> SessionOf(TestApp app)
    {
        await using var scope = app.Begin();
        return (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<SignInSession>().SingleAsync()).Id.ToString();
    }

    private static HttpRequestMessage Look() => new(new HttpMethod("PROPFIND"), "/dav/") { Headers = { { "Depth", "0" } } };

    private static async Task Require(TestApp app)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        (await db.Set<Role>().AsTracking().SingleAsync(r => r.Name == "Penjualan")).NeedsTwoSteps = true;
        await db.SaveChangesAsync();
        app.Services.GetRequiredService<Memberships>().Forget();
    }
}
