using System.Net;
using Akrab.Admin.SignIn;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.Tests.SignIn;

public abstract class Guessing_in_great_numbers(Engine engine)
{
    public sealed class OnSqlite() : Guessing_in_great_numbers(Engine.Sqlite);

    public sealed class OnPostgres() : Guessing_in_great_numbers(Engine.Postgres);

    [Fact]
    public async Task Locks_one_account_and_lets_the_others_in()
    {
        await using var app = await TestApp.Start(engine);
        await app.AddMember("tuti@tokouji.id", "Tuti");
        var pace = app.Services.GetRequiredService<SignInPace>();
        var tried = 0;
        for (var i = 0; i < 10_000; i++)
        {
            using var turn = await pace.Enter(From(i % 200), TestApp.OwnerEmail, TestContext.Current.CancellationToken);
            tried += turn.IsAcquired ? 1 : 0;
        }

        Assert.InRange(tried, 5, 25);
        using var guesser = app.Visit();
        await guesser.Open("/sign-in");
        var answer = await guesser.Submit("/sign-in", ("email", TestApp.OwnerEmail), ("password", TestApp.OwnerPassword));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        using var tuti = await app.SignIn("tuti@tokouji.id");
        Assert.Equal(HttpStatusCode.OK, (await tuti.Open("/people")).Status);
    }

    [Fact]
    public async Task Keeps_nobody_out_of_a_browser_in_which_they_came_in_before()
    {
        await using var app = await TestApp.Start(engine);
        await app.AddMember("tuti@tokouji.id", "Tuti");
        using var hers = await app.SignIn();
        await hers.Open("/me");
        await hers.Submit("/sign-out");
        using var tutis = await app.SignIn("tuti@tokouji.id");
        await tutis.Open("/me");
        await tutis.Submit("/sign-out");
        using var guesser = app.Visit();
        for (var i = 0; i < 5; i++)
            await Try(guesser, "salah sekali");
        await using (var scope = app.Begin())
            Assert.True((await scope.ServiceProvider.GetRequiredService<AkrabDb>().Users.SingleAsync(u => u.Id == app.Owner.Id)).LockoutEnd > DateTimeOffset.UtcNow);

        // The account is locked for whoever comes with no browser of hers, or with one that is somebody else's.
        Assert.Contains("kunci", (await Try(guesser, TestApp.OwnerPassword)).Says("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("kunci", (await Try(tutis, TestApp.OwnerPassword)).Says("[role=alert]"), StringComparison.Ordinal);
        var pace = app.Services.GetRequiredService<SignInPace>();
        for (var i = 0; i < 10_000; i++)
            (await pace.Enter(From(i % 200), TestApp.OwnerEmail, TestContext.Current.CancellationToken)).Dispose();
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Try(guesser, TestApp.OwnerPassword)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await Try(hers, TestApp.OwnerPassword)).Status);
        Assert.Equal(HttpStatusCode.OK, (await hers.Open("/people")).Status);

        // Whoever stole it guesses no more than anybody else.
        await hers.Open("/me");
        await hers.Submit("/sign-out");
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(hers, "salah sekali")).Status);
        Assert.Contains("kunci", (await Try(hers, TestApp.OwnerPassword)).Says("[role=alert]"), StringComparison.Ordinal);

        static async Task<Answer> Try(TestBrowser browser, string password)
        {
            await browser.Open("/sign-in");
            return await browser.Submit("/sign-in", ("email", TestApp.OwnerEmail), ("password", password));
        }
    }

    [Fact]
    public async Task Of_one_network_of_ipv6_counts_as_one_address_and_leaves_little_behind()
    {
        await using var app = await TestApp.Start(engine);
        var pace = app.Services.GetRequiredService<SignInPace>();
        var (tried, before) = (0, GC.GetTotalMemory(forceFullCollection: true));
        for (var i = 0; i < 10_000; i++)
        {
            var context = new DefaultHttpContext();
            context.Connection.RemoteIpAddress = IPAddress.Parse($"2001:db8:1:2::{i:x}");
            using var turn = await pace.Enter(context, $"orang{i}@tokouji.id", TestContext.Current.CancellationToken);
            tried += turn.IsAcquired ? 1 : 0;
        }

        Assert.InRange(tried, 50, 150);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 8 * 1024 * 1024);
    }

    [Fact]
    public async Task Of_many_accounts_from_one_address_slows_that_address_alone()
    {
        await using var app = await TestApp.Start(engine);
        var pace = app.Services.GetRequiredService<SignInPace>();
        var tried = 0;
        for (var i = 0; i < 10_000; i++)
        {
            using var turn = await pace.Enter(From(7), $"orang{i}@tokouji.id", TestContext.Current.CancellationToken);
            tried += turn.IsAcquired ? 1 : 0;
        }

        Assert.InRange(tried, 50, 150);
        using var owner = await app.SignIn();
        Assert.Equal(HttpStatusCode.OK, (await owner.Open("/people")).Status);
    }

    [Fact]
    public async Task A_clock_that_went_back_unlocks_nobody_and_breaks_nothing()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        await using (var scope = app.Begin())
        {
            // As if all this had been written before the clock went back an hour.
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var later = DateTimeOffset.UtcNow.AddHours(1);
            (await db.Users.AsTracking().SingleAsync(u => u.Id == app.Owner.Id)).LockoutEnd = later;
            (await db.Set<SignInSession>().AsTracking().SingleAsync()).SeenAt = later;
            await db.SaveChangesAsync();
        }

        app.Services.GetRequiredService<KnownSessions>().Forget();
        Assert.Equal(HttpStatusCode.OK, (await owner.Open("/me")).Status);
        using var visitor = app.Visit();
        await visitor.Open("/sign-in");
        Assert.Contains("kunci 5 menit", (await visitor.Submit("/sign-in", ("email", TestApp.OwnerEmail), ("password", TestApp.OwnerPassword))).Says("[role=alert]"), StringComparison.Ordinal);
    }

    private static DefaultHttpContext From(int last)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse($"10.0.0.{last}");
        return context;
    }
}
