using System.Net;
using Akrab.Data.Access;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Testing;
using Akrab.Web.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Host.Tests;

/// <summary>While the house is closed for a company its members are told so whatever they ask for, nothing is done for it, and nothing is lost.</summary>
public abstract class Companies_pause(Engine engine)
{
    public sealed class On_sqlite() : Companies_pause(Engine.Sqlite);

    public sealed class On_postgres() : Companies_pause(Engine.Postgres);

    [Fact]
    public async Task Members_tokens_and_phones_are_told_and_come_back_afterwards()
    {
        await using var app = await TestApp.Start(engine);
        using var browser = await app.SignIn();
        using var api = await app.Api();
        string password;
        await using (var scope = app.Begin())
            password = await scope.ServiceProvider.GetRequiredService<ApiTokens>().MakeAppPassword(app.Owner.Id, "HP", default);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/people")).Status);

        await Suspend(app, isClosed: true);
        foreach (var path in (string[])["/", "/people", "/settings", "/me", "/search?q=a"])
        {
            var told = await browser.Open(path);
            Assert.Equal(HttpStatusCode.Forbidden, told.Status);
            Assert.DoesNotContain("Toko Uji", told.Text);
        }

        browser.Speak("id");
        Assert.Contains("dijeda", (await browser.Open("/people")).Text);
        browser.Speak("en");
        Assert.Contains("paused", (await browser.Open("/people")).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await api.GetAsync("/api/v1/people")).StatusCode);
        using var phone = new HttpClient { BaseAddress = app.Url };
        phone.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{TestApp.OwnerEmail}:{password}")));
        Assert.Equal(HttpStatusCode.Forbidden, (await phone.SendAsync(new HttpRequestMessage(new HttpMethod("PROPFIND"), "/dav/"))).StatusCode);
        using (var late = await app.SignIn())
            Assert.Equal(HttpStatusCode.Forbidden, (await late.Open("/")).Status);

        await Suspend(app, isClosed: false);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/people")).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/api/v1/people")).StatusCode);
    }

    [Fact]
    public async Task Jobs_and_events_wait()
    {
        await using var house = await TestDatabase.Make(engine, Akrab.Host.Setup.House.Open());
        var other = await house.AddTenant("Toko Sebelah");
        foreach (var tenant in new[] { house.Tenant, other })
        {
            await using var scope = house.Begin(Acting.System(tenant));
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            scope.ServiceProvider.GetRequiredService<Jobs>().Enqueue(new Data.Writing.IndexField("person", "city"));
            db.Add(new OutboxRow { TenantId = tenant, Id = Guid.CreateVersion7(), At = DateTimeOffset.UtcNow, Event = "x", Record = Guid.NewGuid(), RecordVersion = 1, Body = "{}", DueAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        }

        await Suspend(house.Services, house.Tenant, true);
        var jobs = house.Services.GetRequiredService<JobQueue>();
        await using (var hold = await jobs.Take(default))
            Assert.Equal(other, hold!.Row.TenantId);
        Assert.Null(await jobs.Take(default));
        Assert.Null(await jobs.NextDue(default));
        var events = house.Services.GetRequiredService<Data.Outbox.OutboxQueue>();
        Assert.Equal(other, Assert.Single(await events.Take(10, default)).TenantId);

        await Suspend(house.Services, house.Tenant, false);
        await using (var hold = await jobs.Take(default))
            Assert.Equal(house.Tenant, hold!.Row.TenantId);
        Assert.Equal(house.Tenant, Assert.Single(await events.Take(10, default)).TenantId);
    }

    private static async Task Suspend(TestApp app, bool isClosed)
    {
        await Suspend(app.Services, app.Tenant, isClosed);
        app.Services.GetRequiredService<Memberships>().Forget();
    }

    private static async Task Suspend(IServiceProvider services, Kernel.Entities.TenantId company, bool isClosed)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        (await db.Tenants.AsTracking().SingleAsync(t => t.Id == company)).SuspendedAt = isClosed ? DateTimeOffset.UtcNow : null;
        await db.SaveChangesAsync();
    }
}
