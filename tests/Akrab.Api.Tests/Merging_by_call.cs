using System.Net;
using Akrab.Testing;

namespace Akrab.Api.Tests;

public abstract class Merging_by_call(Engine engine)
{
    public sealed class OnSqlite() : Merging_by_call(Engine.Sqlite);

    public sealed class OnPostgres() : Merging_by_call(Engine.Postgres);

    [Fact]
    public async Task Records_become_one_and_stand_for_themselves_again()
    {
        await using var app = await TestApp.Start(engine);
        using var api = await app.Api();
        var budi = await api.Post("people", new { fullName = "Budi Santoso", city = "Bandung" });
        var boedi = await api.Post("people", new { fullName = "Boedi Santoso", callName = "Boed", city = "Bogor" });

        var merged = await api.Post($"people/{budi.Id}/merge", new { others = new[] { boedi.Id }, choices = new { fullName = boedi.Id } });
        Assert.Equal(HttpStatusCode.OK, merged.Status);
        Assert.Equal([boedi.Id.ToString()], merged["absorbed"].EnumerateArray().Select(a => a.GetString()));
        var one = await api.Get($"people/{budi.Id}");
        Assert.Equal(("Boedi Santoso", "Boed", "Bandung"), (one["fullName"].GetString(), one["callName"].GetString(), one["city"].GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get($"people/{boedi.Id}")).Status);

        var separated = await api.Post($"people/{budi.Id}/separate", new { mergeId = merged["mergeId"].GetString() });
        Assert.Equal(HttpStatusCode.OK, separated.Status);
        Assert.Equal("Budi Santoso", (await api.Get($"people/{budi.Id}"))["fullName"].GetString());
        Assert.Equal("Bogor", (await api.Get($"people/{boedi.Id}"))["city"].GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await api.Post($"people/{budi.Id}/separate", new { mergeId = merged["mergeId"].GetString() })).Status);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        await using var app = await TestApp.Start(engine);
        using var api = await app.Api();
        var budi = await api.Post("people", new { fullName = "Budi Santoso" });
        Assert.Equal(HttpStatusCode.BadRequest, (await api.Post($"people/{budi.Id}/merge", new { })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.Post($"people/{budi.Id}/merge", new { others = "all" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await api.Post($"people/{budi.Id}/merge", new { others = new[] { budi.Id } })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await api.Post($"people/{budi.Id}/merge", new { others = new[] { Guid.NewGuid() } })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await api.Post($"people/{budi.Id}/merge", new { others = Enumerable.Range(0, 30).Select(_ => Guid.NewGuid()) })).Status);
    }
}
