using Akrab.Contracts;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Sales.Forecasts;
using Akrab.Sales.Opportunities;
using Akrab.Sales.Pipelines;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Sales.Tests;

public abstract class Forecasts(Engine engine)
{
    private static readonly DateOnly First = TimeProvider.System.Today().AddDays(1 - TimeProvider.System.Today().Day);

    public sealed class OnSqlite() : Forecasts(Engine.Sqlite);

    public sealed class OnPostgres() : Forecasts(Engine.Postgres);

    /// <summary>Whatever lies there, the sums of the database are those of a plain loop over all of it.</summary>
    [Fact]
    public async Task Adds_up_as_a_plain_loop_does()
    {
        await using var app = await TestApp.Start(engine);
        var customer = await Customer(app);
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var stages = await Furnish(db, customer, new Random(7), 300);
        var all = await db.Set<Opportunity>().AsNoTracking().ToListAsync();
        var lines = await new ForecastReader(db).Now(First, First.AddMonths(3), CancellationToken.None);

        foreach (var currency in (string[])["IDR", "USD"])
            for (var month = First; month < First.AddMonths(3); month = month.AddMonths(1))
            {
                var (won, committed, likely, possible, weighted, count) = (0m, 0m, 0m, 0m, 0m, 0);
                foreach (var o in all.Where(o => o.Amount?.Currency == currency))
                {
                    var stage = stages.Single(s => s.Id == o.Stage);
                    if (o.Status == OpportunityStatus.Won && o.ClosedOn >= month && o.ClosedOn < month.AddMonths(1))
                        (won, count) = (won + o.Amount!.Value.Amount, count + 1);
                    if (o.Status != OpportunityStatus.Open || o.ClosesOn < month || o.ClosesOn >= month.AddMonths(1) || o.ClosesOn is null || (o.Certainty ?? stage.Certainty) == Certainty.Uncounted)
                        continue;
                    count++;
                    weighted += o.Amount!.Value.Amount * stage.Probability / 100;
                    switch (o.Certainty ?? stage.Certainty)
                    {
                        case Certainty.Committed: committed += o.Amount!.Value.Amount; break;
                        case Certainty.Likely: likely += o.Amount!.Value.Amount; break;
                        default: possible += o.Amount!.Value.Amount; break;
                    }
                }

                var sum = lines.Where(l => l.Month == month && l.Outlook.Currency == currency).Select(l => l.Outlook).Aggregate(Outlook.None(currency), (a, b) => a + b);
                Assert.Equal((won, committed, likely, possible, weighted, count), (sum.Won.Amount, sum.Committed.Amount, sum.Likely.Amount, sum.Possible.Amount, sum.Weighted.Amount, sum.Opportunities));
                Assert.Equal((won + committed, won + committed + likely, won + weighted), (sum.Sure.Amount, sum.Best.Amount, sum.Expected.Amount));
            }
    }

    [Fact]
    public async Task What_was_believed_stays_whatever_happens_to_the_opportunities()
    {
        await using var app = await TestApp.Start(engine);
        var (today, customer) = (TimeProvider.System.Today(), await Customer(app));
        Money before;
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            await Furnish(db, customer, new Random(8), 60);
            scope.ServiceProvider.GetRequiredService<Jobs>().Enqueue(new WriteForecastDown());
            await db.SaveChangesAsync();
            await Shop.Until(() => db.Set<ForecastSnapshot>().AnyAsync());
            before = Best((await new ForecastReader(db).Then(today, today.AddMonths(-3), today.AddMonths(24), CancellationToken.None))!.Value.Lines);
            Assert.True(before.Units > 0);
            Assert.Null(await new ForecastReader(db).Then(today.AddDays(-1), First, First.AddMonths(3), CancellationToken.None));

            foreach (var one in await db.Set<Opportunity>().AsTracking().ToListAsync())
                if (one.IsOpen && one.Amount is { } amount)
                    one.Amount = amount.Times(3);
            await db.SaveChangesAsync();
            foreach (var one in await db.Set<Opportunity>().AsTracking().Take(20).ToListAsync())
                db.Bin(one, TimeProvider.System.Now());
            await db.SaveChangesAsync();
        }

        await using var later = app.Begin();
        Assert.Equal(before, Best((await new ForecastReader(later.ServiceProvider.GetRequiredService<AkrabDb>()).Then(today.AddDays(30), today.AddMonths(-3), today.AddMonths(24), CancellationToken.None))!.Value.Lines));
    }

    [Fact]
    public async Task The_page_holds_it_against_the_target()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var (customer, stages) = (await Shop.Person(sari, "Ibu Ratna"), await Shop.Stages(app));
        var roof = await Shop.Made(sari, "Atap gudang", customer, stages[3], "4.000.000");
        using var api = await app.Api();
        api.DefaultRequestHeaders.Add("If-Match", "*");
        Assert.True((await api.PatchAsync("/api/v1" + roof, Json("""{"closesOn":"2031-03-15"}"""))).IsSuccessStatusCode);
        await sari.Open("/sales-targets/new");
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, (await sari.Submit("/sales-targets", ("month", "2031-03-20"), ("amount", "8.000.000"))).Status);

        var page = (await sari.Open("/forecast?month=2031-03&months=1&by=owner")).Says("main");
        Assert.Contains("Rp8.000.000", page);
        Assert.Contains("Rp4.000.000", page);
        Assert.Contains("Rp3.000.000", page);
        Assert.Contains("Belum ada catatan", (await sari.Open("/forecast?on=2020-01-01")).Says("main"));
    }

    private static async Task<PartyId> Customer(TestApp app)
    {
        using var sari = await app.SignIn();
        return PartyId.Of(Guid.Parse((await Shop.Person(sari, "Ibu Ratna")).Split('/')[^1]));
    }

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    private static Money Best(IEnumerable<ForecastLine> lines) => lines.Where(l => l.Outlook.Currency == "IDR").Select(l => l.Outlook.Best).Aggregate(Money.Zero("IDR"), (a, b) => a + b);

    /// <summary>Opportunities of all kinds around today.</summary>
    private static async Task<IReadOnlyList<Stage>> Furnish(AkrabDb db, PartyId customer, Random dice, int count)
    {
        var stages = await db.Set<Stage>().AsNoTracking().OrderBy(s => s.Position).ToListAsync();
        for (var i = 0; i < count; i++)
        {
            var one = new Opportunity
            {
                Name = $"Peluang {i}",
                Party = customer,
                Stage = stages[dice.Next(stages.Count)].Id,
                Amount = dice.Next(8) == 0 ? null : Money.Of(dice.Next(1, 5000) * 1_000m, dice.Next(5) == 0 ? "USD" : "IDR"),
                ClosesOn = dice.Next(6) == 0 ? null : First.AddDays(dice.Next(-40, 120)),
                Certainty = dice.Next(2) == 0 ? null : (Certainty)dice.Next(4),
            };
            if (dice.Next(4) == 0)
                one.Win(First.AddDays(dice.Next(-40, 120)));
            else if (dice.Next(5) == 0)
                one.Lose(LossReason.Price, null, null, First.AddDays(dice.Next(-40, 120)));
            db.Add(one);
        }

        await db.SaveChangesAsync();
        return stages;
    }
}
