using System.Net;
using Akrab.Admin.CompanyAccount;
using Akrab.Admin.SignIn;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.Tests.SignIn;

public abstract class By_company_account(Engine engine)
{
    public sealed class OnSqlite() : By_company_account(Engine.Sqlite);

    public sealed class OnPostgres() : By_company_account(Engine.Postgres);

    [Fact]
    public async Task The_first_time_the_e_mail_counts_and_then_the_issuers_own_name()
    {
        await using var issuer = await TestIssuer.Start();
        await using var app = await Start(issuer);
        using var sari = app.Visit();
        var door = await sari.Open("/sign-in?back=/people");
        Assert.Equal("Masuk dengan Google", door.Says("a[href^='/sign-in/company']"));
        var answer = await Come(sari, $"{TestApp.OwnerEmail}#1", "/people");
        Assert.True(answer.Status == HttpStatusCode.SeeOther, answer.Says("[role=alert]"));
        Assert.Equal("/people", answer.Location);
        Assert.Contains("akun perusahaan", (await sari.Open("/me")).Says("main")!, StringComparison.Ordinal);

        // The issuer knows them by another address now: they are still the same.
        using var again = app.Visit();
        Assert.Equal(HttpStatusCode.SeeOther, (await Come(again, "sari@elsewhere.id#1")).Status);
        Assert.Equal(HttpStatusCode.OK, (await again.Open("/people")).Status);

        // Another account that got the old address is somebody else.
        using var heir = app.Visit();
        Assert.Contains("sudah dipakai akun perusahaan yang lain", Problem(await Come(heir, $"{TestApp.OwnerEmail}#2")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await heir.Open("/people")).Status);
        Assert.Contains("Akun perusahaan ditolak", (await again.Open("/settings/sign-ins")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_nobody_invited_joins_only_where_that_is_allowed_and_in_the_role_given()
    {
        await using var issuer = await TestIssuer.Start();
        await using (var closed = await Start(issuer))
        {
            using var stranger = closed.Visit();
            Assert.Contains("Mintalah undangan", Problem(await Come(stranger, "baru@tokouji.id")), StringComparison.Ordinal);
        }

        await using var open = await Start(issuer, joinRole: "viewer");
        using var newcomer = open.Visit();
        Assert.Contains("belum dikonfirmasi", Problem(await Come(newcomer, "baru@tokouji.id!")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Come(newcomer, "baru@tokouji.id")).Status);
        await using var scope = open.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var member = await db.Set<Member>().SingleAsync(m => m.Email == "baru@tokouji.id");
        Assert.Equal(("Nama Baru", "Pengamat"), (member.Name, (await db.Set<Role>().SingleAsync(r => r.Id == member.Role)).Name));
    }

    [Fact]
    public async Task A_code_is_still_asked_for_and_who_was_deactivated_stays_out()
    {
        await using var issuer = await TestIssuer.Start();
        await using var app = await Start(issuer);
        await app.AddMember("tuti@tokouji.id", "Tuti");
        using (var owner = await app.SignIn())
        {
            await owner.Open("/me");
            var page = await owner.Submit("/me/two-step", ("current", TestApp.OwnerPassword));
            await owner.Submit("/me/two-step/confirm", ("code", Totp.CodeAt(page.Page.QuerySelector("input[readonly]")!.GetAttribute("value")!, DateTimeOffset.UtcNow)));
        }

        using var sari = app.Visit();
        Assert.NotNull((await Come(sari, TestApp.OwnerEmail)).Page.QuerySelector("input[name=code]"));
        Assert.Equal(HttpStatusCode.Redirect, (await sari.Open("/people")).Status);

        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            (await db.Set<Member>().AsTracking().SingleAsync(m => m.Email == "tuti@tokouji.id")).IsActive = false;
            await db.SaveChangesAsync();
        }

        using var tuti = app.Visit();
        Assert.Contains("tidak aktif", Problem(await Come(tuti, "tuti@tokouji.id")), StringComparison.OrdinalIgnoreCase);
    }

    internal static Task<TestApp> Start(TestIssuer issuer, Engine engine, string? joinRole) => TestApp.Start(engine, urls: [$"http://127.0.0.1:{issuer.AppPort}"],
        more: services => services.AddSingleton(new IssuerSettings(issuer.Url.ToString().TrimEnd('/'), "akrab", "rahasia & aneh+", "Masuk dengan Google", joinRole, IsInside: true)));

    internal static async Task<Answer> Come(TestBrowser browser, string who, string back = "/")
    {
        var away = await browser.Open("/sign-in/company?back=" + back);
        return await browser.Open(await TestIssuer.SignIn(away.Location!, who));
    }

    internal static string Problem(Answer answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        return answer.Says("[role=alert]")!;
    }

    private Task<TestApp> Start(TestIssuer issuer, string? joinRole = null) => Start(issuer, engine, joinRole);
}

public sealed class A_lying_issuer
{
    [Fact]
    public async Task Lets_nobody_in()
    {
        await using var issuer = await TestIssuer.Start();
        await using var app = await By_company_account.Start(issuer, Engine.Sqlite, joinRole: null);
        foreach (var lie in (string[])["changed", "unsigned", "shared", "strange", "unknown-key", "nonce", "no-nonce", "audience", "audiences", "party", "issuer", "expired", "endless"])
        {
            await issuer.Lie(lie);
            using var visitor = app.Visit();
            var answer = await By_company_account.Come(visitor, TestApp.OwnerEmail);
            Assert.True(answer.Says("[role=alert]")?.Contains("tidak bisa kami pastikan", StringComparison.Ordinal), lie);
            Assert.True((await visitor.Open("/people")).Status == HttpStatusCode.Redirect, lie);
        }

        await issuer.Lie("broken");
        using var patient = app.Visit();
        var broken = await By_company_account.Come(patient, TestApp.OwnerEmail);
        Assert.Equal(HttpStatusCode.BadGateway, broken.Status);
        await issuer.Lie("honest");
        Assert.Equal(HttpStatusCode.SeeOther, (await By_company_account.Come(patient, TestApp.OwnerEmail)).Status);
    }

    [Fact]
    public async Task Nor_does_an_answer_that_was_used_was_not_asked_for_or_says_no()
    {
        await using var issuer = await TestIssuer.Start();
        await using var app = await By_company_account.Start(issuer, Engine.Sqlite, joinRole: null);
        using var sari = app.Visit();
        var away = await sari.Open("/sign-in/company");
        var cookie = away.Response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("akrab-journey=", StringComparison.Ordinal)).Split(';')[0];
        var back = await TestIssuer.SignIn(away.Location!, TestApp.OwnerEmail);
        using var stranger = app.Visit();
        Assert.Contains("dibuka dua kali", By_company_account.Problem(await stranger.Open(back)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await sari.Open(back)).Status);
        foreach (var shown in (string?[])[null, cookie])
        {
            using var replay = app.Visit();
            var request = new HttpRequestMessage(HttpMethod.Get, back);
            if (shown is not null)
                request.Headers.Add("Cookie", shown);
            Assert.Contains("dibuka dua kali", By_company_account.Problem(await replay.Send(request)), StringComparison.Ordinal);
        }

        foreach (var (error, says) in ((string, string)[])[("access_denied", "dibatalkan"), ("server_error", "tidak bisa kami pastikan"), ("<script>", "tidak bisa kami pastikan")])
        {
            using var visitor = app.Visit();
            var state = System.Web.HttpUtility.ParseQueryString(new Uri((await visitor.Open("/sign-in/company")).Location!).Query)["state"];
            var answer = await visitor.Open($"/sign-in/company/back?error={Uri.EscapeDataString(error)}&state={state}");
            Assert.Contains(says, By_company_account.Problem(answer), StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", answer.Text, StringComparison.Ordinal);
        }

        foreach (var nonsense in (string[])["", "?code=x", "?state=", "?code=x&state=%00", "?state=" + new string('a', 3000)])
        {
            using var visitor = app.Visit();
            await visitor.Open("/sign-in/company");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Open("/sign-in/company/back" + nonsense)).Status);
        }
    }

    [Fact]
    public async Task Is_not_looked_for_where_none_is_set_nor_inside_the_network_unless_allowed()
    {
        await using (var app = await TestApp.Start())
        {
            using var visitor = app.Visit();
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/sign-in/company")).Status);
            Assert.Null((await visitor.Open("/sign-in")).Page.QuerySelector("a[href^='/sign-in/company']"));
        }

        await using var inside = await TestApp.Start(more: services => services.AddSingleton(new IssuerSettings("https://127.0.0.1:9", "akrab", "x")));
        using var guest = inside.Visit();
        Assert.Contains("tidak menjawab", (await guest.Open("/sign-in/company")).Says("[role=alert]"), StringComparison.Ordinal);

        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("AKRAB_SSO_ISSUER", "http://idp.example"), new("AKRAB_SSO_CLIENT", "a"), new("AKRAB_SSO_SECRET", "b")]).Build();
        Assert.Throws<InvalidOperationException>(() => IssuerSettings.From(settings));
        settings["AKRAB_SSO_INSIDE"] = "yes";
        Assert.True(IssuerSettings.From(settings)!.IsInside);
    }
}
