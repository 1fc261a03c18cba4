using System.Net;
using Akrab.Customers.Activities;
using Akrab.Customers.Parties;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Customers.Plans;
using Akrab.Testing;
using Akrab.Web.Duplicates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

/// <summary>The clock of the machine is set wrong and put right again while people work: what they do counts, in its order, and what is due is done.</summary>
public abstract class A_clock_that_jumps(Engine engine)
{
    public sealed class OnSqlite() : A_clock_that_jumps(Engine.Sqlite);

    public sealed class OnPostgres() : A_clock_that_jumps(Engine.Postgres);

    [Fact]
    public async Task Back_and_forth_loses_nothing_and_holds_nothing_up()
    {
        var clock = new JumpingClock();
        await using var app = await TestApp.Start(engine, more: services => services.AddSingleton<TimeProvider>(clock));
        using var browser = await app.SignIn();
        await MakePlan(app);

        var first = await Meet(browser, "Sebelum");
        var ahead = await MeetJustBefore(app, clock, "Lima jam di depan");
        clock.Ahead = TimeSpan.FromHours(-5);
        var behind = await Meet(browser, "Lima jam di belakang");
        clock.Ahead = TimeSpan.Zero;
        var last = await Meet(browser, "Sesudah");

        foreach (var (person, name) in ((string, string)[])[(first, "Satu"), (ahead, "Dua"), (behind, "Tiga"), (last, "Empat")])
            Assert.Equal(HttpStatusCode.SeeOther, (await Rename(browser, person, name)).Status);
        var list = await browser.Open("/people");
        Assert.All(["Satu", "Dua", "Tiga", "Empat"], name => Assert.Contains(name, list.Text, StringComparison.Ordinal));

        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        for (var i = 0; i < 150 && (await db.Set<OutboxRow>().CountAsync(o => o.State == OutboxState.Waiting) > 0 || await db.Set<Activity>().CountAsync() < 4); i++)
            await Task.Delay(100);
        Assert.Equal((0, 4), (await db.Set<OutboxRow>().CountAsync(o => o.State == OutboxState.Waiting), await db.Set<Activity>().CountAsync()));
        foreach (var versions in (await db.Set<JournalRow>().OrderBy(j => j.Id).ToListAsync()).GroupBy(j => j.Record))
            Assert.Equal(versions.Select(j => j.Version).Order(), versions.Select(j => j.Version));
    }

    [Fact]
    public async Task Work_asked_for_at_once_does_not_wait_for_a_clock_that_went_back()
    {
        var clock = new JumpingClock { Ahead = TimeSpan.FromDays(2) };
        await using var app = await TestApp.Start(engine, more: services => services.AddSingleton<TimeProvider>(clock));
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var job = scope.ServiceProvider.GetRequiredService<Jobs>().Enqueue(new ScanDuplicates("person")).Id;
        clock.Ahead = TimeSpan.Zero;
        await db.SaveChangesAsync();
        for (var i = 0; i < 150 && !await IsDone(); i++)
            await Task.Delay(100);
        Assert.True(await IsDone());

        Task<bool> IsDone() => db.Set<JobRow>().AnyAsync(j => j.Id == job && j.State == JobState.Done);
    }

    /// <summary>Somebody whose addition was made ready while the clock was ahead, and written when it was right again: their event says it happened in five hours.</summary>
    private static async Task<string> MeetJustBefore(TestApp app, JumpingClock clock, string name)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        clock.Ahead = TimeSpan.FromHours(5);
        var person = new Person { FullName = name };
        person.Made();
        var unit = await db.Ready([new Change(db.Registry.Get<Person>(), null, person)], [], default);
        clock.Ahead = TimeSpan.Zero;
        await unit.Write(default);
        return $"/people/{person.Key}";
    }

    private static async Task MakePlan(TestApp app)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var plan = new Plan { Name = "Sambutan", StartsWhen = PlanStart.Added };
        db.Add(plan);
        db.Add(new PlanStep { Plan = plan.Id, Subject = "Ucapkan selamat datang" });
        await db.SaveChangesAsync();
    }

    private static async Task<string> Meet(TestBrowser browser, string name)
    {
        await browser.Open("/people/new");
        var answer = await browser.Submit("/people", ("fullName", name));
        return answer.Location ?? throw new InvalidOperationException($"{answer.Status}: {answer.Text}");
    }

    private static async Task<Answer> Rename(TestBrowser browser, string person, string name)
    {
        await browser.Open($"{person}/edit");
        return await browser.Submit(person, ("fullName", name));
    }

    private sealed class JumpingClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
