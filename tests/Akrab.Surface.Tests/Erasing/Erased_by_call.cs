using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Akrab.Customers.Parties;
using Akrab.Data.Checks;
using Akrab.Data.Erasing;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Values;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Erasing;

/// <summary>An erasure is asked for by call, runs in the background, can be broken off, and survives being cut off.</summary>
public abstract class Erased_by_call(Engine engine)
{
    public sealed class On_sqlite() : Erased_by_call(Engine.Sqlite);

    public sealed class On_postgres() : Erased_by_call(Engine.Postgres);

    [Fact]
    public async Task A_call_tells_beforehand_what_stays_erases_and_gives_the_proof()
    {
        await using var app = await TestApp.Start(engine);
        using var api = await app.Api();
        using var reader = await app.Api("read");
        using var sales = await app.Api(user: await app.AddMember("jual@tokouji.id", "Penjual", "sales"));
        await Make(api, new { fullName = "Budi Santoso", phones = new[] { new { typed = "0812 3456 7890" } } });
        await Make(api, new { fullName = "Warung Ani", notes = "Titipan Budi dan Ida" });
        var budi = await Make(api, new { fullName = "Budi", phones = new[] { new { typed = "0812-3456-7890" }, new { typed = "911" } } });

        using var preview = await Json(await api.GetAsync(budi + "/erasure"), HttpStatusCode.OK);
        Assert.Equal(1, preview.RootElement.GetProperty("sum").GetProperty("emptied").GetProperty("person").GetInt32());
        Assert.Equal(["Budi", "0812-3456-7890"], preview.RootElement.GetProperty("shared").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal(["911"], preview.RootElement.GetProperty("short").EnumerateArray().Select(t => t.GetString()));

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsJsonAsync(budi + "/erasure", new { because = "Diminta" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await sales.GetAsync(budi + "/erasure")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await sales.PostAsJsonAsync(budi + "/erasure", new { because = "Diminta" })).StatusCode);
        var theirs = await Make(sales, new { fullName = "Pelanggan Penjual" });
        Assert.Equal(HttpStatusCode.Forbidden, (await sales.GetAsync(theirs + "/erasure")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await sales.PostAsJsonAsync(theirs + "/erasure", new { because = "Diminta" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PostAsJsonAsync(budi + "/erasure", new { because = " " })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsJsonAsync(budi + "/erasure", new { })).StatusCode);

        var answer = await api.PostAsJsonAsync(budi + "/erasure", new { because = "Budi Prasetyo Santoso yang meminta", request = "UU PDP-9" });
        using var proof = await Json(answer, HttpStatusCode.OK);
        Assert.Equal("done", proof.RootElement.GetProperty("state").GetString());
        Assert.Equal("UU PDP-9", proof.RootElement.GetProperty("request").GetString());
        Assert.Equal((2, 1), (proof.RootElement.GetProperty("sum").GetProperty("shared").GetInt32(), proof.RootElement.GetProperty("sum").GetProperty("short").GetInt32()));
        Assert.Equal(64, proof.RootElement.GetProperty("digest").GetString()!.Length);
        using var again = await Json(await api.GetAsync(answer.Headers.Location), HttpStatusCode.OK);
        Assert.Equal(proof.RootElement.GetRawText(), again.RootElement.GetRawText());
        foreach (var stranger in (HttpClient[])[sales, reader])
            Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(answer.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsJsonAsync(budi + "/erasure", new { because = "Sekali lagi" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"/api/v1/erasures/{Guid.NewGuid()}")).StatusCode);
        await IsFine(app);
    }

    [Fact]
    public async Task Broken_off_anywhere_it_is_ended_or_begun_anew()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var her = await Zubaedah.MoveIn(app, owner);
        var person = app.Services.GetRequiredService<Registry>().Get(typeof(Person));
        var eraser = app.Services.GetRequiredService<Eraser>();
        var (id, reason) = (Uuid7.Next(), new ErasureReason(null, "Diminta", null));

        await Assert.ThrowsAsync<InvalidOperationException>(() => eraser.Erase(id, app.Tenant, person, [her.Id.Value], reason, (_, _) => throw new InvalidOperationException("power cut"), default));
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            Assert.False(await db.Set<ErasureRow>().AnyAsync());
            Assert.Equal(Zubaedah.Name, (await db.Set<Person>().SingleAsync(p => p.Id == her.Id)).FullName);
        }

        List<string> contents;
        await using (var scope = app.Begin())
            contents = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<StoredFileRow>().Select(f => f.Digest).ToListAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => eraser.Erase(id, app.Tenant, person, [her.Id.Value], reason, (done, total) =>
        {
            if (done == total)
                throw new InvalidOperationException("power cut");
        }, default));
        Assert.NotEmpty(await Traced.In(app.Place.Folder, Zubaedah.Traces));
        if (engine == Engine.Sqlite)
            await eraser.Mend(default);
        else
            await eraser.Erase(id, app.Tenant, person, [her.Id.Value], reason, null, default);
        Assert.Equal([], await Traced.In(app, Zubaedah.Traces));
        await using (var scope = app.Begin())
        {
            var left = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<StoredFileRow>().Select(f => f.Digest).ToListAsync();
            var store = app.Services.GetRequiredService<Data.Files.FileStore>();
            Assert.NotEmpty(contents.Except(left));
            Assert.All(contents.Except(left), gone => Assert.False(store.Has(gone)));
        }

        await IsFine(app);
    }

