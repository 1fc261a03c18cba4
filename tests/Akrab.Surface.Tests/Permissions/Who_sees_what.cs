using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Akrab.Data.People;
using Akrab.Kernel.Permissions;
using Akrab.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Permissions;

/// <summary>Whatever teams, roles and records there are, every way of asking shows just what the plain rules say, and every way of writing changes no more.</summary>
public abstract partial class Who_sees_what(Engine engine)
{
    private const int FixedSeed = 20_261_122;

    public sealed class OnSqlite() : Who_sees_what(Engine.Sqlite);

    public sealed class OnPostgres() : Who_sees_what(Engine.Postgres);

    /// <summary>A list, a page, a count, a file and so on: the ids of what it shows of an entity, or how many.</summary>
    private sealed record Path(string Name, Func<Visitor, string, Task<object>> Ask);

    private sealed record Visitor(PlainMember Member, HttpClient Api, HttpClient Reader, HttpClient Phone, TestBrowser Browser) : IDisposable
    {
        public static async Task<Visitor> Of(TestApp app, User user, PlainMember member)
        {
            string password;
            await using (var scope = app.Begin())
                password = await scope.ServiceProvider.GetRequiredService<ApiTokens>().MakeAppPassword(user.Id, "HP", CancellationToken.None);
            var phone = new HttpClient { BaseAddress = app.Url };
            phone.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user.Email}:{password}")));
            return new Visitor(member, await app.Api(user: user), await app.Api("read", user), phone, await app.SignIn(user.Email!));
        }

