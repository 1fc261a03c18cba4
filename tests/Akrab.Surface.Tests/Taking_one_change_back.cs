using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Permissions;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

/// <summary>One change can be taken back from the history, on the page and by call; what came after it stays.</summary>
public abstract class Taking_one_change_back(Engine engine)
{
    public sealed class OnSqlite() : Taking_one_change_back(Engine.Sqlite);

    public sealed class OnPostgres() : Taking_one_change_back(Engine.Postgres);

    [Fact]
    public async Task What_came_after_it_stays()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var person = await Ani(app, owner, new { jobTitle = "Kasir", callName = "Mbak Ani" }, new { callName = "Bu Ani" });

        var history = await owner.Open(person + "/history");
        var buttons = history.Page.QuerySelectorAll("form[action$='/undo']").Select(f => f.GetAttribute("action")!).ToList();
        Assert.Equal(2, buttons.Count);
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.Submit(buttons[1])).Status);

        var page = await owner.Open(person);
        Assert.DoesNotContain("Kasir", page.Text, StringComparison.Ordinal);
        Assert.Contains("Bu Ani", page.Text, StringComparison.Ordinal);
        Assert.Contains("membatalkan satu perubahan", (await owner.Open(person + "/history")).Says("#history"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Conflict, (await owner.Submit(buttons[1])).Status);
    }

    [Fact]
    public async Task By_call_with_the_history()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var person = await Ani(app, owner, new { jobTitle = "Kasir" });
        using var api = await app.Api();
        var history = await api.GetFromJsonAsync<JsonElement>($"/api/v1{person}/history");
        var change = history.GetProperty("data")[0];
        Assert.Equal("Kasir", change.GetProperty("changes").GetProperty("jobTitle")[1].GetString());
        Assert.Equal("create", history.GetProperty("data")[1].GetProperty("action").GetString());

        var undone = await api.PostAsync($"/api/v1{person}/history/{change.GetProperty("id").GetString()}/undo", null);
        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        Assert.Equal(JsonValueKind.Null, (await undone.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("jobTitle").ValueKind);

        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsync($"/api/v1{person}/history/{Guid.NewGuid()}/undo", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsync($"/api/v1{person}/history/x/undo", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await api.PostAsync($"/api/v1{person}/history/{history.GetProperty("data")[1].GetProperty("id").GetString()}/undo", null)).StatusCode);

        var today = (await api.GetFromJsonAsync<JsonElement>($"/api/v1{person}?on={DateTime.UtcNow.AddDays(1):yyyy-MM-dd}")).GetProperty("fullName").GetString();
        Assert.Equal("Ani", today);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"/api/v1{person}?on=2001-01-01")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.GetAsync($"/api/v1{person}?on=kapan")).StatusCode);
    }

    [Fact]
    public async Task Who_may_not_change_or_not_see_the_field_cannot()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var person = await Ani(app, owner, new { jobTitle = "Kasir" });
        var undo = (await owner.Open(person + "/history")).Page.QuerySelector("form[action$='/undo']")!.GetAttribute("action")!;

        await app.AddMember("vi@tokouji.id", "Vi", "viewer");
        using var viewer = await app.SignIn("vi@tokouji.id");
        Assert.Null((await viewer.Open(person + "/history")).Page.QuerySelector("form[action$='/undo']"));
        await viewer.Open("/me");
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.Post(undo, [])).Status);

        var user = await app.AddMember("ha@tokouji.id", "Ha");
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var role = new Role { Name = "Terbatas", Rights = new Rights(Reaches.All, fields: new Dictionary<string, FieldRight> { ["person.jobTitle"] = FieldRight.Hidden }) };
            db.Add(role);
            (await db.Set<Member>().AsTracking().SingleAsync(m => m.User == user.Id)).Role = role.Id;
            await db.SaveChangesAsync();
        }

        using var half = await app.SignIn("ha@tokouji.id");
        await half.Open(person);
        Assert.Equal(HttpStatusCode.Conflict, (await half.Post(undo, [])).Status);
        using var api = await app.Api(user: user);
        Assert.DoesNotContain("Kasir", await api.GetStringAsync($"/api/v1{person}/history"), StringComparison.Ordinal);
    }

    private static async Task<string> Ani(TestApp app, TestBrowser owner, params object[] changes)
    {
        await owner.Open("/people/new");
        var person = (await owner.Submit("/people", ("fullName", "Ani"))).Location!.Split('?')[0];
        using var api = await app.Api();
        foreach (var change in changes)
        {
            using var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1" + person) { Content = JsonContent.Create(change), Headers = { { "If-Match", "*" } } };
            Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(request)).StatusCode);
        }

        return person;
    }
}
