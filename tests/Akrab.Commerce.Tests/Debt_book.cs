using Akrab.Commerce.Invoices;
using Akrab.Commerce.Receivables;
using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Commerce.Tests;

public abstract class Debt_book(Engine engine)
{
    public sealed class OnSqlite() : Debt_book(Engine.Sqlite);

    public sealed class OnPostgres() : Debt_book(Engine.Postgres);

    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public async Task Adds_up_what_is_open_by_customer_currency_and_age()
    {
        await using var app = await TestApp.Start(engine);
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var (tuti, toko) = (new Person { FullName = "Ibu Tuti" }, new Organisation { Name = "Toko Maju" });
        db.AddRange(tuti, toko);
        var number = 0;
        void Issued(PartyId party, int daysLate, decimal amount, string currency = "IDR", decimal paid = 0, bool isDraft = false)
        {
            var invoice = new Invoice { Party = party, Date = Today.AddDays(-200), DueOn = Today.AddDays(-daysLate), Lines = Lines.Of(new Line { Text = "Kue", Price = Money.Of(amount, currency) }) };
            invoice.Sum();
            db.Add(invoice);
            if (isDraft)
                return;
            invoice.Issue($"INV/{++number}");
            if (paid > 0)
                invoice.Settle(Money.Of(paid, currency), Today);
        }

        foreach (var (late, amount) in new[] { (-5, 1m), (0, 10m), (1, 100m), (30, 1_000m), (31, 10_000m), (60, 100_000m), (61, 1_000_000m), (90, 10_000_000m), (91, 100_000_000m) })
            Issued(tuti.Id, late, amount);
        Issued(tuti.Id, 45, 30, "USD", paid: 12.5m);
        Issued(toko.Id, 10, 5_000, paid: 5_000);
        Issued(toko.Id, 10, 7_000);
        Issued(toko.Id, 10, 9_000, isDraft: true);
        await db.SaveChangesAsync();

        var (debts, all) = await scope.ServiceProvider.GetRequiredService<ReceivablesReader>().On(Today, default);
        decimal[] Ages(Debt debt) => [.. Debt.Ages.Select(a => debt.Of(a).Amount)];
        Assert.Equal([("Ibu Tuti", "IDR"), ("Toko Maju", "IDR"), ("Ibu Tuti", "USD")], debts.Select(d => (d.Name, d.Currency)));
        Assert.Equal([11, 1_100, 110_000, 11_000_000, 100_000_000], Ages(debts[0]));
        Assert.Equal([0, 7_000, 0, 0, 0], Ages(debts[1]));
        Assert.Equal([0, 0, 17.5m, 0, 0], Ages(debts[2]));
        Assert.Equal([("IDR", 111_118_111m, 111_118_100m), ("USD", 17.5m, 17.5m)], all.Select(a => (a.Currency, a.Total.Amount, a.Late.Amount)));

        using var sari = await app.SignIn();
        var page = await sari.Open("/receivables");
        Assert.Contains("Rp111.118.111", page.Text);
        Assert.Contains($"/people/{tuti.Key}", page.Text);
    }
}
