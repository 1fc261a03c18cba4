using System.Net;
using Akrab.Testing;

namespace Akrab.Api.Tests;

public abstract class Records_by_call(Engine engine) : IAsyncLifetime
{
    public sealed class OnSqlite() : Records_by_call(Engine.Sqlite);

    public sealed class OnPostgres() : Records_by_call(Engine.Postgres);

    private TestApp _app = null!;
    private HttpClient _api = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.Start(engine);
        _api = await _app.Api();
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_record_is_made_read_changed_and_deleted()
    {
        var made = await _api.Post("people", new { fullName = " Budi Santoso ", phones = new object[] { "0812-3456-7890", new { number = "021 555 1234", kind = "work" } }, tags = new[] { "VIP" }, birthday = "--08-17" });
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal("\"1\"", made.Mark);
        Assert.Equal($"/api/v1/people/{made.Id}", made.Response.Headers.Location!.OriginalString);
        Assert.Equal("Budi Santoso", made["fullName"].GetString());
        Assert.Equal(["+6281234567890", "+62215551234"], made["phones"].EnumerateArray().Select(p => p.GetProperty("number").GetString()));
        Assert.Equal("Sari Dewi", made["owner"].GetProperty("title").GetString());

        var read = await _api.Get($"people/{made.Id}");
        Assert.Equal(made.Json.GetRawText(), read.Json.GetRawText());

        var changed = await _api.Patch($"people/{made.Id}", new { birthday = (string?)null, callName = "Bud" }, read.Mark);
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal("\"2\"", changed.Mark);
        Assert.Equal("Bud", changed["callName"].GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, changed["birthday"].ValueKind);
        Assert.Equal("VIP", changed["tags"][0].GetString());

        Assert.Equal(HttpStatusCode.NoContent, (await _api.Delete($"people/{made.Id}", changed.Mark)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.Get($"people/{made.Id}")).Status);
    }

    [Fact]
    public async Task What_was_read_may_be_sent_back_whole()
    {
        var made = await _api.Post("people", new { fullName = "Ani", city = "Bandung", creditLimit = new { amount = 1_500_000, currency = "IDR" } });
        var echoed = await _api.Patch($"people/{made.Id}", made.Json, made.Mark);
        Assert.Equal(HttpStatusCode.OK, echoed.Status);
        Assert.Equal("\"1\"", echoed.Mark);

        var amount = await _api.Patch($"people/{made.Id}", """{"creditLimit":{"amount":2}}""", "*");
        Assert.Equal("IDR", amount["creditLimit"].GetProperty("currency").GetString());
    }

