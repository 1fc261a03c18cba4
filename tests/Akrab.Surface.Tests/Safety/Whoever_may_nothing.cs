using System.Net;
using System.Net.Http.Json;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Permissions;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Safety;

/// <summary>Two who must learn nothing: a member whose role gives no right, and the owner of another company.</summary>
public abstract class Whoever_may_nothing(Engine engine)
{
    private static readonly HttpStatusCode[] Refusals = [HttpStatusCode.Forbidden, HttpStatusCode.NotFound];

    /// <summary>An empty list, a question asked with nothing in it, a form sent back: allowed where nothing of a record stands in it and nothing was changed.</summary>
    private static readonly HttpStatusCode[] Nothing = [HttpStatusCode.OK, HttpStatusCode.SeeOther, HttpStatusCode.BadRequest, HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity];

    public sealed class OnSqlite() : Whoever_may_nothing(Engine.Sqlite);

    public sealed class OnPostgres() : Whoever_may_nothing(Engine.Postgres);

    [Fact]
    public async Task Is_refused_at_every_door_to_an_entity()
    {
        await using var house = new FurnishedHouse { Engine = engine };
        await house.InitializeAsync();
        var user = await Powerless(house.App);
        using var browser = await house.App.SignIn(user.Email!);
        using var api = await house.App.Api("read write", user);
        await browser.Open("/me");
        // Members, teams and roles, and what data are used for, are known to everybody in a company.
        var granted = house.Registry.Granted.Where(e => !e.IsKnownToAll || e.Followed is not null).ToHashSet();
        var doors = Doors.Named(house.App).Where(d => !d.IsOpen && house.Registry.FindPlural(d.Plural) is { } of && granted.Contains(of)).ToList();
        Assert.True(doors.Count > 500);
        var (names, changes) = (await NamesIn(house.App), await ChangesIn(house.App));
        List<string> found = [];
        foreach (var door in doors)
        {
            var definition = house.Registry.FindPlural(door.Plural)!;
            var (status, text) = await Knock(door, With(door, house.RecordOf(definition.Plural), definition), browser, api);
            if (!Refusals.Contains(status) && (!Nothing.Contains(status) || names.Any(name => text.Contains(name, StringComparison.Ordinal)) || door is { HasId: true, IsCall: true, Method: not "POST" }))
                found.Add($"{door}: {(int)status} {Short(text)}");
        }

        Finds.Nothing(found);
        Assert.Equal(changes, await ChangesIn(house.App));
    }

    [Fact]
    public async Task Reads_nobodys_name_on_any_page()
    {
        await using var house = new FurnishedHouse { Engine = engine };
        await house.InitializeAsync();
        using var browser = await house.App.SignIn((await Powerless(house.App)).Email!);
        var names = await NamesIn(house.App);
        Assert.True(names.Count > 20);
        List<string> found = [];
        foreach (var url in house.Pages)
        {
            var answer = await browser.Open(url);
            found.AddRange(names.Where(name => answer.Text.Contains(name, StringComparison.Ordinal)).Take(1).Select(name => $"{url}: {(int)answer.Status} tells of {name}"));
            if (answer.Status >= HttpStatusCode.InternalServerError)
                found.Add($"{url}: {(int)answer.Status}");
        }

        Finds.Nothing(found);
    }

    [Fact]
    public async Task Of_another_company_finds_none_of_its_records_at_any_door()
    {
        await using var house = new FurnishedHouse { Engine = engine };
        await house.InitializeAsync();
        var tenant = await house.App.Services.GetRequiredService<Newcomers>().AddTenant("Tetangga", "id", CancellationToken.None);
        var user = await house.App.AddMember("tono@tetangga.id", "Tono", "owner", tenant: tenant);
        using var browser = await house.App.SignIn(user.Email!);
        await browser.Open("/me");
        using var api = await ApiIn(house.App, tenant, user);
        var ids = house.Registry.Entities.ToDictionary(e => e.Plural, e => house.RecordOf(e.Plural));
        var doors = Doors.Named(house.App).Where(d => !d.IsOpen && d.HasId).ToList();
        Assert.True(doors.Count > 400);
        var changes = await ChangesIn(house.App);
        List<string> found = [];
        foreach (var door in doors)
        {
            var definition = house.Registry.FindPlural(door.Plural);
            foreach (var id in definition is null ? [.. house.Ids] : (Guid[])[ids[definition.Plural], ids["people"], ids["members"]])
            {
                var (status, text) = await Knock(door, With(door, id, definition), browser, api);
                if (status != HttpStatusCode.NotFound && !IsBeforeLooking(door, definition, status))
                    found.Add($"{door} {id}: {(int)status} {Short(text)}");
            }
        }

        Finds.Nothing(found);
        Assert.Equal(changes, await ChangesIn(house.App));
    }