    [Fact]
    public async Task A_page_shows_how_far_it_is_and_one_that_was_stopped_says_so()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        Guid waiting, stopped;
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var (later, jobs) = (DateTimeOffset.UtcNow.AddHours(1), scope.ServiceProvider.GetRequiredService<Data.Jobs.Jobs>());
            waiting = jobs.Enqueue(new Web.Erasing.EraseRecord("person", Guid.NewGuid(), "Diminta", null), later).Id;
            stopped = jobs.Enqueue(new Web.Erasing.EraseRecord("person", Guid.NewGuid(), "Diminta", null)).Id;
            await db.SaveChangesAsync();
        }

        var page = await owner.Open($"/erasures/{waiting}");
        Assert.NotNull(page.Page.QuerySelector("#progress progress"));
        Assert.NotNull((await owner.Open($"/erasures/{waiting}/progress")).Page.QuerySelector("#progress"));
        await owner.Open($"/erasures/{waiting}");
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.Post($"/erasures/{waiting}/cancel", [])).Status);
        using var api = await app.Api();
        await Json(await api.PostAsJsonAsync($"/api/v1/erasures/{waiting}/cancel", new { }), HttpStatusCode.Accepted);

        while ((await owner.Open($"/erasures/{stopped}")).Page.QuerySelector("#progress") is not null)
            await Task.Delay(50);
        Assert.Contains("Orang ini tidak ada", (await owner.Open($"/erasures/{stopped}")).Text);
        await app.AddMember("jual@tokouji.id", "Penjual", "sales");
        using var sales = await app.SignIn("jual@tokouji.id");
        foreach (var path in (string[])[$"/erasures/{waiting}", $"/erasures/{waiting}/progress"])
            Assert.Equal(HttpStatusCode.Forbidden, (await sales.Open(path)).Status);
        await sales.Open("/me");
        Assert.Equal(HttpStatusCode.Forbidden, (await sales.Post($"/erasures/{waiting}/cancel", [])).Status);
    }

    private static async Task<string> Make(HttpClient api, object person)
    {
        using var made = await Json(await api.PostAsJsonAsync("/api/v1/people", person), HttpStatusCode.Created);
        return $"/api/v1/people/{made.RootElement.GetProperty("id").GetGuid()}";
    }

    private static async Task<JsonDocument> Json(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {text}");
        return JsonDocument.Parse(text);
    }

    private static async Task IsFine(TestApp app)
    {
        var report = await app.Services.GetRequiredService<Checkup>().Run(default);
        Assert.True(report.IsFine, string.Join('\n', report.Findings));
    }
}
