using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Akrab.Testing;

namespace Akrab.Api.Tests;

public abstract class Bad_input(Engine engine) : IAsyncLifetime
{
    public sealed class OnSqlite() : Bad_input(Engine.Sqlite);

    public sealed class OnPostgres() : Bad_input(Engine.Postgres);

    private TestApp _app = null!;
    private HttpClient _api = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.Start(engine);
        _api = await _app.Api();
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_body_that_is_no_json_is_refused()
    {
        byte[][] bodies =
        [
            "{"u8.ToArray(), "[]"u8.ToArray(), "7"u8.ToArray(), "null"u8.ToArray(), "{\"fullName\":\"\xFF\"}"u8.ToArray()[..12], [.. "{\"fullName\":\""u8, 0xFF, 0xFE, .. "\"}"u8], [0xEF, 0xBB],
            Encoding.UTF8.GetBytes(new string('[', 5000) + new string(']', 5000)), Encoding.UTF8.GetBytes("{\"fullName\":" + string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 101)),
        ];
        foreach (var body in bodies)
            Assert.Equal(HttpStatusCode.BadRequest, (await _api.Post("people", body)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _api.Post("people", null)).Status);
    }

    [Fact]
    public async Task Too_much_or_of_another_kind_is_refused()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _api.Post("people", new { fullName = new string('x', 10 * 1024 * 1024) })).Status);
        Assert.Equal(["/fullName error.too-long"], (await _api.Post("people", new { fullName = new string('x', 900_000) })).Errors);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _api.Send(HttpMethod.Post, "people", new StringContent("fullName=x", new MediaTypeHeaderValue("application/x-www-form-urlencoded")))).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _api.Send(HttpMethod.Post, "people", new StringContent("{}", Encoding.Unicode, "application/json"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await _api.Get("people")).Status);
    }

    [Fact]
    public async Task A_member_that_stands_twice_is_named() =>
        Assert.Equal(["/fullName api.member-twice", "/phones/0/kind api.member-twice"], (await _api.Post("people", """{"fullName":"a","fullName":"b","phones":[{"kind":"a","kind":"b"}]}""")).Errors);

    [Fact]
    public async Task Strange_text_neither_harms_nor_gets_lost()
    {
        foreach (var text in (string[])["A\\u0000B", "\\ud800", "x\\udc00y", "e\\u0301", "\\u202Ereversed", "😀", "'; DROP TABLE parties; --", "<script>alert(1)</script>", "%_\\\\"])
            foreach (var field in (string[])["fullName", "notes", "callName", "website", "source"])
            {
                var made = await _api.Post("people", $$"""{"fullName":"x","{{(field == "fullName" ? "externalId" : "tags")}}":null,"{{field}}":"{{text}}"}""".Replace("\"fullName\":\"x\",\"externalId\":null,\"fullName\"", "\"fullName\"", StringComparison.Ordinal));
                Assert.True((int)made.Status is 201 or 422, $"{field} {text}: {made.Status}");
            }

        foreach (var member in (string[])
            ["""
             "tags":["A\u0000B"]
             """, """
             "tags":["\ud800"]
             """, """
             "phones":["08\u000012"]
             """, """
             "phones":[{"number":"0812","kind":"\u0000"}]
             """, """
             "emails":["a\u0000@b.id"]
             """, """
             "addresses":[{"city":"\u0000"}]
             """, """
             "roles":["\u0000"]
             """, """
             "creditLimit":{"amount":1e30,"currency":"IDR"}
             """, """
             "creditLimit":{"amount":0.00001,"currency":"IDR"}
             """, """
             "creditLimit":{"amount":9e999,"currency":"IDR"}
             """, """
             "birthday":"0000-00-00"
             """, """
             "firstBoughtOn":"9999-12-31"
             """, """
             "\ud800":1
             """])
            Assert.True((int)(await _api.Post("people", "{\"fullName\":\"x\"," + member + "}")).Status is 201 or 400 or 422, member);

        foreach (var query in (string[])["search=%00", "search=%FF", "city=%00", "search=%22%27*", "search=" + new string('x', 3000), "tags=%00", "city[starts]=%00", "birthday=0000-00-00", "createdAt[gte]=0001-01-01", "createdAt[lte]=9999-12-31"])
            Assert.True((int)(await _api.Get("people?" + query)).Status is 200 or 400, query);
    }

    [Fact]
    public async Task Nobody_comes_in_without_a_good_token()
    {
        foreach (var token in (string?[])[null, "akr_nonsense", "", "x y"])
        {
            using var stranger = new HttpClient { BaseAddress = _app.Url };
            if (token is not null)
                stranger.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + token);
            foreach (var path in (string[])["people", "me", "nothing", $"people/{Guid.NewGuid()}"])
                Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Get(path)).Status);
        }

        using var expired = await _app.Api(lasts: TimeSpan.FromSeconds(-1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await expired.Get("people")).Status);
    }

    [Fact]
    public async Task A_token_does_no_more_than_its_scopes_and_its_user_may()
    {
        using var reading = await _app.Api("read");
        Assert.Equal(HttpStatusCode.OK, (await reading.Get("people")).Status);
        var refused = await reading.Post("people", new { fullName = "x" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("write", refused["detail"].GetString());

        using var writing = await _app.Api("write");
        Assert.Equal(HttpStatusCode.Forbidden, (await writing.Get("people")).Status);

        using var viewer = await _app.Api(user: await _app.AddMember("tini@tokouji.id", "Tini", "viewer"));
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.Post("people", new { fullName = "x" })).Status);
        Assert.Equal(["read", "write"], (await viewer.Get("me"))["scopes"].EnumerateArray().Select(s => s.GetString()));

        using var seller = await _app.Api(user: await _app.AddMember("joko@tokouji.id", "Joko"));
        foreach (var settings in (string[])["members", "roles", "teams"])
            Assert.Equal(HttpStatusCode.Forbidden, (await seller.Post(settings, new { name = "Raja" })).Status);
        var own = await seller.Post("people", new { fullName = "Pelanggan Joko" });
        Assert.Equal(HttpStatusCode.Forbidden, (await seller.Delete($"people/{own.Id}", "*")).Status);
    }

    [Fact]
    public async Task What_belongs_to_another_seller_is_not_there_and_neither_are_the_notes_about_it()
    {
        using var joko = await _app.Api(user: await _app.AddMember("joko@tokouji.id", "Joko"));
        using var tini = await _app.Api(user: await _app.AddMember("tini@tokouji.id", "Tini"));
        var own = await joko.Post("people", new { fullName = "Pelanggan Joko" });
        await joko.Post($"people/{own.Id}/add-note", new { body = "rahasia" });

        Assert.Single((await joko.Get("interactions")).Data);
        Assert.Empty((await tini.Get("interactions")).Data);
        Assert.Empty((await tini.Get("people")).Data);
        Assert.Empty((await tini.Get("people?search=Pelanggan")).Data);
        Assert.Equal(0, (await tini.Get("people/aggregate?count")).Data.Sum(d => d.GetProperty("count").GetInt32()));
        Assert.Equal(HttpStatusCode.NotFound, (await tini.Patch($"people/{own.Id}", new { fullName = "x" }, "*")).Status);
        Assert.Single((await _api.Get("interactions")).Data);
    }

    [Fact]
    public async Task Problems_are_told_in_the_callers_language()
    {
        var refused = await _api.Call(HttpMethod.Post, "people", new { }, request => { request.Headers.AcceptLanguage.Clear(); request.Headers.AcceptLanguage.ParseAdd("id-ID,en;q=0.5"); });
        Assert.Equal("Isian ini wajib diisi.", refused["errors"][0].GetProperty("detail").GetString());
    }
}
