using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Akrab.Customers.Activities;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

/// <summary>Whoever takes part in an activity sees it and may complete it, whatever their team sees.</summary>
public abstract class Those_who_take_part(Engine engine)
{
    public sealed class OnSqlite() : Those_who_take_part(Engine.Sqlite);

    public sealed class OnPostgres() : Those_who_take_part(Engine.Postgres);

    private static readonly DateTimeOffset Start = new(2026, 1, 27, 3, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("sales")]
    [InlineData("lead")]
    public async Task They_see_it_wherever_it_is_shown_and_complete_it(string role)
    {
        await using var app = await TestApp.Start(engine);
        var (tuti, invited, hidden) = await Plan(app, role);
        using var browser = await app.SignIn("tuti@tokouji.id");
        using var api = await app.Api(user: tuti);

        Assert.Equal(["Diajak", "Punya Tuti"], (await browser.Open("/calendar?on=2026-01-27&whose=all")).Page.QuerySelectorAll(".entry b").Select(b => b.TextContent).Order());
        Assert.Equal(["Diajak", "Punya Tuti"], await Listed(api, ""));
        Assert.Equal(["Punya Tuti", "Diajak"], await Listed(api, "?sort=-subject"));
        Assert.Equal(["Diajak"], await Listed(api, "?q=diajak"));
        Assert.Equal(HttpStatusCode.OK, (await browser.Open($"/activities/{invited}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"/activities/{hidden}")).Status);

        await browser.Open($"/activities/{invited}/complete");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Submit($"/activities/{invited}/complete", ("outcome", "Beres"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsJsonAsync($"/api/v1/activities/{hidden}/complete", new { })).StatusCode);
    }

    [Fact]
    public async Task A_page_of_the_list_ends_where_the_next_begins_and_nothing_stands_in_it_twice()
    {
        await using var app = await TestApp.Start(engine);
        var (tuti, _, _) = await Plan(app, "lead");
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var (owner, me) = (await db.Set<Member>().SingleAsync(m => m.Email == TestApp.OwnerEmail), await db.Set<Member>().SingleAsync(m => m.Email == "tuti@tokouji.id"));
            for (var i = 0; i < 12; i++)
            {
                var activity = db.Add(new Activity { Subject = $"Rapat {i:00}", StartsAt = Start, Owner = i % 2 == 0 ? owner.Id : me.Id }).Entity;
                await db.SaveChangesAsync();
                db.Add(new Participant { Activity = activity.Id, Member = me.Id });
            }

            await db.SaveChangesAsync();
        }

        using var api = await app.Api(user: tuti);
        List<string> seen = [];
        for (var next = "?limit=5"; next is not null;)
        {
            var page = JsonElement.Parse(await api.GetStringAsync("/api/v1/activities" + next));
            seen.AddRange(page.GetProperty("data").EnumerateArray().Select(a => a.GetProperty("subject").GetString()!));
            next = page.TryGetProperty("next", out var cursor) && cursor.GetString() is { } after ? $"?limit=5&after={Uri.EscapeDataString(after)}" : null;
        }

        Assert.Equal(["Diajak", "Punya Tuti", .. Enumerable.Range(0, 12).Select(i => $"Rapat {i:00}")], seen);
    }

    [Fact]
    public async Task Who_no_longer_takes_part_no_longer_sees_it()
    {
        await using var app = await TestApp.Start(engine);
        var (tuti, invited, _) = await Plan(app, "sales");
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            foreach (var part in await db.Set<Participant>().ToListAsync())
                db.Bin(part, DateTimeOffset.UtcNow);
            await db.SaveChangesAsync();
        }

        using var api = await app.Api(user: tuti);
        Assert.Equal(["Punya Tuti"], await Listed(api, ""));
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"/api/v1/activities/{invited}")).StatusCode);
    }

    private static async Task<IEnumerable<string>> Listed(HttpClient api, string query) =>
        JsonElement.Parse(await api.GetStringAsync("/api/v1/activities" + query)).GetProperty("data").EnumerateArray().Select(a => a.GetProperty("subject").GetString()!).ToList();

    /// <summary>Tuti, in a team of her own, with an activity of hers, one of the owner's that she takes part in, and one that is none of her business.</summary>
    private static async Task<(User Tuti, Guid Invited, Guid Hidden)> Plan(TestApp app, string role)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var team = db.Add(new Team { Name = "Toko" }).Entity;
        await db.SaveChangesAsync();
        var user = await app.AddMember("tuti@tokouji.id", "Tuti", role, team.Id);
        var (owner, tuti) = (await db.Set<Member>().SingleAsync(m => m.Email == TestApp.OwnerEmail), await db.Set<Member>().SingleAsync(m => m.Email == "tuti@tokouji.id"));
        var invited = db.Add(new Activity { Subject = "Diajak", StartsAt = Start, Owner = owner.Id }).Entity;
        var hidden = db.Add(new Activity { Subject = "Orang lain", StartsAt = Start, Owner = owner.Id }).Entity;
        db.Add(new Activity { Subject = "Punya Tuti", StartsAt = Start, Owner = tuti.Id });
        await db.SaveChangesAsync();
        db.Add(new Participant { Activity = invited.Id, Member = tuti.Id });
        await db.SaveChangesAsync();
        return (user, invited.Id.Value, hidden.Id.Value);
    }
}
