using System.Net;
using System.Text;
using Akrab.Commerce.Documents;
using Akrab.Commerce.Invoices;
using Akrab.Commerce.Orders;
using Akrab.Commerce.Payments;
using Akrab.Commerce.Quotes;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Testing;
using static Akrab.Commerce.Tests.Shop;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Commerce.Tests;

public abstract class From_quote_to_money(Engine engine)
{
    public sealed class OnSqlite() : From_quote_to_money(Engine.Sqlite);

    public sealed class OnPostgres() : From_quote_to_money(Engine.Postgres);

    private static readonly int Year = DateTime.UtcNow.AddHours(7).Year;

    [Fact]
    public async Task A_quote_is_sent_accepted_ordered_billed_issued_and_paid()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var customer = await Made(sari, "people", ("fullName", "Ibu Tuti"));
        var cake = await Made(sari, "products", ("name", "Nastar"), ("unit", "stoples"), ("price", "95.000"), ("tax", "ppn"));

        var quote = await Made(sari, "quotes", ("party", Id(customer)), ("lines[0].product", Id(cake)), ("lines[0].product.text", ""), ("lines[0].quantity", "3"),
            ("lines[1].product.text", "Antar"), ("lines[1].price", "25.000"), ("lines[1].quantity", "1"));
        var drafted = await One<Quote>(app);
        Assert.Equal(["Nastar", "Antar"], drafted.Lines.Items.Select(l => l.Text));
        Assert.Equal((310_000m, 31_350m, 341_350m), (drafted.Net!.Value.Amount, drafted.Tax!.Value.Amount, drafted.Total!.Value.Amount));
        Assert.Null(drafted.Number);

        await Deed(sari, quote, "send");
        Assert.Equal($"PNW/{Year}/0001", (await One<Quote>(app)).Number);
        await sari.Open(quote);
        Assert.Contains("stoples", (await sari.Open(quote)).Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Patched(app, quote, """{"discount": 50}"""));
        Assert.Equal(HttpStatusCode.OK, await Patched(app, quote, """{"notes": "Telepon dulu"}"""));

        await Deed(sari, quote, "accept", ("by", "Tuti"));
        await Deed(sari, quote, "make-order");
        var order = await One<Order>(app);
        Assert.Equal(($"SO/{Year}/0001", OrderStatus.Confirmed, 341_350m), (order.Number, order.Status, order.Total!.Value.Amount));
        Assert.NotEqual(HttpStatusCode.SeeOther, (await Do(sari, quote, "make-order")).Status);

