using System.Net;
using Akrab.Admin.SignIn;
using Akrab.Data.Model;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.Tests.SignIn;

/// <summary>The codes of RFC 6238, appendix B, of which apps show the last six digits.</summary>
public sealed class Codes_of_the_standard
{
    private static readonly string Key = Totp.ToBase32("12345678901234567890"u8);

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Are_ours(long seconds, string code)
    {
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Key);
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Assert.Equal(code, Totp.CodeAt(Key, at));
        Assert.Equal(seconds / 30, Totp.StepOf(Key, code, at));
        Assert.Equal(seconds / 30, Totp.StepOf(Key, code, at.AddSeconds(30)));
        Assert.Null(Totp.StepOf(Key, code, at.AddSeconds(90)));
        Assert.Null(Totp.StepOf(Key, code + "0", at));
    }
}

public abstract class In_two_steps(Engine engine)
{
    public sealed class OnSqlite() : In_two_steps(Engine.Sqlite);

    public sealed class OnPostgres() : In_two_steps(Engine.Postgres);

    [Fact]
    public async Task A_code_lets_in_once_and_a_recovery_code_too()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var (key, recovery) = await TurnOn(owner);
        Assert.Equal(10, recovery.Count);
        Assert.Equal(HttpStatusCode.OK, (await owner.Open("/people")).Status);

        using var elsewhere = app.Visit();
        var code = Totp.CodeAt(key, DateTimeOffset.UtcNow.AddSeconds(30));
        Assert.Equal("Kode ini tidak cocok atau sudah dipakai. Tunggu kode berikutnya.", (await WithCode(elsewhere, "000000")).Says(".error"));
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.Open("/people")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await WithCode(elsewhere, code.Insert(3, " "))).Status);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.Open("/people")).Status);

        using var thief = app.Visit();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await WithCode(thief, code)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await WithCode(thief, recovery[3].ToLowerInvariant())).Status);
        using var again = app.Visit();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await WithCode(again, recovery[3])).Status);
        Assert.Contains("Sisa 9", (await thief.Open("/me")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_key_cannot_be_opened_any_more_a_recovery_code_is_the_way()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var (key, recovery) = await TurnOn(owner);
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            (await db.Users.AsTracking().SingleAsync(u => u.Id == app.Owner.Id)).TwoStepKey = "sealed elsewhere";
            await db.SaveChangesAsync();
        }

        using var visitor = app.Visit();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await WithCode(visitor, Totp.CodeAt(key, DateTimeOffset.UtcNow.AddSeconds(30)))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await WithCode(visitor, recovery[0])).Status);
    }

    [Fact]
    public async Task The_right_password_does_not_let_anybody_guess_codes_for_ever()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        await TurnOn(owner);
        using var guesser = app.Visit();
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await WithCode(guesser, $"12345{i}")).Status);
        await guesser.Open("/sign-in");
        Assert.Contains("kunci 5 menit", (await guesser.Submit("/sign-in", ("email", TestApp.OwnerEmail), ("password", TestApp.OwnerPassword))).Says("[role=alert]"));
    }

    [Fact]
    public async Task A_link_asks_for_the_code_and_an_invented_or_changed_ticket_opens_nothing()
    {
        await using var app = await TestApp.Start(engine);
        await app.AddMember("tuti@tokouji.id", "Tuti");
        using var owner = await app.SignIn();
        using var tuti = await app.SignIn("tuti@tokouji.id");
        var (key, recovery) = await TurnOn(tuti);
        var member = await MemberOf(app);

        await owner.Open($"/settings/users/{member}");
        var link = new Uri((await owner.Submit($"/settings/users/{member}/link")).Page.QuerySelector("input[readonly]")!.GetAttribute("value")!).PathAndQuery;
        using var visitor = app.Visit();
        await visitor.Open(link);
        var asked = await visitor.Submit("/welcome");
        Assert.NotNull(asked.Page.QuerySelector("input[name=code]"));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Open("/people")).Status);

        var ticket = asked.Page.QuerySelector("input[name=ticket]")!.GetAttribute("value")!;
        foreach (var bad in (string[])["", "x", ticket[..^4] + "AAAA", ticket + "A"])
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Take(visitor, bad, recovery[0])).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await Take(visitor, ticket, recovery[0])).Status);

        // Who has lost everything is helped by whoever administers.
        await owner.Open($"/settings/users/{member}");
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.Submit($"/settings/users/{member}/one-step")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await tuti.Open("/people")).Status);
        using var back = await app.SignIn("tuti@tokouji.id");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Take(visitor, ticket, Totp.CodeAt(key, DateTimeOffset.UtcNow))).Status);

        static async Task<Answer> Take(TestBrowser browser, string ticket, string code)
        {
            await browser.Open("/about");
            await browser.Open("/sign-in");
            return await browser.Post("/sign-in/code", [new("ticket", ticket), new("code", code)]);
        }
    }

    [Fact]
    public async Task Turning_it_on_or_off_asks_for_the_password_and_ends_other_sessions()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        using var elsewhere = await app.SignIn();
        await owner.Open("/me");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.Submit("/me/two-step", ("current", "bukan kata sandi"))).Status);
        await TurnOn(owner);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.Open("/me")).Status);

        var me = await owner.Open("/me");
        var token = me.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.Post("/me/two-step/off", [new("current", "bukan kata sandi"), new("__RequestVerificationToken", token)], withToken: false)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.Post("/me/two-step/off", [new("current", TestApp.OwnerPassword), new("__RequestVerificationToken", token)], withToken: false)).Status);
        using var simple = await app.SignIn();
        await using var scope = app.Begin();
        var user = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Users.SingleAsync(u => u.Id == app.Owner.Id);
        Assert.Null(user.TwoStepKey);
        Assert.Null(user.TwoStepRecovery);
    }

    private static async Task<(string Key, IReadOnlyList<string> Recovery)> TurnOn(TestBrowser browser)
    {
        await browser.Open("/me");
        var page = await browser.Submit("/me/two-step", ("current", TestApp.OwnerPassword));
        var key = page.Page.QuerySelector("input[readonly]")!.GetAttribute("value")!;
        Assert.NotNull(page.Page.QuerySelector("svg, canvas, img, table"));
        var codes = await browser.Submit("/me/two-step/confirm", ("code", Totp.CodeAt(key, DateTimeOffset.UtcNow)));
        return (key, [.. codes.Page.QuerySelectorAll(".codes code").Select(c => c.TextContent)]);
    }

    private static async Task<Answer> WithCode(TestBrowser browser, string code)
    {
        await browser.Open("/sign-in");
        await browser.Submit("/sign-in", ("email", TestApp.OwnerEmail), ("password", TestApp.OwnerPassword));
        return await browser.Submit("/sign-in/code", ("code", code));
    }

    private static async Task<Guid> MemberOf(TestApp app)
    {
        await using var scope = app.Begin();
        return (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Data.People.Member>().SingleAsync(m => m.Email == "tuti@tokouji.id")).Id.Value;
    }
}
