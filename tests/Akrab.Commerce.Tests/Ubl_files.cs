using System.Net;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Akrab.Testing;
using static Akrab.Commerce.Tests.Shop;

namespace Akrab.Commerce.Tests;

public sealed class Ubl_files
{
    private static readonly XNamespace Basic = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    [Fact]
    public async Task An_issued_invoice_is_valid_UBL_and_adds_up()
    {
        var schemas = Schemas();
        await using var app = await TestApp.Start();
        using var sari = await app.SignIn();
        var draft = await Invoice(sari, ("lines[0].product.text", "Kue <lapis> & bolu"), ("lines[0].price", "8.945"), ("lines[0].quantity", "3,5"), ("lines[0].tax", "ppn"), ("lines[0].discount", "10"),
            ("lines[1].product.text", "Antar"), ("lines[1].price", "25.000"), ("lines[2].product.text", "Jasa"), ("lines[2].price", "99.999"), ("lines[2].tax", "10"), ("discount", "2,5"));
        Assert.Equal(HttpStatusCode.NotFound, (await sari.Open(draft + "/ubl.xml")).Status);
        await Deed(sari, draft, "issue");

        var answer = await sari.Client.GetAsync(draft + "/ubl.xml");
        Assert.Equal("application/xml", answer.Content.Headers.ContentType!.MediaType);
        var xml = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        List<string> faults = [];
        xml.Validate(schemas, (_, fault) => faults.Add(fault.Message));
        Assert.Empty(faults);

        decimal One(string name) => decimal.Parse(xml.Descendants(Basic + name).First().Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(One("TaxInclusiveAmount"), One("TaxExclusiveAmount") + One("TaxAmount"));
        Assert.Equal(One("TaxExclusiveAmount"), xml.Descendants().Where(e => e.Name.LocalName == "InvoiceLine").Sum(l => (decimal)l.Element(Basic + "LineExtensionAmount")!));
        xml.Descendants(Basic + "IssueDate").Single().Remove();
        xml.Validate(schemas, (_, fault) => faults.Add(fault.Message));
        Assert.NotEmpty(faults);
    }

    [Fact]
    public async Task Others_have_no_file()
    {
        await using var app = await TestApp.Start();
        using var sari = await app.SignIn();
        var invoice = await Invoice(sari, ("lines[0].product.text", "Kue"), ("lines[0].price", "1.000"));
        await Deed(sari, invoice, "issue");
        using var stranger = app.Visit();
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.Open(invoice + "/ubl.xml")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sari.Open($"/invoices/{Guid.NewGuid()}/ubl.xml")).Status);
    }

    private static XmlSchemaSet Schemas()
    {
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        foreach (var path in (string[])[Path.Combine("common", "UBL-xmldsig-core-schema-2.1.xsd"), Path.Combine("maindoc", "UBL-Invoice-2.1.xsd")])
        {
            var file = Path.Combine(SharedData.Folder("ubl"), path);
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
            set.Add(null, reader);
        }

        set.Compile();
        return set;
    }

    private static async Task<string> Invoice(TestBrowser sari, params (string, string)[] fields) =>
        await Made(sari, "invoices", [("party", Id(await Made(sari, "people", ("fullName", "Ibu Tuti")))), .. fields]);
}
