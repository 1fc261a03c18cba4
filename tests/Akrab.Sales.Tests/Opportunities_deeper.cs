using System.Net;
using System.Net.Http.Json;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Sales.Opportunities;
using Akrab.Sales.Pipelines;
using Akrab.Testing;
using Akrab.Web.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Sales.Tests;

/// <summary>What stands around an opportunity: what a stage needs, who has a say, what is next, how it came here, and what came out of it.</summary>
public abstract class Opportunities_deeper(Engine engine)
{
    public sealed class OnSqlite() : Opportunities_deeper(Engine.Sqlite);

    public sealed class OnPostgres() : Opportunities_deeper(Engine.Postgres);

    [Fact]
    public async Task A_stage_lets_in_only_what_is_known_well_enough()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var customer = await Shop.Person(sari, "Ibu Ratna");
        var stages = await Shop.Stages(app);
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            (await db.Set<Stage>().AsTracking().FirstAsync(s => s.Id == new StageId(stages[2]))).Needs = TextSet.Of("closes-on", "decider");
            await db.SaveChangesAsync();
        }

        var roof = await Shop.Made(sari, "Atap gudang", customer, stages[0]);
        await sari.Open("/opportunities/board");
        var refused = await sari.Post("/opportunities/board/move", [new("id", roof.Split('/')[^1]), new("column", stages[2].ToString())]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Perkiraan selesai", refused.Text);
        using var api = await app.Api();
        api.DefaultRequestHeaders.Add("If-Match", "*");
        var errors = await (await api.PatchAsJsonAsync("/api/v1" + roof, new { stage = stages[2] })).Content.ReadAsStringAsync();
        Assert.Contains("closesOn", errors);
        Assert.Contains("Siapa yang memutuskan", errors);

        await sari.Open("/stakeholders/new");
        Assert.Equal(HttpStatusCode.SeeOther, (await sari.Submit("/stakeholders", ("opportunity", roof.Split('/')[^1]), ("who", customer.Split('/')[^1]), ("role", "decides"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.PatchAsJsonAsync("/api/v1" + roof, new { stage = stages[2], closesOn = "2027-01-31" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PatchAsJsonAsync("/api/v1" + roof, new { closesOn = (string?)null })).StatusCode);
        Assert.Contains("Ibu Ratna", (await sari.Open(roof)).Page.QuerySelectorAll(".related").Single(r => r.TextContent.Contains("Memutuskan", StringComparison.Ordinal)).TextContent);
    }

    [Fact]
    public async Task Its_page_and_its_card_tell_what_is_next_and_how_it_came_here()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var customer = await Shop.Person(sari, "Ibu Ratna");
        var stages = await Shop.Stages(app);
        var roof = await Shop.Made(sari, "Atap gudang", customer, stages[0]);
        Assert.Contains("Belum ada rencana", (await sari.Open("/opportunities/board")).Says("main"));

        var plan = (await sari.Open(roof)).Page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).First(h => h.StartsWith("/activities/new?opportunity=", StringComparison.Ordinal));
        Assert.Contains("party=" + customer.Split('/')[^1], plan);
        await sari.Open(plan);
        Assert.Equal(HttpStatusCode.SeeOther, (await sari.Submit("/activities", ("subject", "Ukur atapnya"))).Status);
        Assert.Contains("Ukur atapnya", (await sari.Open("/opportunities/board")).Says("main"));
        Assert.Contains("Ukur atapnya", (await sari.Open(customer)).Text);
        Assert.Contains("Atap gudang", (await sari.Open(customer)).Page.QuerySelectorAll(".related").Aggregate("", (all, r) => all + r.TextContent));

        await sari.Open("/opportunities/board");
        await sari.Post("/opportunities/board/move", [new("id", roof.Split('/')[^1]), new("column", stages[1].ToString())]);
        await Shop.Until(async () => (await sari.Open(roof)).Page.QuerySelectorAll(".related").Any(r => r.TextContent.Contains("setelah 0 hari", StringComparison.Ordinal)));
        await using var scope = app.Begin();
        var move = Assert.Single(await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<StageMove>().ToListAsync());
        Assert.Equal((stages[0], stages[1], "Kebutuhan jelas"), (move.From.Value, move.To.Value, move.Name));
        Assert.NotNull(move.Member);
    }

    [Fact]
    public async Task A_part_is_split_off_with_its_part_of_the_amount_and_a_copy_begins_anew()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var roof = await Shop.Made(sari, "Atap gudang", await Shop.Person(sari, "Ibu Ratna"), (await Shop.Stages(app))[1], "25.000.000");
        await sari.Open(roof + "/split");
        Assert.Equal(HttpStatusCode.Conflict, (await sari.Submit(roof + "/split", ("name", "Talang"), ("amount", "25.000.000"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await sari.Submit(roof + "/split", ("name", "Talang"), ("amount", "4.000.000"))).Status);
        await sari.Open(roof + "/copy");
        Assert.Equal(HttpStatusCode.SeeOther, (await sari.Submit(roof + "/copy", ("name", "Atap rumah"))).Status);

        await using var scope = app.Begin();
        var all = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Opportunity>().OrderBy(o => o.Name).ToListAsync();
        Assert.Equal([("Atap gudang", 21_000_000L), ("Atap rumah", 21_000_000L), ("Talang", 4_000_000L)], all.Select(o => (o.Name, (long)o.Amount!.Value.Amount)));
        Assert.All(all.Skip(1), o => Assert.Equal((all[0].Id, OpportunityStatus.Open, all[0].Party), (o.Origin!.Value, o.Status, o.Party)));
        Assert.Contains("Talang", (await sari.Open(roof)).Text);
    }

    [Fact]
    public async Task A_file_of_them_names_customer_and_stage()
    {
        await using var app = await TestApp.Start(engine);
        await using var scope = app.Begin();
        var (imports, db) = (scope.ServiceProvider.GetRequiredService<Imports>(), scope.ServiceProvider.GetRequiredService<AkrabDb>());
        using var file = new MemoryStream("Nama;Pelanggan;Tahap;Nilai\nAtap gudang;Toko Maju;Penawaran terkirim;12.000.000\nTalang;Toko Maju;Tahap entah;1\n"u8.ToArray());
        var run = await imports.Start(file, "peluang.csv", db.Registry.Get<Opportunity>(), null, default);
        var report = await imports.RunNow(run.Id, null, default);

        Assert.Equal((1, 1), (report.Created, report.Rejected));
        var one = Assert.Single(await Shop.All(app));
        Assert.Equal(("Atap gudang", (await Shop.Stages(app))[2], 12_000_000m), (one.Name, one.Stage.Value, one.Amount!.Value.Amount));
        Assert.Contains(Assert.Single(await imports.Notes(run.Id, ImportNoteKind.Rejected, 0, 10, default)).Reasons, r => r.Contains("Tahap entah", StringComparison.Ordinal));
    }
}