        await Deed(sari, $"/orders/{order.Key}", "bill");
        var invoice = $"/invoices/{(await One<Invoice>(app)).Key}";
        Assert.NotEqual(HttpStatusCode.SeeOther, (await Do(sari, $"/orders/{order.Key}", "bill")).Status);
        await Deed(sari, invoice, "issue");
        var issued = await One<Invoice>(app);
        Assert.Equal(($"INV/{Year}/0001", 341_350m), (issued.Number, issued.Open!.Value.Amount));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Patched(app, invoice, """{"lines": []}"""));
        Assert.DoesNotContain("/delete", (await sari.Open(invoice)).Text);
        Assert.Equal(HttpStatusCode.Conflict, (await sari.Post(invoice + "/delete", [])).Status);
        Assert.Null((await One<Invoice>(app)).DeletedAt);

        await Deed(sari, invoice, "pay", ("amount", "100.000"), ("method", "cash"));
        Assert.Equal(241_350m, (await One<Invoice>(app)).Open!.Value.Amount);
        await Deed(sari, invoice, "pay", ("amount", "250.000"), ("method", "transfer"), ("reference", "BCA 8812"));
        var paid = await One<Invoice>(app);
        Assert.Equal((InvoiceStatus.Paid, 0m), (paid.Status, paid.Open!.Value.Amount));
        var payments = await All<Payment>(app);
        Assert.Equal([(0m, 100_000m), (8_650m, 250_000m)], payments.OrderBy(p => p.Number).Select(p => (p.Unused!.Value.Amount, p.Amount.Amount)));

        var second = payments.Single(p => p.Reference is not null);
        await Deed(sari, $"/payments/{second.Key}", "reverse", ("reason", "Salah ketik"));
        Assert.Equal((InvoiceStatus.Issued, 241_350m), ((await One<Invoice>(app)).Status, (await One<Invoice>(app)).Open!.Value.Amount));

        var story = (await sari.Open(customer)).Text;
        foreach (var told in (string[])[$"PNW/{Year}/0001", $"INV/{Year}/0001"])
            Assert.Contains(told, story);
    }

    [Fact]
    public async Task A_credit_note_takes_off_what_is_open_and_never_more_than_was_invoiced()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var invoice = await Invoice(sari, "1.000.000");
        Assert.NotEqual(HttpStatusCode.SeeOther, (await Do(sari, invoice, "credit", ("reason", "Retur"))).Status);
        await Deed(sari, invoice, "issue");
        await Deed(sari, invoice, "pay", ("amount", "700.000"), ("method", "cash"));

        await Deed(sari, invoice, "credit", ("reason", "Retur empat"));
        var note = (await All<Invoice>(app)).Single(i => i.Kind == InvoiceKind.CreditNote);
        await sari.Open($"/invoices/{note.Key}/edit");
        await sari.Submit($"/invoices/{note.Key}", ("lines[0].price", "400.000"));
        await Deed(sari, $"/invoices/{note.Key}", "issue");
        var all = await All<Invoice>(app);
        Assert.Equal((InvoiceStatus.Paid, 0m), all.Where(i => i.Kind == InvoiceKind.Invoice).Select(i => (i.Status, i.Open!.Value.Amount)).Single());
        Assert.Equal(($"NK/{Year}/0001", 100_000m), all.Where(i => i.Kind == InvoiceKind.CreditNote).Select(i => (i.Number, i.Open!.Value.Amount)).Single());

        await Deed(sari, invoice, "credit", ("reason", "Retur lagi"));
        var more = (await All<Invoice>(app)).Single(i => i.IsDraft);
        var refused = await Do(sari, $"/invoices/{more.Key}", "issue");
        Assert.NotEqual(HttpStatusCode.SeeOther, refused.Status);
        Assert.Contains("Nota kredit melebihi nilai faktur.", refused.Text);
    }

    [Fact]
    public async Task Many_at_once_get_numbers_without_gaps_and_none_twice()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        List<string> drafts = [];
        for (var i = 0; i < 12; i++)
            drafts.Add(await Invoice(sari, "50.000"));
        using var api = await app.Api();
        await Task.WhenAll(drafts.Select(async draft =>
        {
            var answer = await api.PostAsync($"/api/v1{draft}/issue", new StringContent("{}", Encoding.UTF8, "application/json"));
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }));

        Assert.Equal(Enumerable.Range(1, 12).Select(n => $"INV/{Year}/{n:0000}"), (await All<Invoice>(app)).Select(i => i.Number!).Order());
        Assert.Equal(12, (await All<NumberSeries>(app)).Single(s => s.Kind == DocumentKind.Invoice).Last);
    }

    [Theory]
    [InlineData("lines[0].quantity", "banyak")]
    [InlineData("lines[0].discount", "101")]
    [InlineData("lines[0].tax", "pph")]
    [InlineData("lines[0].price", "")]
    [InlineData("lines[0].quantity", "900000000000000")]
    [InlineData("lines[0].product", "00000000-0000-0000-0000-000000000001")]
    [InlineData("discount", "-5")]
    public async Task What_makes_no_sense_is_refused_in_words(string name, string value)
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var customer = await Made(sari, "people", ("fullName", "Ibu Tuti"));
        Dictionary<string, string> fields = new() { ["party"] = Id(customer), ["lines[0].product.text"] = "Kue", ["lines[0].price"] = "10.000", [name] = value };
        await sari.Open("/invoices/new");
        var answer = await sari.Submit("/invoices", [.. fields.Select(f => (f.Key, f.Value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Empty(await All<Invoice>(app));
    }

    private static async Task<HttpStatusCode> Patched(TestApp app, string path, string json)
    {
        using var api = await app.Api();
        var now = await api.GetAsync("/api/v1" + path);
        using var change = new HttpRequestMessage(HttpMethod.Patch, "/api/v1" + path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        change.Headers.IfMatch.Add(now.Headers.ETag!);
        return (await api.SendAsync(change)).StatusCode;
    }

    private static async Task<string> Invoice(TestBrowser sari, string price)
    {
        var customer = await Made(sari, "people", ("fullName", $"Pelanggan {Guid.NewGuid():N}"));
        return await Made(sari, "invoices", ("party", Id(customer)), ("lines[0].product.text", "Kue"), ("lines[0].price", price));
    }
}