        public void Dispose()
        {
            foreach (var part in (IDisposable[])[Api, Reader, Phone, Browser])
                part.Dispose();
        }
    }

    /// <summary>As many of those that are seen as there is room for.</summary>
    private sealed record Some(List<Guid> Ids, int Most);

    private static readonly IReadOnlyList<Path> Paths =
    [
        new("list by call", async (who, plural) => await Listed(who, plural, "")),
        new("list by call, newest first", async (who, plural) => await Listed(who, plural, "&sort=-createdAt")),
        new("list by call, filtered", async (who, plural) => await Listed(who, plural, "&createdAt[gte]=2020-01-01")),
        new("search by call", async (who, plural) => plural is "interactions" or "attachments" ? await Listed(who, plural, "") : await Listed(who, plural, "&search=Nomor")),
        new("count", async (who, plural) => (await Json(who, $"{plural}/aggregate?count"))["data"]!.Value.EnumerateArray().Sum(row => row.GetProperty("count").GetInt32())),
        new("count by creation", async (who, plural) => (await Json(who, $"{plural}/aggregate?count&by=createdAt:year"))["data"]!.Value.EnumerateArray().Sum(row => row.GetProperty("count").GetInt32())),
        new("page", async (who, plural) => Ids(await who.Browser.Open($"/{plural}"), "tbody tr[data-href]", "data-href")),
        new("calendar", async (who, plural) => plural == "activities" ? Ids(await who.Browser.Open($"/calendar?span=month&on={World.First:yyyy-MM-dd}&whose=all"), "td[data-day] a.entry", "href") : await Listed(who, plural, "")),
        new("list by a token that only reads", async (who, plural) => await Listed(who with { Api = who.Reader }, plural, "")),
        new("search page", async (who, plural) => Everywhere(plural) ? Ids(await who.Browser.Open("/search?q=Nomor"), $"main a[href^='/{plural}/']", "href") : await Listed(who, plural, "")),
        new("palette", async (who, plural) => Everywhere(plural) ? new Some(Ids(await who.Browser.Part("/parts/palette?q=Nomor"), $"a[href^='/{plural}/0']", "href"), 6) : await Listed(who, plural, "")),
        new("type-ahead", (who, plural) => TypedAhead(who, plural, "Nomor")),
        new("type-ahead by how the name begins", (who, plural) => TypedAhead(who, plural, plural switch { "people" => "Orang", "organisations" => "Toko", _ => "Urusan" })),
        new("address book", async (who, plural) => plural is "people" or "organisations" ? await Cards(who, plural) : await Listed(who, plural, "")),
        new("card file", async (who, plural) => plural is "people" or "organisations" && who.Member.Roles.Any(r => r.Exports) ? Regex.Matches(await (await who.Browser.Client.GetAsync($"/{plural}/export.vcf")).Content.ReadAsStringAsync(), "BEGIN:VCARD").Count : await Listed(who, plural, "")),
        new("count of the page", async (who, plural) => int.Parse((await who.Browser.Open($"/{plural}/count")).Text, CultureInfo.InvariantCulture)),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_path_agrees_with_the_plain_rules(bool isFixed)
    {
        var seed = isFixed ? FixedSeed : Random.Shared.Next();
        await using var app = await TestApp.Start(engine);
        var dice = new Random(seed);
        var world = await World.Make(app, dice);
        using var owner = await app.SignIn();
        List<string> wrong = [];
        foreach (var (user, member) in world.People)
        {
            using var who = await Visitor.Of(app, user, member);
            foreach (var (entity, plural) in World.Entities)
            {
                var records = world.Rights.Records.Where(r => r.Entity == entity).ToList();
                var seen = records.Where(r => world.Rights.Sees(member, r)).Select(r => r.Id).Order().ToList();
                foreach (var path in Paths)
                {
                    var answer = await path.Ask(who, plural);
                    var agrees = answer switch { int count => count == seen.Count, Some some => some.Ids.Intersect(records.Select(r => r.Id)).ToList() is var shown && !shown.Except(seen).Any() && shown.Count == Math.Min(some.Most, seen.Count), _ => ((List<Guid>)answer).SequenceEqual(seen) };
                    if (!agrees)
                        wrong.Add($"{user.Email} {plural}: {path.Name} shows {(answer as List<Guid>)?.Count ?? (answer as Some)?.Ids.Count ?? answer}, not {seen.Count}");
                }

                wrong.AddRange(await Exported(who, plural, seen.Count));
                foreach (var record in records)
                    wrong.AddRange(await Single(who, world.Rights, record, plural));
            }

            wrong.AddRange(await Elsewhere(app, who, world, owner, dice));
        }

        foreach (var (entity, plural) in World.Entities)
            foreach (var record in world.Rights.Records.Where(r => r.Entity == entity))
                wrong.AddRange(Explained(await owner.Open($"/{plural}/{record.Id}/access"), world, record));

        Assert.True(wrong.Count == 0, $"Seed {seed}:\n{string.Join('\n', wrong.Take(40))}");
    }

    private static bool Everywhere(string plural) => plural is "people" or "organisations" or "activities";

    private static async Task<object> TypedAhead(Visitor who, string plural, string typed) =>
        Everywhere(plural) ? new Some(Ids(await who.Browser.Part($"/parts/lookup/{(plural == "activities" ? "activity" : "party")}-id?q={typed}"), "[data-value]", "data-value"), 8) : await Listed(who, plural, "");

    /// <summary>The cards a phone is given.</summary>
    private static async Task<List<Guid>> Cards(Visitor who, string plural)
    {
        using var request = new HttpRequestMessage(new HttpMethod("PROPFIND"), $"/dav/addressbooks/{who.Member.Id}/{plural}/")
        {
            Content = new StringContent("<D:propfind xmlns:D='DAV:'><D:prop><D:getetag/></D:prop></D:propfind>", Encoding.UTF8, "application/xml"),
            Headers = { { "Depth", "1" } },
        };
        using var answer = await who.Phone.SendAsync(request);
        return [.. Regex.Matches(await answer.Content.ReadAsStringAsync(), $"/{plural}/([0-9a-f-]{{36}})\\.vcf").Select(m => Guid.Parse(m.Groups[1].Value)).Order()];
    }

    private static async Task<List<string>> Exported(Visitor who, string plural, int seen)
    {
        using var answer = await who.Api.GetAsync($"/api/v1/{plural}/export.csv");
        if (!who.Member.Roles.Any(role => role.Exports))
            return answer.StatusCode == HttpStatusCode.Forbidden ? [] : [$"{plural}: exported without being allowed: {answer.StatusCode}"];
        var rows = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;
        return rows == seen ? [] : [$"{plural}: exported {rows}, not {seen}"];
    }

    /// <summary>One record by its address: there, or as if it were nowhere; changed, refused, or as if it were nowhere.</summary>
    private static async Task<List<string>> Single(Visitor who, PlainRights rights, PlainRecord record, string plural)
    {
        var (sees, changes) = (rights.Sees(who.Member, record), rights.MayChange(who.Member, record));
        var found = sees ? HttpStatusCode.OK : HttpStatusCode.NotFound;
        List<(string What, HttpStatusCode Wanted, HttpStatusCode Got)> asked =
        [
            ("call", found, (await who.Api.GetAsync($"/api/v1/{plural}/{record.Id}")).StatusCode),
            ("page", found, (await who.Browser.Open($"/{plural}/{record.Id}")).Status),
            ("history", found, (await who.Browser.Open($"/{plural}/{record.Id}/history")).Status),
            ("patch", !MayAny(who, record, Verb.Change) ? HttpStatusCode.Forbidden : !sees ? HttpStatusCode.NotFound : changes ? HttpStatusCode.OK : HttpStatusCode.Forbidden, await Patch(who, record, plural)),
        ];
        if (plural is "people" or "organisations")
            asked.Add(("card", found, (await who.Phone.GetAsync($"/dav/addressbooks/{who.Member.Id}/{plural}/{record.Id}.vcf")).StatusCode));
        if (plural is "attachments")
            asked.Add(("content", found, (await who.Browser.Open($"/attachments/{record.Id}/content")).Status));
        if (!rights.MayDelete(who.Member, record))
            asked.Add(("delete", !MayAny(who, record, Verb.Delete) ? HttpStatusCode.Forbidden : sees ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound, await Delete(who, record, plural)));
        if (sees && record.Employer is { } employer && Title(await Json(who, $"{plural}/{record.Id}"), "organisation") is var title && title is null == rights.Sees(who.Member, rights.Records.Single(r => r.Id == employer)))
            return [$"{who.Member.Id} {record}: the name of their organisation is {title ?? "not shown"}"];
        return [.. asked.Where(a => a.Wanted != a.Got).Select(a => $"{who.Member.Id} {record}: {a.What} gives {a.Got}, not {a.Wanted}")];
    }

    /// <summary>The page that tells the owner who may do what says just what is so.</summary>
    private static List<string> Explained(Answer page, World world, PlainRecord record)
    {
        var said = page.Page.QuerySelectorAll("#access tbody tr").ToDictionary(row => Guid.Parse(row.QuerySelector("a")!.GetAttribute("href")!.Split('/')[^1]), row => row.QuerySelectorAll("td .badge").Select(b => b.TextContent.Trim().EndsWith(": ya", StringComparison.Ordinal)).ToList());
        return [.. world.People.Select(p => p.Member).Where(m => !said[m.Id].SequenceEqual([world.Rights.Sees(m, record), world.Rights.MayChange(m, record), world.Rights.MayDelete(m, record)]))
            .Select(m => $"{m.Id} {record}: explained as {string.Join(' ', said[m.Id])}")];
    }

    private static bool MayAny(Visitor who, PlainRecord record, Verb verb) => who.Member.Roles.Any(role => role.Reaches[(record.Entity, verb)] != Reach.None);

    private static async Task<HttpStatusCode> Patch(Visitor who, PlainRecord record, string plural)
    {
        var field = record.Entity switch { "activity" => "notes", "interaction" => "body", "fact" => "source", "attachment" => "name", _ => "city" };
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/{plural}/{record.Id}") { Content = JsonContent.Create(new Dictionary<string, string> { [field] = $"Medan {Random.Shared.Next()}" }) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return (await who.Api.SendAsync(request)).StatusCode;
    }

    private static async Task<HttpStatusCode> Delete(Visitor who, PlainRecord record, string plural)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/{plural}/{record.Id}");
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return (await who.Api.SendAsync(request)).StatusCode;
    }

    private static async Task<List<Guid>> Listed(Visitor who, string plural, string question)
    {
        List<Guid> found = [];
        for (string? after = null, next; ; after = next)
        {
            var page = await Json(who, $"{plural}?limit=5{question}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");
            found.AddRange(page["data"]!.Value.EnumerateArray().Select(row => row.GetProperty("id").GetGuid()));
            next = page["next"] is { ValueKind: JsonValueKind.String } more ? more.GetString() : null;
            if (next is null)
                return [.. found.Order()];
        }
    }

    private static string? Title(Dictionary<string, JsonElement?> record, string link) => record["all"]!.Value.GetProperty(link).GetProperty("title").GetString();

    private static async Task<Dictionary<string, JsonElement?>> Json(Visitor who, string path)
    {
        using var answer = await who.Api.GetAsync("/api/v1/" + path);
        var json = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {json}");
        return new() { ["all"] = json, ["data"] = json.TryGetProperty("data", out var data) ? data : null, ["next"] = json.TryGetProperty("next", out var next) ? next : null };
    }

    private static List<Guid> Ids(Answer answer, string selector, string attribute) =>
        [.. answer.Page.QuerySelectorAll(selector).Select(e => Guid.Parse(e.GetAttribute(attribute)!.Split('/')[^1])).Order()];
}
