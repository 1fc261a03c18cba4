using System.Globalization;
using System.Xml.Linq;
using Akrab.Commerce.Invoices;
using Akrab.Commerce.Paper;
using Akrab.Kernel.Values;

namespace Akrab.Commerce.HandOver;

/// <summary>An invoice as UBL 2.1 (OASIS, ISO/IEC 19845): what other programs read.</summary>
/// <remarks>Prices are per unit after discounts and without tax, so that quantity × price is the amount of each line.</remarks>
internal static class UblInvoice
{
    private const string CommercialInvoice = "380", Piece = "EA";
    private const int PriceDecimals = 4;

    private static readonly XNamespace Root = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
    private static readonly XNamespace Aggregate = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    private static readonly XNamespace Basic = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    public static XDocument Of(Sheet sheet)
    {
        var (invoice, sums) = ((Invoice)sheet.Document, sheet.Sums);
        return new XDocument(new XElement(Root + "Invoice",
            new XAttribute(XNamespace.Xmlns + "cac", Aggregate), new XAttribute(XNamespace.Xmlns + "cbc", Basic),
            new XElement(Basic + "UBLVersionID", "2.1"),
            new XElement(Basic + "ID", invoice.Number),
            new XElement(Basic + "IssueDate", Day(invoice.Date)),
            invoice.DueOn is { } due ? new XElement(Basic + "DueDate", Day(due)) : null,
            new XElement(Basic + "InvoiceTypeCode", CommercialInvoice),
            new XElement(Basic + "DocumentCurrencyCode", sums.Net.Currency),
            new XElement(Aggregate + "AccountingSupplierParty", Party(sheet.From.Name, sheet.From.Address, sheet.From.TaxNumber)),
            new XElement(Aggregate + "AccountingCustomerParty", Party(sheet.To?.Name ?? "–", sheet.To?.Address, null)),
            new XElement(Aggregate + "TaxTotal", Amount("TaxAmount", sums.Tax), sums.Rates.Select(rate => new XElement(Aggregate + "TaxSubtotal",
                Amount("TaxableAmount", rate.Base), Amount("TaxAmount", rate.Tax), Category("TaxCategory", rate.Mark, invoice)))),
            new XElement(Aggregate + "LegalMonetaryTotal",
                Amount("LineExtensionAmount", sums.Net), Amount("TaxExclusiveAmount", sums.Net), Amount("TaxInclusiveAmount", sums.Gross), Amount("PayableAmount", invoice.Open ?? sums.Gross)),
            invoice.Lines.Items.Zip(sums.Lines, (line, sum) => (line, sum)).Select((l, at) => new XElement(Aggregate + "InvoiceLine",
                new XElement(Basic + "ID", at + 1),
                new XElement(Basic + "InvoicedQuantity", new XAttribute("unitCode", Piece), Number(l.line.Quantity)),
                Amount("LineExtensionAmount", l.sum.Net),
                new XElement(Aggregate + "Item", new XElement(Basic + "Name", l.line.Text ?? "–"), Category("ClassifiedTaxCategory", l.line.Tax, invoice)),
                new XElement(Aggregate + "Price", new XElement(Basic + "PriceAmount", new XAttribute("currencyID", l.sum.Net.Currency), Number(l.line.Quantity == 0 ? 0 : decimal.Round(l.sum.Net.Amount / l.line.Quantity, PriceDecimals))))))));
    }

    private static XElement Party(string name, string? address, string? taxNumber) => new(Aggregate + "Party",
        new XElement(Aggregate + "PartyName", new XElement(Basic + "Name", name)),
        address is null ? null : new XElement(Aggregate + "PostalAddress", address.Split('\n').Select(line => new XElement(Aggregate + "AddressLine", new XElement(Basic + "Line", line)))),
        taxNumber is null ? null : new XElement(Aggregate + "PartyTaxScheme", new XElement(Basic + "CompanyID", string.Concat(taxNumber.Where(char.IsAsciiDigit))), Scheme()));

    /// <summary>S: taxed by the standard rate, O: outside the scope of the tax.</summary>
    private static XElement Category(string name, TaxMark mark, Invoice invoice) => new(Aggregate + name,
        new XElement(Basic + "ID", mark.IsNone ? "O" : "S"), new XElement(Basic + "Percent", Number(mark.RuleOn(invoice.Date!.Value)?.Percent ?? 0)), Scheme());

    private static XElement Scheme() => new(Aggregate + "TaxScheme", new XElement(Basic + "ID", "VAT"));

    private static XElement Amount(string name, Money money) => new(Basic + name, new XAttribute("currencyID", money.Currency), Number(money.Amount));

    private static string Day(DateOnly? day) => day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
