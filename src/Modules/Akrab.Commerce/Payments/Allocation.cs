using Akrab.Commerce.Invoices;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Commerce.Payments;

/// <summary>What an invoice took of a payment or of a credit note.</summary>
public sealed class Allocation : Entity<AllocationId>, IDefined<Allocation>
{
    public Allocation()
    {
    }

    internal Allocation(Payment payment, Invoice invoice, Money amount, DateOnly on)
        : this(invoice, amount, on) => (Payment, From) = (payment.Id, payment.Number);

    internal Allocation(Invoice note, Invoice invoice, Money amount, DateOnly on)
        : this(invoice, amount, on) => (Note, From) = (note.Id, note.Number);

    private Allocation(Invoice invoice, Money amount, DateOnly on) => (Invoice, Amount, On) = (invoice.Id, amount, on);

    /// <summary>The number of what it was taken of.</summary>
    public string? From { get; private init; }

    public PaymentId? Payment { get; private init; }

    /// <summary>The credit note it was taken of, where that is no payment.</summary>
    public InvoiceId? Note { get; private init; }

    public InvoiceId Invoice { get; private init; }

    public Money Amount { get; private init; }

    public DateOnly On { get; private init; }

    /// <summary>Whether it counts no more, for the payment was taken back.</summary>
    public bool IsUndone { get; private set; }

    /// <summary>It counts no more, and the invoice is open again.</summary>
    public void Undo(Invoice invoice)
    {
        IsUndone = true;
        invoice.Unsettle(Amount);
    }

    public static void Define(Definition<Allocation> it)
    {
        it.IsCalled("allocation", "allocations").Icon("arrow-right").Follows(a => a.Invoice);
        it.Has(a => a.From, new TextType(60)).ReadOnly().Indexed();
        it.Has(a => a.Payment).ReadOnly().Indexed().ShownThere();
        it.Has(a => a.Note).ReadOnly().Indexed().ShownThere();
        it.Has(a => a.Invoice).ReadOnly().Indexed().ShownThere();
        it.Has(a => a.On).ReadOnly().Indexed();
        it.Has(a => a.Amount).ReadOnly().Indexed();
        it.Has(a => a.IsUndone).ReadOnly();
        it.Titled(a => a.From!).Latest(a => a.On);
        it.Lists(a => a.From, a => a.Invoice, a => a.On, a => a.Amount, a => a.IsUndone);
        it.Section("main", a => a.From, a => a.Payment, a => a.Note, a => a.Invoice, a => a.On, a => a.Amount, a => a.IsUndone);
        it.ClosedWhile(_ => true, "payment.closed");
    }
}

/// <summary>What an invoice took.</summary>
public readonly record struct AllocationId(Guid Value) : IEntityId<AllocationId>
{
    public static AllocationId Of(Guid value) => new(value);
}
