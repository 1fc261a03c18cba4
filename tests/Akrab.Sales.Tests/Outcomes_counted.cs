using Akrab.Contracts;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Sales.Opportunities;
using Akrab.Sales.Outcomes;
using Akrab.Testing;
using Akrab.Web.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Sales.Tests;

public sealed class Win_rates
{
    /// <summary>Against the values R gives: <c>prop.test(8, 10, correct = FALSE)</c> and so on.</summary>
    [Theory]
    [InlineData(8, 2, 0.8, 0.4901625, 0.9433178)]
    [InlineData(0, 5, 0, 0, 0.4344825)]
    [InlineData(50, 50, 0.5, 0.4038315, 0.5961685)]
    public void Have_the_interval_of_Wilson(long won, long lost, double rate, double low, double high)
    {
        var found = WinRate.Of(won, lost)!.Value;
        Assert.Equal(rate, found.Rate, 9);
        Assert.Equal(low, found.Low, 6);
        Assert.Equal(high, found.High, 6);
    }

    [Fact]
    public void Of_nothing_are_none() => Assert.Null(WinRate.Of(0, 0));
}

public abstract class Outcomes_counted(Engine engine)
{
    public sealed class OnSqlite() : Outcomes_counted(Engine.Sqlite);

    public sealed class OnPostgres() : Outcomes_counted(Engine.Postgres);

    [Fact]
    public async Task By_reason_source_rival_and_kind_of_customer()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var (ratna, stages) = (await Shop.Person(sari, "Ibu Ratna"), await Shop.Stages(app));
        await sari.Open("/organisations/new");
        var toko = (await sari.Submit("/organisations", ("name", "Toko Sebelah"))).Location!.Split('?')[0];
        var rival = PartyId.Of(Guid.Parse(toko.Split('/')[^1]));
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var today = TimeProvider.System.Today();
        for (var i = 0; i < 12; i++)
        {
            var one = new Opportunity { Name = $"Peluang {i}", Party = PartyId.Of(Guid.Parse(ratna.Split('/')[^1])), Stage = new(stages[i % 2]), Amount = i == 11 ? null : Money.Of(1_000_000m * (i + 1), "IDR"), Source = i % 3 == 0 ? Source.Call : Source.Referral };
            if (i % 4 == 1)
                db.Add(new Rival { Opportunity = one.Id, Who = rival });
            if (i < 7)
                one.Win(today.AddDays(-i));
            else if (i < 10)
                one.Lose(i == 7 ? LossReason.Price : LossReason.Competitor, null, i == 8 ? rival : null, today.AddDays(-i));
            else
                one.Lose(LossReason.NoAnswer, null, null, today.AddYears(-3));
            db.Add(one);
        }

        await db.SaveChangesAsync();
        var fields = (await scope.ServiceProvider.GetRequiredService<Overlays>().Of(db, CancellationToken.None)).FieldsOf(db.Registry.Get<Opportunity>());

        Assert.Equal([("Memilih pesaing", 0L, 2L), ("Harga", 0L, 1L)], await By("lossReason"));
        Assert.Equal([("Rekomendasi", 4L, 2L), ("Telepon", 3L, 1L)], await By("source"));
        Assert.Equal([("Toko Sebelah", 2L, 2L)], await By(OutcomeReader.Rivals));
        Assert.Equal([("Orang", 7L, 3L)], await By(OutcomeReader.Kinds));
        var all = (await Asked("stage")).All;
        Assert.Equal((7L, 3L, 28_000_000m, 27_000_000m), (all.Won, all.Lost, all.WonAmount.Amount, all.LostAmount.Amount));
        foreach (var by in (string[])["lossReason", "source", "owner", "stage", "branch", "rivals", "kinds"])
            Assert.Contains("70", (await sari.Open($"/outcomes?by={by}")).Says("main"));

        async Task<IEnumerable<(string, long, long)>> By(string by) => (await Asked(by)).Rows.Select(r => (r.Label, r.Won, r.Lost));

        Task<OutcomeView> Asked(string by) => scope.ServiceProvider.GetRequiredService<OutcomeReader>().Of(new OutcomeQuestion(by, today.AddYears(-1), today, "IDR"), fields, Reading.ByPeople(db.Acting, TimeProvider.System), CancellationToken.None);
    }
}
