using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Kernel.Values;
using Akrab.Sales.Opportunities;
using Akrab.Sales.Pipelines;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Sales.Tests;

/// <summary>What we hope to sell moves through the stages of a pipeline until it is won or lost.</summary>
public abstract class Opportunities_move(Engine engine)
{
    public sealed class OnSqlite() : Opportunities_move(Engine.Sqlite);

    public sealed class OnPostgres() : Opportunities_move(Engine.Postgres);

    [Fact]
    public async Task Winning_and_losing_close_it_and_tell_the_customers_timeline()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var customer = await Shop.Person(sari, "Ibu Ratna");
        var stages = await Shop.Stages(app);
        var (good, bad) = (await Shop.Made(sari, "Atap gudang", customer, stages[0]), await Shop.Made(sari, "Cat pagar", customer, stages[1]));

        await sari.Open(good + "/win");
        Assert.Equal(HttpStatusCode.SeeOther, (await sari.Submit(good + "/win", ("signedOn", "2026-03-02"))).Status);
        await sari.Open(bad + "/lose");
        Assert.Equal(HttpStatusCode.SeeOther, (await sari.Submit(bad + "/lose", ("reason", "price"), ("note", "Tetangga lebih murah"))).Status);

        var page = await sari.Open(customer);
        Assert.Contains("memenangkan penjualan", page.Text);
        Assert.Contains("Atap gudang", page.Text);
        Assert.Contains("kehilangan penjualan", page.Text);
        Assert.Contains("Tetangga lebih murah", page.Text);

        await using (var scope = app.Begin())
        {
            var all = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Opportunity>().OrderBy(o => o.Name).ToListAsync();
            Assert.Equal([(OpportunityStatus.Won, new DateOnly(2026, 3, 2), (LossReason?)null), (OpportunityStatus.Lost, all[1].ClosedOn!.Value, LossReason.Price)], all.Select(o => (o.Status, o.ClosedOn!.Value, o.LossReason)));
        }

        await sari.Open(bad);
        Assert.Equal(HttpStatusCode.SeeOther, (await sari.Post(bad + "/reopen", [])).Status);
        Assert.Contains("Terbuka", (await sari.Open(bad)).Text);
    }

    [Fact]
    public async Task Of_two_who_decide_it_at_once_one_does_and_the_other_hears_so()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var path = "/api/v1" + await Shop.Made(sari, "Atap gudang", await Shop.Person(sari, "Ibu Ratna"), (await Shop.Stages(app))[0]);
        using var api = await app.Api();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => i % 2 == 0
            ? api.PostAsJsonAsync(path + "/win", new { signedOn = "2026-03-02" })
            : api.PostAsJsonAsync(path + "/lose", new { reason = "price" })));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.OK), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
        var late = await api.PostAsJsonAsync(path + "/win", new { signedOn = "2026-03-02" });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var told = JsonDocument.Parse(await late.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString()!;
        Assert.Contains("Sari Dewi", told);
        Assert.Contains(DateTime.UtcNow.Year.ToString(CultureInfo.InvariantCulture), told);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PostAsJsonAsync(path + "/lose", new { reason = "bosan" })).StatusCode);
    }

    [Fact]
    public async Task The_board_shows_the_open_ones_of_a_pipeline_with_their_sums_and_moves_them()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var customer = await Shop.Person(sari, "Ibu Ratna");
        var stages = await Shop.Stages(app);
        var roof = await Shop.Made(sari, "Atap gudang", customer, stages[0], "25.000.000");
        await Shop.Made(sari, "Cat pagar", customer, stages[0], "5.000.000");
        var won = await Shop.Made(sari, "Sudah jadi", customer, stages[0], "1.000.000");
        await sari.Open(won + "/win");
        await sari.Submit(won + "/win");
        Guid other;
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var pipeline = new Pipeline { Name = "Proyek", Position = 2 };
            db.AddRange(pipeline, new Stage { Name = "Survei", Pipeline = pipeline.Id, Position = 1 });
            await db.SaveChangesAsync();
            other = pipeline.Id.Value;
        }

        var board = await sari.Open("/opportunities/board");
        Assert.Equal(["Sudah dihubungi", "Kebutuhan jelas", "Penawaran terkirim", "Tawar-menawar"], board.Page.QuerySelectorAll("[data-board-column] h2").Select(h => h.TextContent.Trim()));
        Assert.Contains("30.000.000", board.Says("main"));
        Assert.DoesNotContain("Sudah jadi", board.Says("main"));
        Assert.Contains("Survei", (await sari.Open($"/opportunities/board?in={other}")).Says("main"));
        Assert.Equal(HttpStatusCode.OK, (await sari.Open("/opportunities/board?in=' or 1=1")).Status);

        await sari.Open("/opportunities/board");
        var before = await Shop.Find(app, roof);
        Assert.Equal(HttpStatusCode.SeeOther, (await sari.Post("/opportunities/board/move", [new("id", roof.Split('/')[^1]), new("column", stages[2].ToString())])).Status);
        var after = await Shop.Find(app, roof);
        Assert.Equal(stages[2], after.Stage.Value);
        Assert.True(after.StageSince > before.StageSince);
        await sari.Open("/opportunities/board");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sari.Post("/opportunities/board/move", [new("id", roof.Split('/')[^1]), new("column", Guid.NewGuid().ToString())])).Status);
        Assert.Equal(Money.Of(25_000_000, "IDR"), after.Amount);
    }
}
