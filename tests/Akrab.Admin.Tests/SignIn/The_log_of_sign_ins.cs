using System.Net;
using Akrab.Admin.SignIn;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Kernel.Jobs;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.Tests.SignIn;

public abstract class The_log_of_sign_ins(Engine engine)
{
    public sealed class OnSqlite() : The_log_of_sign_ins(Engine.Sqlite);

    public sealed class OnPostgres() : The_log_of_sign_ins(Engine.Postgres);

    [Fact]
    public async Task Keeps_good_and_bad_tries_and_shows_them_to_whom_they_concern()
    {
        await using var app = await TestApp.Start(engine);
        await app.AddMember("tuti@tokouji.id", "Tuti");
        using var guesser = app.Visit();
        foreach (var (email, password) in ((string, string)[])[("tuti@tokouji.id", "salah sama sekali"), ("tuti@tokouji.id", "salah lagi dong"), ("rahasia-saya-123", "apa saja lah")])
        {
            await guesser.Open("/sign-in");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guesser.Submit("/sign-in", ("email", email), ("password", password))).Status);
        }

        using var tuti = await app.SignIn("tuti@tokouji.id");
        var me = (await tuti.Open("/me")).Says("main")!;
        Assert.Contains("Kata sandi salah (2×)", me, StringComparison.Ordinal);
        Assert.Contains("Masuk dengan kata sandi", me, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await tuti.Open("/settings/sign-ins")).Status);

        using var owner = await app.SignIn();
        Assert.DoesNotContain("Kata sandi salah", (await owner.Open("/me")).Text, StringComparison.Ordinal);
        var log = await owner.Open("/settings/sign-ins");
        Assert.Equal(["Sari Dewi", "Tuti", "Nama yang tidak ada di sini", "Tuti"], log.Page.QuerySelectorAll(".line b").Select(b => b.TextContent));
        foreach (var never in (string[])["salah sama sekali", "salah lagi", "rahasia-saya", TestApp.OwnerPassword])
            Assert.DoesNotContain(never, log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_one_company_is_none_of_anothers_and_goes_on_page_by_page()
    {
        await using var app = await TestApp.Start(engine);
        var other = await app.Services.GetRequiredService<Newcomers>().AddTenant("Toko Lain", "id", CancellationToken.None);
        var stranger = await app.AddMember("asing@tokolain.id", "Asing", "owner", tenant: other);
        using (await app.SignIn("asing@tokolain.id"))
        await using (var scope = app.Begin())
        {
            var log = scope.ServiceProvider.GetRequiredService<SignInLog>();
            for (var i = 0; i < 60; i++)
                await log.Note(app.Owner.Id, SignInWay.Password, AttemptResult.WrongPassword, new($"10.0.0.{i}", "", ""), CancellationToken.None);
            await log.Note(null, SignInWay.Password, AttemptResult.UnknownName, new("10.9.9.9", "", ""), CancellationToken.None);
        }

        using var owner = await app.SignIn();
        var first = await owner.Open("/settings/sign-ins");
        var second = await owner.Open(first.Page.QuerySelector("a[href^='/settings/sign-ins?before=']")!.GetAttribute("href")!);
        var shown = first.Page.QuerySelectorAll(".line").Concat(second.Page.QuerySelectorAll(".line")).Select(l => l.TextContent).ToList();
        Assert.Equal(61, shown.Count);
        Assert.DoesNotContain(shown, s => s.Contains("Asing", StringComparison.Ordinal) || s.Contains("10.9.9.9", StringComparison.Ordinal));
        Assert.Null(second.Page.QuerySelector("a[href^='/settings/sign-ins?before=']"));
        Assert.NotEqual(stranger.Id, app.Owner.Id);
    }

    [Fact]
    public async Task Forgets_after_half_a_year()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        await using var scope = app.Services.Begin(Acting.System(app.Tenant));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var at = DateTimeOffset.UtcNow.AddDays(-181);
        at = at.AddTicks(-(at.Ticks % 10));
        db.Add(new SignInAttempt { User = app.Owner.Id, At = at, LastAt = at, Address = "", Browser = "", System = "" });
        db.Add(new SignInSession { User = app.Owner.Id, StartedAt = at, SeenAt = at, Address = "", Browser = "", System = "" });
        await db.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<ForgettingSignIns>().Run(new(), new Idle(), CancellationToken.None);
        Assert.Equal(1, await db.Set<SignInAttempt>().CountAsync());
        Assert.Equal(1, await db.Set<SignInSession>().CountAsync());
        Assert.Equal(HttpStatusCode.OK, (await owner.Open("/me")).Status);
    }

    private sealed class Idle : RunningJob
    {
        public override Guid Id => Guid.Empty;

        public override bool IsResumed => false;

        public override string? Checkpoint => null;

        public override bool IsCancelAsked => false;

        public override Task Keep(string checkpoint, CancellationToken stop) => Task.CompletedTask;

        public override void Report(long done, long? total)
        {
        }
    }
}
