using System.Net;
using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Api.Tests;

public abstract class Custom_fields_by_call(Engine engine)
{
    public sealed class OnSqlite() : Custom_fields_by_call(Engine.Sqlite);

    public sealed class OnPostgres() : Custom_fields_by_call(Engine.Postgres);

    [Fact]
    public async Task Every_kind_of_added_field_is_taken_given_back_filtered_grouped_and_cleared()
    {
        await using var app = await TestApp.Start(engine);
        await AddFields(app);
        using var api = await app.Api();
        Dictionary<string, object> values = new()
        {
            ["text"] = "Sawo",
            ["long-text"] = "satu\ndua",
            ["number"] = 12.5m,
            ["percent"] = 7m,
            ["money"] = new { amount = 12_500, currency = "IDR" },
            ["date"] = "2026-08-17",
            ["moment"] = "2026-08-17T07:30:00Z",
            ["annual-date"] = "--08-17",
            ["toggle"] = true,
            ["choice"] = "besar",
            ["choices"] = new[] { "kecil", "besar" },
            ["tags"] = new[] { "satu", "dua" },
            ["email"] = "a@b.id",
            ["phone"] = "+6281234567890",
            ["url"] = "https://toko.id/",
        };
        Assert.Equal(Overlays.Kinds.Order(), values.Keys.Order());

        var made = await api.Post("people", new Dictionary<string, object>(values.Select(v => KeyValuePair.Create(KeyOf(v.Key), v.Value))) { ["fullName"] = "Ani" });
        Assert.Equal(HttpStatusCode.Created, made.Status);
        await api.Post("people", new { fullName = "Tanpa" });
        foreach (var (kind, value) in values)
        {
            Assert.True(JsonElement.DeepEquals(JsonSerializer.SerializeToElement(value), made[KeyOf(kind)]), $"{kind}: {made[KeyOf(kind)]}");
            if (kind is "long-text")
                continue;

            var operand = value switch { string[] many => many[0], bool => "true", string text => text, decimal number => number.ToString(System.Globalization.CultureInfo.InvariantCulture), _ => "IDR 12500" };
            var filtered = await api.Get($"people?{KeyOf(kind)}={Uri.EscapeDataString(operand)}");
            Assert.True(filtered.Status == HttpStatusCode.OK && filtered.Data.Count == 1, $"{kind}: {filtered.Status} {filtered.Json}");

            var groups = await api.Get($"people/aggregate?by={KeyOf(kind)}");
            Assert.True(kind is "money" ? groups.Status == HttpStatusCode.BadRequest : groups.Data.Sum(g => g.GetProperty("count").GetInt32()) == (value is string[]? 3 : 2), $"{kind}: {groups.Json}");
        }

        Assert.Equal(12_500, (await api.Get($"people/aggregate?sum={KeyOf("money")}")).Data.Single().GetProperty("sum")[0].GetProperty("amount").GetDecimal());
        Assert.Equal(12.5m, (await api.Get($"people/aggregate?sum={KeyOf("number")}&by=city")).Data.Single().GetProperty("sum").GetDecimal());

        var cleared = await api.Patch($"people/{made.Id}", values.Keys.ToDictionary(KeyOf, _ => (object?)null), made.Mark);
        Assert.All(values.Keys, kind => Assert.Equal(values[kind] is string[]? "[]" : "null", cleared[KeyOf(kind)].GetRawText()));
        Assert.Equal([$"/{KeyOf("choice")} error.not-a-choice"], (await api.Patch($"people/{made.Id}", new Dictionary<string, object> { [KeyOf("choice")] = "raksasa" }, "*")).Errors);
    }

    [Fact]
    public async Task The_description_names_them_to_members_of_the_company_alone()
    {
        await using var app = await TestApp.Start(engine);
        await AddFields(app);
        using var api = await app.Api("read");
        using var stranger = app.Visit();
        using var owner = await app.SignIn();
        var elsewhere = await app.Services.GetRequiredService<Data.People.Newcomers>().AddTenant("Tetangga", "id", CancellationToken.None);
        await app.AddMember("tono@tetangga.id", "Tono", "owner", tenant: elsewhere);
        using var neighbour = await app.SignIn("tono@tetangga.id");
        using var expired = new HttpClient { BaseAddress = app.Url, DefaultRequestHeaders = { Authorization = new("Bearer", "akrab_nothing") } };

        foreach (var member in (HttpClient[])[api, owner.Client])
        {
            var schemas = await Schemas(member);
            foreach (var schema in (string[])["Person", "PersonInput", "PersonPatch"])
                Assert.Equal(Overlays.Kinds.Select(KeyOf).Order(), Added(schemas, schema));
            Assert.Empty(Added(schemas, "Organisation"));
            Assert.Equal("choice", schemas.GetProperty("Person").GetProperty("properties").GetProperty("xchoice").GetProperty("description").GetString());
        }

        foreach (var other in (HttpClient[])[stranger.Client, neighbour.Client, expired])
            Assert.Empty(Added(await Schemas(other), "Person"));
    }

    private static async Task<JsonElement> Schemas(HttpClient client) => JsonElement.Parse(await client.GetStringAsync("/openapi/v1.json")).GetProperty("components").GetProperty("schemas");

    private static IEnumerable<string> Added(JsonElement schemas, string name) =>
        schemas.GetProperty(name).GetProperty("properties").EnumerateObject().Select(p => p.Name).Where(p => p.StartsWith('x')).Order();

    private static string KeyOf(string kind) => "x" + kind.Replace("-", "", StringComparison.Ordinal);

    private static async Task AddFields(TestApp app)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        foreach (var kind in Overlays.Kinds)
            db.Add(new CustomFieldRow
            {
                Id = Uuid7.Next(),
                Entity = "person",
                Key = KeyOf(kind),
                Kind = kind,
                Labels = $$"""{"id":"{{kind}}","en":"{{kind}}"}""",
                IsFilterable = kind != "long-text",
                Options = """{"besar":{"id":"Besar","en":"Big"},"kecil":{"id":"Kecil","en":"Small"}}""",
            });
        (await db.Tenants.AsTracking().SingleAsync(t => t.Id == app.Tenant)).OverlayVersion++;
        await db.SaveChangesAsync();
        scope.ServiceProvider.GetRequiredService<Overlays>().Forget(app.Tenant);
    }
}
