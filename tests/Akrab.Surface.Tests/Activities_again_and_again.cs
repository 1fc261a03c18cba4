using System.Net;
using Akrab.Contracts;
using Akrab.Customers.Activities;
using Akrab.Customers.Parties;
using Akrab.Customers.Timeline;
using Akrab.Data.Model;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

public abstract class Activities_again_and_again(Engine engine)
{
    public sealed class OnSqlite() : Activities_again_and_again(Engine.Sqlite);

    public sealed class OnPostgres() : Activities_again_and_again(Engine.Postgres);

    [Theory]
    [InlineData(Repetition.Daily, "2026-01-30", null, "2026-01-31")]
    [InlineData(Repetition.Workdays, "2026-01-30", null, "2026-02-02")]
    [InlineData(Repetition.Weekly, "2026-01-30", null, "2026-02-06")]
    [InlineData(Repetition.EveryTwoWeeks, "2026-01-30", null, "2026-02-13")]
    [InlineData(Repetition.Monthly, "2026-01-15", null, "2026-02-15")]
    [InlineData(Repetition.Monthly, "2026-01-31", null, "2026-02-28")]
    [InlineData(Repetition.Yearly, "2026-01-30", null, "2027-01-30")]
    [InlineData(Repetition.Weekly, "2026-01-30", "2026-02-05", null)]
    public async Task What_repeats_is_planned_anew_when_it_is_done(Repetition repeats, string day, string? until, string? next)
    {
        await using var app = await TestApp.Start(engine);
        var (activity, party, guest) = await Plan(app, repeats, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture));
        using var browser = await app.SignIn();
        await browser.Open($"/activities/{activity}/complete");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Submit($"/activities/{activity}/complete", ("outcome", "Sudah beres"))).Status);

        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var all = await db.Set<Activity>().AsNoTracking().OrderBy(a => a.DueOn).ToListAsync();
        Assert.Equal(next is null ? [day] : [day, next], all.Select(a => $"{a.DueOn:yyyy-MM-dd}"));
        Assert.Equal((ActivityStatus.Done, "Sudah beres", null), (all[0].Status, all[0].Outcome, all[0].Repeats));
        if (next is not null)
            Assert.Equal((ActivityStatus.ToDo, repeats, new TimeSpan(0, 45, 0), "10:30"), (all[1].Status, all[1].Repeats, all[1].EndsAt - all[1].StartsAt, $"{all[1].StartsAt!.Value.ToOffset(TimeSpan.FromHours(7)):HH:mm}"));
        Assert.Equal([party, guest], (await db.Set<Interaction>().AsNoTracking().OrderBy(i => i.Id).ToListAsync()).Select(i => i.Party.Value));
    }

    [Fact]
    public async Task One_time_is_skipped_and_the_last_is_not()
    {
        await using var app = await TestApp.Start(engine);
        var (activity, _, _) = await Plan(app, Repetition.Weekly, new DateOnly(2026, 1, 30), new DateOnly(2026, 2, 7));
        using var browser = await app.SignIn();
        Assert.Equal(HttpStatusCode.SeeOther, await Skip());
        Assert.Equal(HttpStatusCode.Conflict, await Skip());

        async Task<HttpStatusCode> Skip()
        {
            await browser.Open($"/activities/{activity}/skip");
            return (await browser.Submit($"/activities/{activity}/skip")).Status;
        }
    }

    [Fact]
    public async Task Moved_to_another_day_it_keeps_its_time_and_to_another_time_its_length()
    {
        await using var app = await TestApp.Start(engine);
        var (activity, _, _) = await Plan(app, null, new DateOnly(2026, 1, 30), null);
        using var browser = await app.SignIn();
        await browser.Open("/calendar?on=2026-01-30");
        await browser.Post($"/activities/{activity}/reschedule?stay", [new("on", "2026-02-03")]);
        Assert.Equal(("2026-02-03 10:30", "2026-02-03"), await When(app, activity));
        await browser.Open("/calendar?on=2026-01-30");
        await browser.Post($"/activities/{activity}/reschedule?stay", [new("at", "2026-02-04T15:00")]);
        Assert.Equal(("2026-02-04 15:00", "2026-02-04"), await When(app, activity));
        await browser.Open("/calendar?on=2026-01-30");
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Post($"/activities/{activity}/reschedule?stay", [])).Status);
    }

    private static async Task<(string, string)> When(TestApp app, Guid id)
    {
        await using var scope = app.Begin();
        var activity = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Activity>().AsNoTracking().SingleAsync(a => a.Id == new ActivityId(id));
        Assert.Equal(TimeSpan.FromMinutes(45), activity.EndsAt - activity.StartsAt);
        return ($"{activity.StartsAt!.Value.ToOffset(TimeSpan.FromHours(7)):yyyy-MM-dd HH:mm}", $"{activity.DueOn:yyyy-MM-dd}");
    }

    /// <summary>At half past ten in Jakarta, with a customer and a guest.</summary>
    private static async Task<(Guid Activity, Guid Party, Guid Guest)> Plan(TestApp app, Repetition? repeats, DateOnly day, DateOnly? until)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var (budi, ani) = (db.Add(new Person { FullName = "Budi Santoso" }).Entity, db.Add(new Person { FullName = "Ani Wijaya" }).Entity);
        await db.SaveChangesAsync();
        var start = new DateTimeOffset(day, new TimeOnly(10, 30), TimeSpan.FromHours(7)).ToUniversalTime();
        var activity = db.Add(new Activity { Subject = "Telepon", Kind = ActivityKind.Call, Party = budi.Id, StartsAt = start, EndsAt = start.AddMinutes(45), Repeats = repeats, RepeatsUntil = until }).Entity;
        await db.SaveChangesAsync();
        db.Add(new Participant { Activity = activity.Id, Party = ani.Id });
        await db.SaveChangesAsync();
        return (activity.Id.Value, budi.Id.Value, ani.Id.Value);
    }
}
