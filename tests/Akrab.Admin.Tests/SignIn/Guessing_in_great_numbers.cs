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
