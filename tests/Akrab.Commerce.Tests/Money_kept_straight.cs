using System.Net;
using System.Text;
using Akrab.Commerce.Invoices;
using Akrab.Commerce.Orders;
using Akrab.Commerce.Payments;
using Akrab.Commerce.Receivables;
using Akrab.Data.Model;
using Akrab.Exchange;
using Akrab.Kernel.Values;
using Akrab.Testing;
using Akrab.Web.Import;
using Microsoft.Extensions.DependencyInjection;
using static Akrab.Commerce.Tests.Shop;

namespace Akrab.Commerce.Tests;

/// <summary>Deposits, what was paid too much, what is given back, and what was owed before we came.</summary>
public abstract class Money_kept_straight(Engine engine)
{
    public sealed class OnSqlite() : Money_kept_straight(Engine.Sqlite);

    public sealed class OnPostgres() : Money_kept_straight(Engine.Postgres);

    [Fact]
    public async Task A_deposit_pays_the_invoice_of_its_order_and_what_is_left_another_one()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var tuti = await Made(sari, "people", ("fullName", "Ibu Tuti"));
        var order = await Made(sari, "orders", ("party", Id(tuti)), ("lines[0].product.text", "Kue pengantin"), ("lines[0].price", "1.000.000"));
        await Deed(sari, order, "confirm");
        await Deed(sari, order, "deposit", ("amount", "400.000"), ("method", "transfer"));
        await Deed(sari, order, "deposit", ("amount", "700.000"), ("method", "cash"));
        Assert.Contains("BYR/", (await sari.Open(order)).Text);

        await Deed(sari, order, "bill");
        var invoice = $"/invoices/{(await One<Invoice>(app)).Key}";
        await Deed(sari, invoice, "issue");
        Assert.Equal((InvoiceStatus.Paid, 0m), await Now(app, invoice));
        Assert.Equal([0m, 100_000m], (await All<Payment>(app)).OrderBy(p => p.Number).Select(p => p.Unused!.Value.Amount));
        Assert.Equal([400_000m, 600_000m], (await All<Allocation>(app)).OrderBy(a => a.From).Select(a => a.Amount.Amount));

        var second = $"/payments/{(await All<Payment>(app)).Single(p => p.IsUsable).Key}";
        var (hers, theirs) = (await Issued(sari, tuti, "80.000"), await Issued(sari, await Made(sari, "people", ("fullName", "Pak Budi")), "80.000"));
        var refused = await Do(sari, second, "apply", ("invoice", Id(theirs)));
        Assert.Contains("Faktur itu milik pelanggan lain.", refused.Text);
        await Deed(sari, second, "apply", ("invoice", Id(hers)));
        Assert.Equal((InvoiceStatus.Paid, 0m), await Now(app, hers));
        Assert.Contains("BYR/", (await sari.Open(hers)).Text);

        Assert.Contains("20.000", (await sari.Open(second + "/refund")).Text);
        Assert.NotEqual(HttpStatusCode.SeeOther, (await Do(sari, second, "refund", ("amount", "20.001"), ("method", "cash"))).Status);
        await Deed(sari, second, "refund", ("amount", "20.000"), ("method", "cash"));
        Assert.DoesNotContain(await All<Payment>(app), p => p.IsUsable);
        var given = (await All<Payment>(app)).Single(p => p.Kind == PaymentKind.Refund);

