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
        DocumentFields.Declare<Invoice, InvoiceId>(it);
        it.Has(i => i.Kind).ReadOnly().Indexed();
        it.Has(i => i.Order).ReadOnly().Indexed().ShownThere();
        it.Has(i => i.Corrects).ReadOnly().Indexed().ShownThere();
        it.Has(i => i.Reason, new LongTextType()).ReadOnly();
        it.Has(i => i.DueOn).Indexed();
        it.Has(i => i.Status).ReadOnly().Indexed();
        it.Has(i => i.Open).ReadOnly().Indexed().TellsOf(nameof(Lines));
        it.Has(i => i.SettledOn).ReadOnly().Indexed();
        it.Lists(i => i.Number, i => i.Party, i => i.Kind, i => i.Status, i => i.Date, i => i.DueOn, i => i.Total, i => i.Open);
        it.Section("main", i => i.Number, i => i.Party, i => i.Kind, i => i.Order, i => i.Corrects, i => i.Reason, i => i.Date, i => i.DueOn, i => i.Status, i => i.Open, i => i.SettledOn);
        it.Section("lines", i => i.Lines, i => i.Discount, i => i.Net, i => i.Tax, i => i.Total);
        it.Section("terms", i => i.Prices, i => i.TaxRounding, i => i.Branch, i => i.Owner, i => i.Notes);
        it.Must(i => i.DueOn is null || i.Date is null || i.Date <= i.DueOn, "invoice.due-before", i => i.DueOn);
        it.Shows<Payment>(p => p.Invoice);
        it.ClosedWhile(i => !i.IsDraft, "invoice.closed", i => i.Owner, i => i.Notes);
        it.Arranged<NumberSeries>().Arranged<Letterhead>();
        it.Can<Issue>().While(i => i.IsDraft).By<IssueInvoice>().Icon("send");
        it.Can<Pay>().While(i => i.IsPayable).By<PayInvoice>().Icon("cash");
        it.Can<Credit>().While(i => i.Kind == InvoiceKind.Invoice && !i.IsDraft).By<CreditInvoice>().Icon("receipt-refund");
    }
}