    /// <summary>
    /// What is answered before any record is looked for, and so is the same for every id: members, teams and roles are not changed by token, a deed
    /// without what it asks for is not begun, and taking back what was done at once finds nothing of that name in one's own journal.
    /// </summary>
    private static bool IsBeforeLooking(Door door, EntityDefinition? definition, HttpStatusCode status) =>
        status == HttpStatusCode.Forbidden && door is { IsCall: true, Method: not "GET" } && definition is { Area: Area.Settings }
        || status == HttpStatusCode.UnprocessableEntity && door is { IsCall: true, Method: "POST" }
        || status is HttpStatusCode.OK or HttpStatusCode.SeeOther && door.Pattern.EndsWith("/bulk/{deed:guid}/undo", StringComparison.Ordinal);

    private static async Task<int> ChangesIn(TestApp app)
    {
        await using var scope = app.Begin();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<JournalRow>().CountAsync();
    }

    private static async Task<(HttpStatusCode, string)> Knock(Door door, string url, TestBrowser browser, HttpClient api)
    {
        if (door.IsCall)
        {
            using var call = new HttpRequestMessage(new HttpMethod(door.Method), url);
            if (door.Method != "GET")
                (call.Content, _) = (JsonContent.Create(new Dictionary<string, object>()), call.Headers.TryAddWithoutValidation("If-Match", "*"));
            using var answer = await api.SendAsync(call);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        if (door.Method == "GET")
        {
            var shown = await browser.Follow(url);
            return (shown.Status, shown.Text);
        }

        var sent = await browser.Post(url, [new("version", "1")]);
        if (!sent.Text.Contains("__RequestVerificationToken", StringComparison.Ordinal))
            await browser.Open("/me");
        return (sent.Status, sent.Text);
    }

    private static string With(Door door, Guid id, EntityDefinition? definition) => door.With(id, definition?.Fields.FirstOrDefault(f => f.IsEditable)?.Name ?? "name");

    private static async Task<User> Powerless(TestApp app)
    {
        var user = await app.AddMember("tamu@tokouji.id", "Tamu", "viewer");
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var role = new Role { Name = "Tanpa hak", Rights = Rights.None };
        db.Add(role);
        (await db.Set<Member>().AsTracking().SingleAsync(m => m.User == user.Id)).Role = role.Id;
        await db.SaveChangesAsync();
        return user;
    }

    private static async Task<HttpClient> ApiIn(TestApp app, TenantId tenant, User user)
    {
        await using var acting = app.Begin(new Data.Access.Acting(tenant));
        var token = await acting.ServiceProvider.GetRequiredService<ApiTokens>().Make(user.Id, "test", "read write", TimeSpan.FromDays(1), CancellationToken.None);
        return new HttpClient { BaseAddress = app.Url, DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
    }

    /// <summary>What people and organisations are called.</summary>
    private static async Task<IReadOnlyList<string>> NamesIn(TestApp app)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        List<string> names = [];
        foreach (var definition in db.Registry.Entities.Where(e => e.HasFace))
            names.AddRange(await definition.Accept(new Titles(db)));
        // One name alone may be a colleague's, too, and those everybody knows.
        var colleagues = await db.Set<Member>().Select(m => m.Name).ToListAsync();
        return [.. names.Where(n => n.Length > 6 && n.Contains(' ', StringComparison.Ordinal) && !colleagues.Contains(n)).Distinct()];
    }

    private static string Short(string text) => text.ReplaceLineEndings(" ")[..Math.Min(text.Length, 160)];

    private sealed class Titles(AkrabDb db) : IEntityVisitor<Task<IEnumerable<string>>>
    {
        public async Task<IEnumerable<string>> Visit<T>(Definition<T> definition) where T : Entity => (await db.Set<T>().AsNoTracking().ToListAsync()).Select(r => definition.TitleOf(r));
    }
}