        Assert.Contains("Sebagian pembayaran ini sudah dikembalikan", (await Do(sari, second, "reverse", ("reason", "Palsu"))).Text);
        await Deed(sari, $"/payments/{given.Key}", "reverse", ("reason", "Tidak jadi"));
        Assert.Equal(20_000m, (await All<Payment>(app)).Single(p => p.IsUsable).Unused!.Value.Amount);
        await Deed(sari, second, "reverse", ("reason", "Palsu"));
        Assert.Equal((InvoiceStatus.Issued, 600_000m), await Now(app, invoice));
        Assert.Equal((InvoiceStatus.Issued, 80_000m), await Now(app, hers));
        Assert.Equal(2, (await All<Allocation>(app)).Count(a => a.IsUndone));
    }

    [Fact]
    public async Task What_a_credit_note_still_owes_pays_another_invoice_or_is_given_back()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var tuti = await Made(sari, "people", ("fullName", "Ibu Tuti"));
        var first = await Issued(sari, tuti, "500.000");
        await Deed(sari, first, "pay", ("amount", "500.000"), ("method", "cash"));
        await Deed(sari, first, "credit", ("reason", "Rusak"));
        var note = $"/invoices/{(await All<Invoice>(app)).Single(i => i.Kind == InvoiceKind.CreditNote).Key}";
        Assert.NotEqual(HttpStatusCode.SeeOther, (await Do(sari, note, "refund", ("amount", "1"), ("method", "cash"))).Status);
        await Deed(sari, note, "issue");
        Assert.Equal((InvoiceStatus.Issued, 500_000m), await Now(app, note));

        var second = await Issued(sari, tuti, "120.000");
        await Deed(sari, note, "apply", ("invoice", Id(second)));
        Assert.Equal((InvoiceStatus.Paid, 0m), await Now(app, second));
        Assert.Contains("Tidak sebanyak itu", (await Do(sari, note, "refund", ("amount", "380.001"), ("method", "cash"))).Text);
        await Deed(sari, note, "refund", ("amount", "380.000"), ("method", "transfer"));
        Assert.Equal((InvoiceStatus.Paid, 0m), await Now(app, note));

        var refund = (await All<Payment>(app)).Single(p => p.Kind == PaymentKind.Refund);
        await Deed(sari, $"/payments/{refund.Key}", "reverse", ("reason", "Rekening salah"));
        Assert.Equal((InvoiceStatus.Issued, 380_000m), await Now(app, note));
    }

    private const string Balances = """
        No Faktur;Pelanggan;Tanggal;Jatuh Tempo;Total;Sisa
        INV/2026/0001;Ibu Tuti;01/10/2026;15/10/2026;1.000.000;250.000
        L-77;Toko Maju;05/11/2026;05/12/2026;600.000;
        L-78;Toko Maju;01/09/2026;01/10/2026;300.000;0
        L-79;Ibu Tuti;01/09/2026;01/10/2026;300.000;400.000
        """;

    [Fact]
    public async Task Open_invoices_of_another_program_come_in_and_age_is_true_on_the_first_day()
    {
        await using var app = await TestApp.Start(engine);
        var report = await Purchase_history.Import<Invoice>(app, Encoding.UTF8.GetBytes(Balances), "piutang.csv", new ImportOptions { Currency = "IDR" });
        Assert.Equal((4L, 3L, 1L), (report.Read, report.Created, report.Rejected));

        var invoices = (await All<Invoice>(app)).ToDictionary(i => i.Number!);
        Assert.Equal((InvoiceStatus.Issued, 1_000_000m, 250_000m), (invoices["INV/2026/0001"].Status, invoices["INV/2026/0001"].Total!.Value.Amount, invoices["INV/2026/0001"].Open!.Value.Amount));
        Assert.Equal((InvoiceStatus.Issued, 600_000m), (invoices["L-77"].Status, invoices["L-77"].Open!.Value.Amount));
        Assert.Equal((InvoiceStatus.Paid, 0m), (invoices["L-78"].Status, invoices["L-78"].Open!.Value.Amount));
        await using (var scope = app.Begin())
        {
            var (debts, all) = await scope.ServiceProvider.GetRequiredService<ReceivablesReader>().On(new DateOnly(2026, 11, 24), default);
            Assert.Equal([("Ibu Tuti", 250_000m, 250_000m), ("Toko Maju", 600_000m, 0m)], debts.Select(d => (d.Name, d.Total.Amount, d.Late.Amount)));
            Assert.Equal(850_000m, Assert.Single(all).Total.Amount);
        }

        using var sari = await app.SignIn();
        await Deed(sari, $"/invoices/{invoices["INV/2026/0001"].Key}", "pay", ("amount", "250.000"), ("method", "cash"));
        Assert.Equal((InvoiceStatus.Paid, 0m), await Now(app, $"/invoices/{invoices["INV/2026/0001"].Key}"));
        var mine = await Issued(sari, await Made(sari, "people", ("fullName", "Pak Budi")), "5.000");
        var number = (await All<Invoice>(app)).Single(i => i.Key.ToString() == Id(mine)).Number!;
        Assert.EndsWith(number.Contains("/2026/", StringComparison.Ordinal) ? "/0002" : "/0001", number);
    }

    [Fact]
    public async Task The_latest_come_first_and_an_invoice_for_nobody_is_not_issued()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var tuti = await Made(sari, "people", ("fullName", "Ibu Tuti"));
        foreach (var day in (string[])["03/02/2026", "05/02/2026", "04/02/2026"])
            await Made(sari, "orders", ("party", Id(tuti)), ("date", day), ("lines[0].product.text", "Kue"), ("lines[0].price", "1.000"));
        using var api = await app.Api();
        var list = await api.GetStringAsync("/api/v1/orders");
        Assert.Equal(["2026-02-05", "2026-02-04", "2026-02-03"], ((string[])["2026-02-05", "2026-02-04", "2026-02-03"]).OrderBy(d => list.IndexOf(d, StringComparison.Ordinal)));

        var draft = await Made(sari, "invoices", ("lines[0].product.text", "Kue"), ("lines[0].price", "1.000"));
        Assert.Contains("Isi dulu pelanggannya.", (await Do(sari, draft, "issue")).Text);
    }

    private static async Task<(InvoiceStatus, decimal)> Now(TestApp app, string path)
    {
        var invoice = (await All<Invoice>(app)).Single(i => i.Key.ToString() == Id(path));
        return (invoice.Status, invoice.Open!.Value.Amount);
    }

    private static async Task<string> Issued(TestBrowser sari, string party, string price)
    {
        var invoice = await Made(sari, "invoices", ("party", Id(party)), ("lines[0].product.text", "Kue"), ("lines[0].price", price));
        await Deed(sari, invoice, "issue");
        return invoice;
    }
}
