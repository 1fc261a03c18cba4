using System.Net;
using Akrab.Commerce.Invoices;
using Akrab.Commerce.Quotes;
using Akrab.Testing;
using static Akrab.Commerce.Tests.Shop;

namespace Akrab.Commerce.Tests;

public abstract class Papers(Engine engine)
{
    public sealed class OnSqlite() : Papers(Engine.Sqlite);

    public sealed class OnPostgres() : Papers(Engine.Postgres);

    [Fact]
    public async Task A_customer_reads_a_quote_and_accepts_it_once_without_signing_in()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var (quote, address) = await Sent(app, sari);
        using var customer = app.Visit();
        var page = await customer.Open(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Response.Headers.CacheControl is { NoStore: true });
        Assert.Contains("Rp111.000", page.Says(".paper-sums"));
        Assert.Contains("Ibu Tuti", page.Says(".paper"));
        Assert.DoesNotContain("rahasia", page.Text);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await customer.Submit(address, ("by", "Tuti"), ("answer", "yes"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await customer.Submit(address, ("by", ""), ("agrees", "true"), ("answer", "yes"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await customer.Submit(address, ("by", "Tuti Wibowo"), ("agrees", "true"), ("answer", "yes"))).Status);
        var accepted = await One(app);
        Assert.Equal((QuoteStatus.Accepted, "Tuti Wibowo"), (accepted.Status, accepted.AcceptedBy));
        Assert.Null((await customer.Open(address)).Page.QuerySelector("form[action^='/paper']"));
        Assert.Contains("Disetujui oleh Tuti Wibowo", (await customer.Open(address)).Text);
        Assert.Contains("Tuti Wibowo", (await sari.Open(quote)).Text);
    }

    [Fact]
    public async Task It_is_declined_with_a_reason_and_a_second_answer_is_told_that_it_comes_too_late()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var (_, address) = await Sent(app, sari);
        using var customer = app.Visit();
        using var other = app.Visit();
        await customer.Open(address);
        await other.Open(address);
        Assert.Equal(HttpStatusCode.Redirect, (await customer.Submit(address, ("words", "Terlalu mahal"), ("answer", "no"))).Status);
        Assert.Equal((QuoteStatus.Declined, "Terlalu mahal"), ((await One(app)).Status, (await One(app)).DeclineReason));
        Assert.Equal(HttpStatusCode.Conflict, (await other.Submit(address, ("by", "Tuti"), ("agrees", "true"), ("answer", "yes"))).Status);
    }

    [Fact]
    public async Task Nobody_reads_a_draft_or_guesses_an_address()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var (_, address) = await Sent(app, sari);
        var parts = address.Split('/');
        using var stranger = app.Visit();
        foreach (var wrong in (string[])[$"/paper/quotes/{parts[3]}/{Guid.NewGuid()}", $"/paper/invoices/{parts[3]}/{parts[4]}", $"/paper/people/{parts[3]}/{parts[4]}", $"/paper/quotes/{Guid.NewGuid()}/{parts[4]}"])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open(wrong)).Status);

        await Made(sari, "quotes", ("party", (await One(app)).Party!.Value.Value.ToString()), ("lines[0].product.text", "Kue"), ("lines[0].price", "5.000"));
        var draft = (await All<Quote>(app)).Single(q => q.Number is null);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open($"/paper/quotes/{draft.Key}/{draft.PaperKey}")).Status);
    }

    [Fact]
    public async Task Only_a_quote_is_answered()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var (_, address) = await Sent(app, sari);
        var invoice = await Made(sari, "invoices", ("party", (await One(app)).Party!.Value.Value.ToString()), ("lines[0].product.text", "Kue"), ("lines[0].price", "5.000"));
        await Deed(sari, invoice, "issue");
        var issued = await One<Invoice>(app);
        using var customer = app.Visit();
        await customer.Open(address);
        Assert.Equal(HttpStatusCode.NotFound, (await customer.Post($"/paper/invoices/{issued.Key}/{issued.PaperKey}", [new("answer", "yes"), new("by", "Tuti"), new("agrees", "true")])).Status);
    }

    [Fact]
    public async Task What_is_past_is_read_and_no_longer_accepted()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var (_, address) = await Sent(app, sari, ("date", "1/2/2026"), ("validUntil", "8/2/2026"));
        using var customer = app.Visit();
        var page = await customer.Open(address);
        Assert.Contains("sudah lewat", page.Text);
        Assert.Null(page.Page.QuerySelector("form[action^='/paper']"));
    }

    private static async Task<(string Quote, string Address)> Sent(TestApp app, TestBrowser sari, params (string, string)[] more)
    {
        var customer = Id(await Made(sari, "people", ("fullName", "Ibu Tuti")));
        var quote = await Made(sari, "quotes", [("party", customer), ("lines[0].product.text", "Kue"), ("lines[0].price", "100.000"), ("lines[0].tax", "ppn"), ("notes", "rahasia"), .. more]);
        await Deed(sari, quote, "send");
        var sent = await One(app);
        var address = $"/paper/quotes/{sent.Key}/{sent.PaperKey}";
        Assert.Contains(address, (await sari.Open(quote)).Text);
        return (quote, address);
    }

    /// <summary>The quote that was sent.</summary>
    private static async Task<Quote> One(TestApp app) => (await All<Quote>(app)).Single(q => q.Number is not null);
}
