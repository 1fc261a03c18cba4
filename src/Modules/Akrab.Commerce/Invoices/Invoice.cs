using Akrab.Commerce.Documents;
using Akrab.Commerce.Orders;
using Akrab.Commerce.Payments;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Commerce.Invoices;

/// <summary>What a customer owes us for what we sold; or, as a credit note, what of it we give back.</summary>
public sealed partial class Invoice : Document<InvoiceId>
{
    public InvoiceKind Kind { get; private init; }

    /// <summary>The order it is for.</summary>
    public OrderId? Order { get; private init; }

    /// <summary>The invoice that a credit note gives back a part of.</summary>
    public InvoiceId? Corrects { get; private init; }

    /// <summary>Why something is given back.</summary>
    public string? Reason { get; private init; }

    /// <summary>The day until which it is to be paid.</summary>
    public DateOnly? DueOn { get; set; }

    public InvoiceStatus Status { get; private set; }

    /// <summary>What is still to be paid; of a credit note, what we still owe.</summary>
    public Money? Open { get; private set; }

    /// <summary>The day on which nothing was left to pay.</summary>
    public DateOnly? SettledOn { get; private set; }

    public override bool IsDraft => Status == InvoiceStatus.Draft;

    public bool IsPayable => Kind == InvoiceKind.Invoice && Status == InvoiceStatus.Issued;

    /// <summary>Whether it is a credit note of which the customer did not get everything yet.</summary>
    public bool IsOwed => Kind == InvoiceKind.CreditNote && Status == InvoiceStatus.Issued;

    /// <summary>What was ordered, as a draft of an invoice.</summary>
    public static Invoice Of(Order order, DateOnly? dueOn, DateOnly on)
    {
        var invoice = new Invoice { Party = order.Party, Order = order.Id, Date = on, DueOn = dueOn, Notes = order.Notes };
        invoice.TakeOver(order);
        return invoice;
    }

    /// <summary>It goes out, and stays as it is from then on.</summary>
    public void Issue(string number)
    {
        Require(IsDraft, "invoice.already-issued");
        RequireSums();
        Require(Total is { Units: > 0 }, "invoice.nothing-to-pay");

        (Status, Number, Open, DueOn) = (InvoiceStatus.Issued, number, Total, DueOn ?? Date);
    }

    /// <summary>It came with its number from another program, where it went out already: open is what that says, or else all of it.</summary>
    public void ComeFromElsewhere()
    {
        if (Number is not null && IsDraft)
            (Status, DueOn) = (InvoiceStatus.Issued, DueOn ?? Date);
    }

    /// <inheritdoc />
    /// <remarks>Lines that come after it went out, as those of a file do, are open as long as all of it is.</remarks>
    public override void Sum()
    {
        var isAllOpen = Open == Total;
        base.Sum();
        if (IsDraft || Total is null)
            return;
        if (SettledOn is not null)
            Open = Money.Zero(Total.Value.Currency);
        else if (isAllOpen)
            Open = Total;
        Status = Open is { IsZero: true } ? InvoiceStatus.Paid : InvoiceStatus.Issued;
    }

    /// <summary>Takes money that was paid, or given back by a credit note, off what is open.</summary>
    /// <returns>What of it was taken; the rest is too much.</returns>
    public Money Settle(Money amount, DateOnly on)
    {
        Require(Status == InvoiceStatus.Issued, "invoice.not-open");
        Require(amount.Units > 0, "payment.above-zero");
        Require(amount.Currency == Open!.Value.Currency, "payment.other-currency");

        var taken = amount < Open.Value ? amount : Open.Value;
        Open -= taken;
        if (Open.Value.IsZero)
            (Status, SettledOn) = (InvoiceStatus.Paid, on);
        return taken;
    }

    /// <summary>What was taken off is open again.</summary>
    public void Unsettle(Money amount)
    {
        Require(!IsDraft, "invoice.not-open");

        Open = (Open ?? Money.Zero(amount.Currency)) + amount;
        (Status, SettledOn) = (InvoiceStatus.Issued, null);
    }

    /// <summary>A credit note pays an invoice of the same customer, as far as it goes.</summary>
    public Allocation Give(Invoice invoice, DateOnly on)
    {
        Require(IsOwed, "invoice.not-open");
        Require(Party == invoice.Party, "payment.other-customer");

        var taken = invoice.Settle(Open!.Value, on);
        Settle(taken, on);
        return new Allocation(this, invoice, taken, on);
    }

    /// <summary>A draft of a credit note over all of it; what is not given back is taken out of it.</summary>
    public Invoice Credit(string reason, DateOnly on)
    {
        Require(Kind == InvoiceKind.Invoice && !IsDraft, "invoice.not-issued");

        var note = new Invoice { Party = Party, Kind = InvoiceKind.CreditNote, Corrects = Id, Order = Order, Reason = reason, Date = on };
        note.TakeOver(this);
        return note;
    }
}

/// <summary>Which way the money goes.</summary>
public enum InvoiceKind
{
    Invoice,

    [Tone("turmeric")]
    CreditNote,
}

/// <summary>How far an invoice is.</summary>
public enum InvoiceStatus
{
    Draft,

    [Tone("turmeric")]
    Issued,

    [Tone("green")]
    Paid,
}

/// <summary>What a customer owes us.</summary>
public readonly record struct InvoiceId(Guid Value) : IEntityId<InvoiceId>
{
    public static InvoiceId Of(Guid value) => new(value);
}
