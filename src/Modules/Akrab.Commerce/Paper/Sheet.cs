using Akrab.Commerce.Documents;
using Akrab.Commerce.Invoices;
using Akrab.Commerce.Quotes;
using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;

namespace Akrab.Commerce.Paper;

/// <summary>A document as its customer reads it, on a page or as a file.</summary>
/// <param name="Kind">What it is called: quote, order, invoice.</param>
/// <param name="To">Whom it is for; null where they are no longer here.</param>
public sealed record Sheet(TenantId Tenant, EntityDefinition Kind, IDocument Document, Sums Sums, Letterhead From, PartyName? To)
{
    public string Url => PaperPages.Of(Kind, Document);

    /// <summary>What the document is called as a file.</summary>
    public string FileName(string extension) => $"{Document.Number!.Replace('/', '-')}.{extension}";

    /// <summary>Whether an answer is waited for.</summary>
    public bool IsAsked => Document is Quote { IsOut: true } quote && !quote.IsPast(TimeProvider.System.Today());

    public string Heading => Document is Invoice { Kind: InvoiceKind.CreditNote } ? Words.Say("choice.invoice-kind.credit-note") : Kind.One;

    /// <summary>What stands at the head.</summary>
    public IEnumerable<string> FromLines => Given(From.Address, From.Phone is { } phone ? new PhoneType().Format(phone) : null, From.Email, From.TaxNumber is { } number ? "NPWP " + number : null);

    /// <summary>Whom it is for, and where they are.</summary>
    public IEnumerable<string> ToLines => Given(To?.Name ?? "–", To?.Address);

    /// <summary>Its days.</summary>
    public IEnumerable<(string Label, string Text)> Facts
    {
        get
        {
            yield return (Words.Say("document.date"), Day(Document.Date));
            if (Document is Quote { ValidUntil: { } until })
                yield return (Words.Say("quote.valid-until"), Day(until));
            if (Document is Invoice { DueOn: { } due })
                yield return (Words.Say("invoice.due-on"), Day(due));
        }
    }

    /// <summary>What the lines come to, the total after the rest.</summary>
    public IEnumerable<(string Label, string Text, bool IsWhole)> Totals
    {
        get
        {
            if (Document.Discount is { } discount and not 0)
                yield return (Words.Say("document.discount"), new PercentType().Format(discount), false);
            yield return (Words.Say("document.net"), Sums.Net.ToString(), false);
            foreach (var rate in Sums.Rates)
                yield return (rate.Mark.ToString(), rate.Tax.ToString(), false);
            yield return (Words.Say("document.total"), Sums.Gross.ToString(), true);
            if (Document is Invoice { Open: { } open } && open != Sums.Gross)
                yield return (Words.Say("invoice.open"), open.ToString(), true);
        }
    }

    /// <summary>What stands at the foot: where to pay, and the last word.</summary>
    public IEnumerable<string> Below => Given(Document is Invoice { Kind: InvoiceKind.Invoice } ? From.PayTo : null, From.Footer);

    public static string Day(DateOnly? day) => new DateType().Format(day);

    private static IEnumerable<string> Given(params IEnumerable<string?> texts) => texts.OfType<string>();
}
