using System.Net;
using Akrab.Customers.Activities;
using Akrab.Customers.Parties;
using Akrab.Customers.Plans;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

public abstract class Plans_of_steps(Engine engine)
{
    public sealed class OnSqlite() : Plans_of_steps(Engine.Sqlite);

    public sealed class OnPostgres() : Plans_of_steps(Engine.Postgres);

    [Fact]
    public async Task Started_by_hand_its_steps_are_to_be_done_on_their_days()
    {
        await using var app = await TestApp.Start(engine);
        var plan = await Make(app, null, 0, 7, 30);
        var empty = await Make(app, null);
        using var browser = await app.SignIn();
        var budi = (await Add(browser, "Budi Santoso")).Location!;
        await browser.Open($"{budi}/start-plan");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Submit($"{budi}/start-plan", ("plan", $"{plan}"))).Status);

        var steps = await Steps(app);
        Assert.Equal([0, 7, 30], steps.Select(a => a.DueOn!.Value.DayNumber - steps[0].DueOn!.Value.DayNumber));
        Assert.All(steps, a => Assert.Equal((plan, true), (a.Plan!.Value.Value, a.Owner is not null)));
        await browser.Open($"{budi}/start-plan");
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Submit($"{budi}/start-plan", ("plan", $"{empty}"))).Status);
    }

    [Fact]
    public async Task Started_by_what_happens_its_steps_come_once()
    {
        await using var app = await TestApp.Start(engine);
        await Make(app, PlanStart.Added, 1);
        await Make(app, PlanStart.HandedOver, 2);
        var tuti = await app.AddMember("tuti@tokouji.id", "Tuti", "manager");
        using var browser = await app.SignIn();
        var budi = (await Add(browser, "Budi Santoso")).Location!;
        Assert.Single(await Wait(app, 1));

        Guid member;
        await using (var scope = app.Begin())
            member = (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Member>().SingleAsync(m => m.Email == "tuti@tokouji.id")).Id.Value;
        await browser.Open($"{budi}/hand-over");
        await browser.Submit($"{budi}/hand-over", ("to", $"{member}"));
        var steps = await Wait(app, 2);
        Assert.Equal(member, steps[^1].Owner!.Value.Value);
    }

    [Fact]
    public async Task Planned_and_done_are_counted_by_member()
    {
        await using var app = await TestApp.Start(engine);
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var me = (await db.Set<Member>().FirstAsync()).Id;
            foreach (var (due, done) in ((int, int?)[])[(5, 4), (5, 5), (6, 9), (7, null)])
            {
                var activity = new Activity { Subject = "x", DueOn = new DateOnly(2026, 3, due), Owner = me };
                if (done is { } day)
                    activity.Complete(new DateTimeOffset(2026, 3, day, 3, 0, 0, TimeSpan.Zero), null);
                activity.ForgetAnnounced();
                db.Add(activity);
            }

            db.Add(new Activity { Subject = "Rapat", Kind = ActivityKind.Meeting, StartsAt = new DateTimeOffset(2026, 3, 8, 3, 0, 0, TimeSpan.Zero) });
            await db.SaveChangesAsync();
        }

        using var browser = await app.SignIn();
        var rows = (await browser.Open("/activities/planned-and-done?month=2026-03")).Page.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.QuerySelectorAll("td").Select(td => td.TextContent.Trim()))).ToList();
        Assert.Equal(["Sari Dewi 4 2 1 1 0 50%", "Tanpa pelaksana 1 0 0 1 1 0%"], rows.Select(r => r.Replace("\u00a0", "", StringComparison.Ordinal).Replace(" %", "%", StringComparison.Ordinal)));
    }

    private static async Task<Answer> Add(TestBrowser browser, string name)
    {
        await browser.Open("/people/new");
        return await browser.Post("/people", [new("fullName", name)]);
    }

    private static async Task<Guid> Make(TestApp app, PlanStart? starts, params int[] days)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var plan = db.Add(new Plan { Name = $"Rencana {starts}", StartsWhen = starts }).Entity;
        await db.SaveChangesAsync();
        foreach (var day in days)
            db.Add(new PlanStep { Plan = plan.Id, Subject = $"Hari {day}", AfterDays = day });
        await db.SaveChangesAsync();
        return plan.Id.Value;
    }

    private static async Task<List<Activity>> Steps(TestApp app)
    {
        await using var scope = app.Begin();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Activity>().AsNoTracking().OrderBy(a => a.DueOn).ThenBy(a => a.Id).ToListAsync();
    }

    private static async Task<List<Activity>> Wait(TestApp app, int count)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await Steps(app) is var steps && steps.Count >= count)
                return steps;
            await Task.Delay(50);
        }

        throw new TimeoutException("The steps did not come.");
    }
}
