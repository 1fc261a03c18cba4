using System.Net;
using Akrab.Testing;

namespace Akrab.Api.Tests;

/// <summary>Versions, keys and tokens that were bent: each is refused in words, nothing of the record is told, and nothing is changed.</summary>
public abstract class Bent_on_the_way(Engine engine) : IAsyncLifetime
{
    private const string Name = "Ani Lestari";

    private TestApp _app = null!;
    private HttpClient _api = null!;

    public sealed class OnSqlite() : Bent_on_the_way(Engine.Sqlite);

    public sealed class OnPostgres() : Bent_on_the_way(Engine.Postgres);

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.Start(engine);
        _api = await _app.Api();
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_version_that_nobody_was_given_changes_nothing()
    {
        var person = await _api.Post("people", new { fullName = Name });
        foreach (var mark in (string[])["\"0\"", "\"2\"", "\"-1\"", "\"99999999999999999999\"", "1", "W/\"1\"", "\"1\", \"2\"", "\"*\"", "\"1' OR '1'='1\"", "\"", "\"\"", "\"%00\"", "\"" + new string('1', 3000) + "\""])
            foreach (var refused in (Reply[])[await _api.Patch($"people/{person.Id}", new { fullName = "Lain" }, mark), await _api.Delete($"people/{person.Id}", mark)])
                Assert.True(refused.Status is HttpStatusCode.PreconditionFailed or HttpStatusCode.BadRequest, $"{mark}: {refused.Status}");
        Assert.Equal((HttpStatusCode)428, (await _api.Patch($"people/{person.Id}", new { fullName = "Lain" }, null)).Status);
        Assert.Equal((HttpStatusCode)428, (await _api.Patch($"people/{person.Id}", new { fullName = "Lain" }, " ")).Status);

        using var owner = await _app.SignIn();
        foreach (var version in (string[])["-1", "99999999999999999999", "satu", "", "0", "2", "1.0"])
        {
            await owner.Open($"/people/{person.Id}/edit");
            var answer = await owner.Submit($"/people/{person.Id}", ("_version", version), ("fullName", "Lain"));
            Assert.True(answer.Status == HttpStatusCode.Conflict, $"{version}: {answer.Status}");
        }
    }

    [Fact]
    public async Task A_key_is_its_owners_alone_whatever_stands_in_it()
    {
        var other = await _app.AddMember("budi@tokouji.id", "Budi");
        using var his = await _app.Api(user: other);
        var mine = await _api.Post("people", new { fullName = Name }, key: "k-1");
        var theirs = await his.Post("people", new { fullName = Name }, key: "k-1");
        Assert.Equal(HttpStatusCode.Created, theirs.Status);
        Assert.NotEqual(mine.Id, theirs.Id);
        Assert.Equal(HttpStatusCode.BadRequest, (await _api.Call(HttpMethod.Post, "people", new { fullName = "x" }, r => r.Headers.TryAddWithoutValidation("Idempotency-Key", new string('k', 201)))).Status);
        foreach (var key in (string[])["' OR 1=1 --", "%00", "../../k-1", "k-1|k-1", "{}", "k-1, k-1"])
            Assert.Equal(HttpStatusCode.Created, (await _api.Call(HttpMethod.Post, "people", new { fullName = "Lain" }, r => r.Headers.TryAddWithoutValidation("Idempotency-Key", key))).Status);
        foreach (var (path, body) in ((string, object)[])[("organisations", new { name = Name }), ("people", new { fullName = "Bukan" }), ($"people/{mine.Id}/add-note", new { body = "x" })])
        {
            var reused = await _api.Post(path, body, key: "k-1");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, reused.Status);
            Assert.DoesNotContain(Name, reused.Json.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_token_with_one_letter_changed_opens_nothing()
    {
        var person = await _api.Post("people", new { fullName = Name });
        var token = _api.DefaultRequestHeaders.Authorization!.Parameter!;
        string[] bent = [token[..^1], token + "A", token + "=", token.ToUpperInvariant(), token[4..], "akr_", "akr_" + new string('A', 5000), " " + token[1..], .. Enumerable.Range(0, token.Length).Select(i => token[..i] + (token[i] == 'x' ? 'y' : 'x') + token[(i + 1)..])];
        foreach (var (scheme, value) in bent.Select(b => ("Bearer", b)).Append(("Basic", token)).Append(("Bearer", token + ", Bearer " + token)).Append(("", token)))
        {
            using var stranger = new HttpClient { BaseAddress = _app.Url };
            stranger.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"{scheme} {value}".Trim());
            var refused = await stranger.Get($"people/{person.Id}");
            Assert.True(refused.Status == HttpStatusCode.Unauthorized, $"{scheme} {value}: {refused.Status}");
            Assert.DoesNotContain(Name, refused.Json.GetRawText(), StringComparison.Ordinal);
        }
    }
}