    [Fact]
    public async Task A_stale_version_is_told_with_the_record_as_it_is()
    {
        var made = await _api.Post("people", new { fullName = "Ani" });
        Assert.Equal((HttpStatusCode)428, (await _api.Patch($"people/{made.Id}", new { callName = "A" }, null)).Status);
        Assert.Equal((HttpStatusCode)428, (await _api.Delete($"people/{made.Id}", null)).Status);
        await _api.Patch($"people/{made.Id}", new { callName = "A" }, "\"1\"");

        foreach (var mark in (string[])["\"1\"", "\"9\"", "W/\"2\"", "nonsense"])
        {
            var stale = await _api.Patch($"people/{made.Id}", new { callName = "B" }, mark);
            Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
            Assert.Equal("A", stale["current"].GetProperty("callName").GetString());
            Assert.Equal("\"2\"", stale.Mark);
        }

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await _api.Delete($"people/{made.Id}", "\"1\"")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _api.Patch($"people/{made.Id}", new { callName = "B" }, "*")).Status);
    }

    [Fact]
    public async Task A_deed_is_done_by_its_verb_and_its_rule_may_forbid_it()
    {
        var made = await _api.Post("people", new { fullName = "Ani" });
        var ended = await _api.Post($"people/{made.Id}/end-relationship", new { on = "2026-01-31", because = "pindah" });
        Assert.Equal(HttpStatusCode.OK, ended.Status);
        Assert.Equal("former", ended["lifeCycle"].GetString());

        Assert.Equal(HttpStatusCode.Conflict, (await _api.Post($"people/{made.Id}/end-relationship", new { on = "2026-02-01" })).Status);
        Assert.Equal(["/on error.required"], (await _api.Post($"people/{made.Id}/end-relationship", new { })).Errors);
        Assert.Equal(HttpStatusCode.OK, (await _api.Post($"people/{made.Id}/resume-relationship", null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await _api.Post($"people/{made.Id}/add-note", new { body = "halo" })).Status);
        Assert.Contains((await _api.Get($"interactions?party={made.Id}")).Data, i => i.GetProperty("body").GetString() == "halo");
        Assert.Equal(HttpStatusCode.NotFound, (await _api.Post($"people/{made.Id}/explode", new { })).Status);
    }

    [Fact]
    public async Task A_link_is_taken_as_id_or_object_and_shown_with_its_title()
    {
        var firm = await _api.Post("organisations", new { name = "PT Maju" });
        Assert.Equal(HttpStatusCode.Created, firm.Status);
        var one = await _api.Post("people", new { fullName = "Ani", organisation = firm.Id });
        var other = await _api.Post("people", new { fullName = "Ani", organisation = new { id = firm.Id, title = "whatever" } });
        Assert.All([one, other], made => Assert.Equal("PT Maju", made["organisation"].GetProperty("title").GetString()));
        Assert.Equal(["/organisation error.not-found"], (await _api.Post("people", new { fullName = "Ani", organisation = Guid.NewGuid() })).Errors);
    }

    [Fact]
    public async Task Every_problem_is_told_at_its_place()
    {
        var refused = await _api.Post("people", """{"phones":["0812",7],"emails":["a@b.id","x"],"tags":"VIP","foo":1,"a/b":2,"createdAt":"2026-01-01T00:00:00Z","id":"x","creditLimit":{"amount":1,"currency":"rupiah"}}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(
        [
            "/a~1b error.unknown-field", "/createdAt api.read-only", "/creditLimit error.not-a-currency", "/emails/1 error.not-an-email", "/foo error.unknown-field",
            "/fullName error.required", "/id api.read-only", "/phones/1 error.not-a-list-of-points", "/tags error.not-a-list-of-texts",
        ], refused.Errors.Order(StringComparer.Ordinal));
        Assert.Equal("This must be filled in.", refused["errors"].EnumerateArray().First(e => e.GetProperty("pointer").GetString() == "/fullName").GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_key_makes_a_call_safe_to_repeat()
    {
        var first = await _api.Post("people", new { fullName = "Ani" }, key: "k-1");
        var again = await _api.Post("people", new { fullName = "Ani" }, key: "k-1");
        Assert.Equal(HttpStatusCode.Created, again.Status);
        Assert.Equal(first.Json.GetRawText(), again.Json.GetRawText());
        Assert.Equal((HttpStatusCode)422, (await _api.Post("people", new { fullName = "Budi" }, key: "k-1")).Status);
        Assert.Single((await _api.Get("people")).Data);

        var racing = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _api.Post("people", new { fullName = "Cici" }, key: "k-2")));
        Assert.Single(racing.Select(r => r.Id).Distinct());

        await _api.Post($"people/{first.Id}/add-note", new { body = "sekali" }, key: "k-3");
        await _api.Post($"people/{first.Id}/add-note", new { body = "sekali" }, key: "k-3");
        Assert.Single((await _api.Get($"interactions?party={first.Id}")).Data);
    }

    [Fact]
    public async Task A_batch_makes_all_or_each()
    {
        object[] rows = [new { fullName = "Ani" }, new { fullName = "" }, new { fullName = "Budi", phones = new object[] { 7 } }];
        var all = await _api.Post("people/batch", rows);
        Assert.Equal(["/1/fullName error.required", "/2/phones/0 error.not-a-list-of-points"], all.Errors);
        Assert.Empty((await _api.Get("people")).Data);

        var each = await _api.Post("people/batch?mode=each", rows, key: "b");
        Assert.Equal([201, 422, 422], each.Data.Select(d => d.GetProperty("status").GetInt32()));
        Assert.Equal(1, each["created"].GetInt32());
        Assert.Equal(each.Json.GetRawText(), (await _api.Post("people/batch?mode=each", rows, key: "b")).Json.GetRawText());
        Assert.Single((await _api.Get("people")).Data);

        var many = await _api.Post("people/batch", Enumerable.Range(0, 1000).Select(i => new { fullName = $"Orang {i}" }));
        Assert.Equal(1000, many["created"].GetInt32());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _api.Post("people/batch", Enumerable.Range(0, 1001).Select(i => new { fullName = "x" }))).Status);
    }
}
