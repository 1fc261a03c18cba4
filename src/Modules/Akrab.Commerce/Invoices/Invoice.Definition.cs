using Akrab.Commerce.Documents;
using Akrab.Commerce.Paper;
using Akrab.Commerce.Payments;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;

namespace Akrab.Commerce.Invoices;

public sealed partial class Invoice : IDefined<Invoice>
{
    public static void Define(Definition<Invoice> it)
    {
        it.IsCalled("invoice", "invoices", "document").Icon("file-invoice").In(Area.Rail, 8).Owned();
        DocumentFields.Declare<Invoice, InvoiceId>(it, isFromElsewhere: true, isForAnyone: true);
        it.Has(i => i.Kind).ReadOnly().ComesInFiles().Indexed();
        it.Has(i => i.Order).ReadOnly().Indexed().ShownThere();
        it.Has(i => i.Corrects).ReadOnly().Indexed().ShownThere();
        it.Has(i => i.Reason, new LongTextType()).ReadOnly();
        it.Has(i => i.DueOn).Indexed();
        it.Has(i => i.Status).ReadOnly().Indexed();
        it.Has(i => i.Open).ReadOnly().ComesInFiles().Indexed().TellsOf(nameof(Lines));
        it.Has(i => i.SettledOn).ReadOnly().ComesInFiles().Indexed();
        it.Lists(i => i.Number, i => i.Party, i => i.Kind, i => i.Status, i => i.Date, i => i.DueOn, i => i.Total, i => i.Open);
        it.Section("main", i => i.Number, i => i.Party, i => i.Kind, i => i.Order, i => i.Corrects, i => i.Reason, i => i.Date, i => i.DueOn, i => i.Status, i => i.Open, i => i.SettledOn);
        it.Section("lines", i => i.Lines, i => i.Discount, i => i.Net, i => i.Tax, i => i.Total);
        it.Section("terms", i => i.Prices, i => i.TaxRounding, i => i.Branch, i => i.Owner, i => i.Notes);
        it.Must(i => i.DueOn is null || i.Date is null || i.Date <= i.DueOn, "invoice.due-before", i => i.DueOn);
        it.Must(i => i.Open is null || i.Total is { } total && i.Open.Value.Currency == total.Currency && i.Open.Value.Units >= 0 && i.Open <= total, "invoice.bad-open", i => i.Open);
        it.ClosedWhile(i => !i.IsDraft, "invoice.closed", i => i.Owner, i => i.Notes);
        it.Arranged<NumberSeries>().Arranged<Letterhead>();
        it.Can<Issue>().While(i => i.IsDraft).By<IssueInvoice>().Icon("send");
        it.Can<Pay>().While(i => i.IsPayable).Offers(p => p.Amount, i => i.Open).By<PayInvoice>().Icon("cash");
        it.Can<Apply>().While(i => i.IsOwed).By<ApplyNote>().Icon("arrow-right");
        it.Can<Refund>().While(i => i.IsOwed).Offers(r => r.Amount, i => i.Open).By<RefundNote>().Icon("receipt-refund");
        it.Can<Credit>().While(i => i.Kind == InvoiceKind.Invoice && !i.IsDraft).By<CreditInvoice>().Icon("receipt-refund");
    }
}
