using System.Net;
using System.Text;
using Akrab.Calendars;
using Akrab.Customers.Activities;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

public abstract class The_calendar(Engine engine)
{
    public sealed class OnSqlite() : The_calendar(Engine.Sqlite);

    public sealed class OnPostgres() : The_calendar(Engine.Postgres);

    private static readonly DateTimeOffset Start = new(2026, 1, 27, 3, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_repeats_stands_on_every_day_and_only_the_first_can_be_moved()
    {
        await using var app = await TestApp.Start(engine);
        await Plan(app, new Activity { Subject = "Rapat", StartsAt = Start, Repeats = Repetition.Weekly }, new Activity { Subject = "Nota", DueOn = new DateOnly(2026, 2, 3) });
        using var browser = await app.SignIn();

        var week = (await browser.Open("/calendar?on=2026-02-04")).Page;
        Assert.Equal("2 – 8 Februari 2026", week.QuerySelector("h1")!.TextContent);
        var tuesday = week.QuerySelector("[data-day='2026-02-03']")!;
        Assert.Equal(["Nota"], tuesday.QuerySelectorAll(".whole-day b").Select(b => b.TextContent));
        Assert.Equal(["Rapat"], tuesday.QuerySelectorAll(".slots li.at-21.for-1 b").Select(b => b.TextContent));
        Assert.Empty(tuesday.QuerySelectorAll(".slots [data-entry]"));
        Assert.Single((await browser.Open("/calendar?on=2026-01-27&span=day")).Page.QuerySelectorAll(".slots [data-entry]"));

        var month = (await browser.Open("/calendar?span=month&on=2026-02-14")).Page;
        Assert.Equal(["2026-01-27", "2026-02-03", "2026-02-10", "2026-02-17", "2026-02-24"],
            month.QuerySelectorAll("td[data-day]").Where(td => td.QuerySelectorAll("b").Any(b => b.TextContent == "Rapat")).Select(td => td.GetAttribute("data-day")));
    }

    [Fact]
    public async Task Ones_own_are_those_one_owns_or_takes_part_in()
    {
        await using var app = await TestApp.Start(engine);
        await app.AddMember("tuti@tokouji.id", "Tuti", "manager");
        Guid tuti;
        await using (var scope = app.Begin())
            tuti = (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Member>().SingleAsync(m => m.Email == "tuti@tokouji.id")).Id.Value;
        var of = new Kernel.Entities.MemberId(tuti);
        var ids = await Plan(app, new Activity { Subject = "Punya Tuti", StartsAt = Start, Owner = of }, new Activity { Subject = "Diajak", StartsAt = Start }, new Activity { Subject = "Orang lain", StartsAt = Start });
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            db.Add(new Participant { Activity = new(ids[1]), Member = of });
            await db.SaveChangesAsync();
        }

        using var browser = await app.SignIn("tuti@tokouji.id");
        Assert.Equal(["Diajak", "Punya Tuti"], (await browser.Open("/calendar?on=2026-01-27")).Page.QuerySelectorAll(".entry b").Select(b => b.TextContent).Order());
        Assert.Equal(["Diajak", "Orang lain", "Punya Tuti"], (await browser.Open("/calendar?on=2026-01-27&whose=all")).Page.QuerySelectorAll(".entry b").Select(b => b.TextContent).Order());
    }

    [Fact]
    public async Task Other_calendars_fetch_it_by_an_address_that_opens_nothing_else()
    {
        await using var app = await TestApp.Start(engine);
        using var browser = await app.SignIn();
        await browser.Open("/calendar/feed");
        var address = (await browser.Post("/calendar/feed", [])).Page.QuerySelector("input[readonly]")!.GetAttribute("value")!;
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var me = (await db.Set<Member>().FirstAsync()).Id;
            db.Add(new Activity { Subject = "Rapat; mingguan", StartsAt = Start, EndsAt = Start.AddHours(1), Repeats = Repetition.Weekly, RepeatsUntil = new DateOnly(2026, 3, 1), Reminder = Reminder.HalfHour, Owner = me });
            db.Add(new Activity { Subject = "Orang lain", StartsAt = Start });
            await db.SaveChangesAsync();
        }

        using var stranger = new HttpClient();
        var calendar = await Calendar.Read(new MemoryStream(Encoding.UTF8.GetBytes(await stranger.GetStringAsync(address))));
        Assert.Empty(calendar.Problems);
        var meeting = Assert.IsType<CalendarEvent>(Assert.Single(calendar.Entries));
        Assert.Equal("Rapat; mingguan", meeting.Summary);
        Assert.Equal(5, Series.Of([meeting]).Single().Occurrences(Start.AddDays(-1), Start.AddYears(1), TimeZoneInfo.Utc).Count());
        Assert.Equal(TimeSpan.FromMinutes(-30), Assert.Single(meeting.Alarms).Offset!.Value.Time);

        var token = address.Split('/')[^1].Replace(".ics", "", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address.Replace(token, token + "x", StringComparison.Ordinal))).StatusCode);
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(new Uri(app.Url, "/api/v1/people"))).StatusCode);
        using var api = await app.Api();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri(app.Url, $"/calendar/feed/{api.DefaultRequestHeaders.Authorization!.Parameter}.ics"))).StatusCode);
    }

    private static async Task<List<Guid>> Plan(TestApp app, params Activity[] activities)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var me = (await db.Set<Member>().FirstAsync()).Id;
        foreach (var activity in activities)
            activity.Owner ??= me;
        db.AddRange(activities);
        await db.SaveChangesAsync();
        return [.. activities.Select(a => a.Id.Value)];
    }
}
