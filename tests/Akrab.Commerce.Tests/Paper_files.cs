using Akrab.Commerce.Documents;
using Akrab.Commerce.Invoices;
using Akrab.Commerce.Paper;
using Akrab.Contracts;
using Akrab.Host.Setup;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Testing;
using static Akrab.Commerce.Tests.Shop;
using UglyToad.PdfPig;

namespace Akrab.Commerce.Tests;

public sealed class Paper_files
{
    [Fact]
    public async Task A_customer_downloads_the_document_as_a_file_that_says_what_the_page_says()
    {
        await using var app = await TestApp.Start();
        using var sari = await app.SignIn();
        var customer = Id(await Shop.Made(sari, "people", ("fullName", "Ibu Tuti")));
        var invoice = await Shop.Made(sari, "invoices", ("party", customer), ("lines[0].product.text", "Kue lapis"), ("lines[0].price", "100.000"), ("lines[0].tax", "ppn"));
        await Deed(sari, invoice, "issue");
        var address = (await sari.Open(invoice)).Page.QuerySelector("a[href$='file.pdf']")!.GetAttribute("href")!;

        using var visitor = app.Visit();
        var answer = await visitor.Client.GetAsync(address);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Matches(@"^INV-\d{4}-0001\.pdf$", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        using var file = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
        var text = file.GetPage(1).Text;
        foreach (var said in (string[])["Faktur", "Ibu Tuti", "Kue lapis", "Rp111.000", "Halaman 1 dari 1"])
            Assert.Contains(said, text);
    }

    [Fact]
    public void Many_lines_take_several_pages_with_the_head_of_the_table_on_each()
    {
        using var file = Made([.. Enumerable.Range(1, 200).Select(i => new Line { Text = $"Barang nomor {i}", Price = Money.Of(i * 1_000, "IDR"), Quantity = i })]);
        Assert.InRange(file.NumberOfPages, 4, 8);
        foreach (var page in file.GetPages())
        {
            Assert.Contains("Barang atau jasa", page.Text);
            Assert.Contains($"Halaman {page.Number} dari {file.NumberOfPages}", page.Text);
            Assert.All(page.Letters, l => Assert.InRange(l.StartBaseLine.X, 40, 555));
            Assert.All(page.Letters, l => Assert.InRange(l.StartBaseLine.Y, 30, 800));
        }

        var all = string.Concat(file.GetPages().Select(p => p.Text));
        Assert.All(Enumerable.Range(1, 200), i => Assert.Contains($"Barang nomor {i}", all));
    }

    [Theory]
    [InlineData("日本の茶")]
    [InlineData("Ḱávè ğüzel")]
    [InlineData("😀\u0007\u202e\t")]
    [InlineData("tanpaspasitanpaspasitanpaspasitanpaspasitanpaspasitanpaspasitanpaspasitanpaspasitanpaspasitanpaspasi")]
    [InlineData("")]
    public void No_text_keeps_a_document_from_becoming_a_file(string text)
    {
        using var file = Made([new Line { Text = text, Unit = text[..Math.Min(text.Length, 10)], Price = Money.Of(5_000, "IDR") }]);
        Assert.All(file.GetPage(1).Letters, l => Assert.InRange(l.EndBaseLine.X, 40, 556));
    }

    private static PdfDocument Made(IReadOnlyList<Line> lines)
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = new("id-ID");
        var invoice = new Invoice { Party = new PartyId(Guid.NewGuid()), Date = new DateOnly(2026, 11, 24), Lines = Lines.Of(lines) };
        invoice.Sum();
        invoice.Issue("INV/2026/0001");
        return PdfDocument.Open(PaperPdf.Of(new Sheet(default, House.Open().Get<Invoice>(), invoice, invoice.Reckon()!, new Letterhead { Name = "Toko Uji", Address = "Jl. Uji 1\nBandung", PayTo = "BCA 1" }, null)));
    }
}
