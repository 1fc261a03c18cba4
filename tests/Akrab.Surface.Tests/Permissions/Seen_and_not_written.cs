using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Akrab.Customers.Parties;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Permissions;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Permissions;

/// <summary>A field that may only be seen is shown everywhere and written nowhere; one that is hidden is as unknown as one that was never there.</summary>
public abstract class Seen_and_not_written(Engine engine)
{
    public sealed class OnSqlite() : Seen_and_not_written(Engine.Sqlite);

    public sealed class OnPostgres() : Seen_and_not_written(Engine.Postgres);

    [Fact]
    public async Task What_may_only_be_seen_is_written_by_no_way()
    {
        await using var app = await TestApp.Start(engine);
        var (user, person) = await Prepare(app, "notes", FieldRight.Read);
        using var browser = await app.SignIn(user.Email!);
        using var api = await app.Api(user: user);

        var page = await browser.Open($"/people/{person}");
        Assert.Contains("Suka kopi", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/fields/notes", page.Text, StringComparison.Ordinal);
        Assert.Contains("/fields/source", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Part($"/people/{person}/fields/notes")).Status);
        Assert.Null((await browser.Open($"/people/{person}/edit")).Page.QuerySelector("[name=notes]"));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Submit($"/people/{person}", ("notes", "Suka teh"), ("city", "Bogor"))).Status);
        await browser.Open("/people");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post("/people/bulk", [new("do", "set"), new("pick", person.ToString()), new("field", "notes"), new("notes", "Suka teh")])).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Patch(api, person, "notes", "Suka teh")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Patch(api, person, "notes", "Suka kopi")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PostAsJsonAsync("/api/v1/people", new { fullName = "Baru", notes = "Suka teh" })).StatusCode);
        await Assert.ThrowsAsync<NotAllowed>(() => Plainly(app, user, p => p.Notes = "Suka teh"));
        await Plainly(app, user, p => p.JobTitle = "Barista");

        var now = await api.GetFromJsonAsync<JsonElement>($"/api/v1/people/{person}", TestContext.Current.CancellationToken);
        Assert.Equal("Suka kopi Bogor Barista", $"{now.GetProperty("notes")} {now.GetProperty("city")} {now.GetProperty("jobTitle")}");
    }

    [Fact]
    public async Task What_is_hidden_is_as_unknown_as_what_was_never_there()
    {
        await using var app = await TestApp.Start(engine);
        var (user, person) = await Prepare(app, "notes", FieldRight.Hidden);
        using var browser = await app.SignIn(user.Email!);
        using var api = await app.Api(user: user);
        foreach (var asked in (Func<string, Task<HttpResponseMessage>>[])
        [
            field => api.GetAsync($"/api/v1/people?{field}=kopi"),
            field => api.GetAsync($"/api/v1/people?sort={field}"),
            field => api.GetAsync($"/api/v1/people/aggregate?count&by={field}"),
            field => api.GetAsync($"/api/v1/people/aggregate?sum={field}"),
            field => Patch(api, person, field, "Suka teh"),
            field => api.PostAsJsonAsync("/api/v1/people", new Dictionary<string, string> { ["fullName"] = "Baru", [field] = "Suka teh" }),
            field => browser.Client.GetAsync($"/people?{field}=kopi"),
            field => browser.Client.GetAsync($"/people/{person}/fields/{field}"),
        ])
        {
            using var hidden = await asked("notes");
            using var unknown = await asked("entah");
            Assert.Equal(unknown.StatusCode, hidden.StatusCode);
            Assert.Equal(Said(await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace("entah", "notes", StringComparison.Ordinal), Said(await hidden.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }

        await browser.Open($"/people/{person}/edit");
        await browser.Submit($"/people/{person}", ("notes", "Suka teh"), ("city", "Bogor"));
        await Assert.ThrowsAsync<NotAllowed>(() => Plainly(app, user, p => p.Notes = null));
        Assert.DoesNotContain("notes", (await api.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).Split("\"Person\"")[1].Split("\"PersonPatch\"")[0], StringComparison.Ordinal);
        await using var scope = app.Begin();
        var now = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Person>().SingleAsync(p => p.FullName == "Ibu Rina", TestContext.Current.CancellationToken);
        Assert.Equal(("Suka kopi", "Bogor"), (now.Notes, now.City));
    }

    /// <summary>Without what is sealed anew for every answer.</summary>
    private static string Said(string answer) => Regex.Replace(answer, "CfDJ8[A-Za-z0-9_-]+|\"traceId\":\"[^\"]*\"", "");

    private static async Task<HttpResponseMessage> Patch(HttpClient api, Guid person, string field, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/people/{person}") { Content = JsonContent.Create(new Dictionary<string, string> { [field] = value }) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return await api.SendAsync(request);
    }

    /// <summary>As code that forgot to ask would write it.</summary>
    private static async Task Plainly(TestApp app, User user, Action<Person> change)
    {
        Acting acting;
        await using (var system = app.Begin())
        {
            var db = system.ServiceProvider.GetRequiredService<AkrabDb>();
            acting = (await Staffing.Read(db, CancellationToken.None)).Of(await db.Set<Member>().AsNoTracking().SingleAsync(m => m.User == user.Id));
        }

        await using var scope = app.Begin(acting);
        var theirs = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        change(await theirs.Set<Person>().AsTracking().SingleAsync(p => p.FullName == "Ibu Rina"));
        await theirs.SaveChangesAsync();
    }

    private static async Task<(User User, Guid Person)> Prepare(TestApp app, string field, FieldRight right)
    {
        var user = await app.AddMember("budi@tokouji.id", "Budi", "viewer");
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var role = new Role { Name = "Terbatas", Rights = new Rights(Reaches.All, fields: new Dictionary<string, FieldRight> { [$"person.{field}"] = right }) };
        var person = new Person { FullName = "Ibu Rina", Notes = "Suka kopi", City = "Bandung", Source = "Pasar" };
        db.AddRange(role, person);
        (await db.Set<Member>().AsTracking().SingleAsync(m => m.User == user.Id)).Role = role.Id;
        await db.SaveChangesAsync();
        return (user, person.Id.Value);
    }
}
