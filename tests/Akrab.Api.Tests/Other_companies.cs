using System.Buffers;
using System.Net;
using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Host.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Api.Tests;

public abstract class Other_companies(Engine engine)
{
    public sealed class OnSqlite() : Other_companies(Engine.Sqlite);

    public sealed class OnPostgres() : Other_companies(Engine.Postgres);

    [Fact]
    public async Task What_is_another_companys_is_found_by_no_call_of_the_document()
    {
        await using var app = await TestApp.Start(engine);
        using var stranger = await Neighbour(app);
        using var api = await app.Api();
        var person = await api.Post("people", new { fullName = "Ani", phones = new[] { "081234567890" } });
        await api.Post($"people/{person.Id}/add-note", new { body = "x" });
        await api.Post("organisations", new { name = "PT Maju" });
        await api.Post("activities", new { subject = "Telepon" });
        var ids = await IdsOf(app);
        Assert.True(ids.Count >= 5);

        var document = JsonElement.Parse(await stranger.GetStringAsync("/openapi/v1.json"));
        Assert.Equal("3.1.0", document.GetProperty("openapi").GetString());
        var tried = 0;
        foreach (var path in document.GetProperty("paths").EnumerateObject().Where(p => p.Name.Contains("{id}", StringComparison.Ordinal)))
            foreach (var call in path.Value.EnumerateObject())
                foreach (var id in ids)
                {
                    var method = new HttpMethod(call.Name.ToUpperInvariant());
                    var answer = await stranger.Call(method, path.Name.Replace("{id}", id.ToString(), StringComparison.Ordinal), method == HttpMethod.Get ? null : BodyOf(call.Value),
                        request => { if (method != HttpMethod.Get) request.Headers.TryAddWithoutValidation("If-Match", "*"); });
                    Assert.True(answer.Status == HttpStatusCode.NotFound || IsAdministrators(path.Name, method) && answer.Status == HttpStatusCode.Forbidden, $"{method} {path.Name} {id}: {answer.Status} {answer.Json}");
                    tried++;
                }

        Assert.True(tried > 50);
        Assert.Empty((await stranger.Get("people")).Data);
        Assert.Empty((await stranger.Get("people?search=081234567890")).Data);
        Assert.Equal(["/organisation error.not-found"], (await stranger.Post("people", new { fullName = "x", organisation = person.Id })).Errors);
    }

    [Fact]
    public async Task What_is_another_companys_is_no_filter_and_nothing_links_to_it()
    {
        await using var app = await TestApp.Start(engine);
        using var stranger = await Neighbour(app);
        using var api = await app.Api();
        var person = await api.Post("people", new { fullName = "Ani" });
        var organisation = await api.Post("organisations", new { name = "PT Maju" });
        await api.Post($"people/{person.Id}/add-note", new { body = "x" });
        await api.Post("activities", new { subject = "Telepon", party = person.Id });
        await api.Patch($"people/{person.Id}", new { organisation = organisation.Id }, "*");
        var (ids, dice, asked, sent) = (await IdsOf(app), new Random(1), 0, 0);
        foreach (var definition in House.Open().Entities)
            foreach (var field in definition.Fields.Where(f => f.Type is LinkType))
                foreach (var id in ids)
                {
                    foreach (var question in (string[])[$"{definition.Plural}?{field.Name}={id}", $"{definition.Plural}/aggregate?count&{field.Name}={id}", $"{definition.Plural}?{field.Name}[not]={id}&limit=1"])
                    {
                        var answer = await stranger.Get(question);
                        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{question}: {answer.Status}");
                        Assert.DoesNotContain("PT Maju", answer.Json.GetRawText(), StringComparison.Ordinal);
                        if (answer.Status == HttpStatusCode.OK && !question.Contains("[not]", StringComparison.Ordinal))
                            Assert.DoesNotContain(answer.Data, row => !row.TryGetProperty("count", out var count) || count.GetInt32() > 0);
                        asked++;
                    }

                    if (!field.IsWritable || !definition.CanBeMade)
                        continue;
                    var body = definition.Fields.Where(f => f is { IsRequired: true, IsWritable: true }).ToDictionary(f => f.Name, f => f.Type is LinkType ? JsonSerializer.SerializeToElement(id) : Sample(f, dice));
                    body[field.Name] = JsonSerializer.SerializeToElement(id);
                    var made = await stranger.Post(definition.Plural, body);
                    Assert.True(made.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{definition.Plural} with {field.Name} {id}: {made.Status} {made.Json}");
                    sent++;
                }

        Assert.True(asked > 200 && sent > 50, $"{asked} {sent}");
    }

    private static JsonElement Sample(Field field, Random dice)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            field.Type.WriteJson(json, field.Type.Sample(dice)!);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>Nobody changes members, teams and roles by token, so those calls are refused before anything is looked for.</summary>
    private static bool IsAdministrators(string path, HttpMethod method) =>
        method != HttpMethod.Get && House.Open().Entities.Where(e => e.Area == Area.Settings).Any(e => path.Contains($"/{e.Plural}/", StringComparison.Ordinal));

    /// <summary>A body with every value the call requires.</summary>
    private static Dictionary<string, object> BodyOf(JsonElement call) =>
        call.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var content) ? Fill(content.GetProperty("schema")) : [];

    /// <summary>What a schema requires, with values it takes.</summary>
    private static Dictionary<string, object> Fill(JsonElement schema)
    {
        if (!schema.TryGetProperty("required", out var required))
            return [];
        var members = schema.GetProperty("properties");
        return required.EnumerateArray().ToDictionary(r => r.GetString()!, r => (object)(members.GetProperty(r.GetString()!) switch
        {
            var member when member.TryGetProperty("format", out var format) && format.GetString() == "date" => "2026-01-01",
            var member when member.TryGetProperty("pattern", out var pattern) && pattern.GetString() == "^[A-Z]{3}$" => "IDR",
            var member when member.TryGetProperty("enum", out var options) => options[0].GetString()!,
            var member when member.TryGetProperty("anyOf", out _) => Guid.NewGuid().ToString(),
            var member when member.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() is "integer" or "number" => 1,
            var member when member.TryGetProperty("properties", out _) => Fill(member),
            _ => "x",
        }));
    }

    private static async Task<HttpClient> Neighbour(TestApp app)
    {
        var tenant = await app.Services.GetRequiredService<Newcomers>().AddTenant("Tetangga", "id", CancellationToken.None);
        var user = await app.AddMember("tono@tetangga.id", "Tono", "owner", tenant: tenant);
        await using var acting = app.Begin(new Data.Access.Acting(tenant));
        var token = await acting.ServiceProvider.GetRequiredService<ApiTokens>().Make(user.Id, "test", "read write", TimeSpan.FromDays(1), CancellationToken.None);
        return new HttpClient { BaseAddress = app.Url, DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
    }

    private static async Task<List<Guid>> IdsOf(TestApp app)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        List<Guid> ids = [];
        foreach (var definition in db.Registry.Entities)
            ids.AddRange(await definition.Accept(new OneOf(db)));
        return ids;
    }

    private sealed class OneOf(AkrabDb db) : IEntityVisitor<Task<List<Guid>>>
    {
        public async Task<List<Guid>> Visit<T>(Definition<T> definition) where T : Entity =>
            [.. (await db.Set<T>().AsNoTracking().Take(1).ToListAsync()).Select(r => r.Key)];
    }
}
