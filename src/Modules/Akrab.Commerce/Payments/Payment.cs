using Akrab.Commerce.Invoices;
using Akrab.Commerce.Orders;
using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Commerce.Payments;

/// <summary>Money a customer gave us, or we gave back. It is written by taking it, and taken back, never changed.</summary>
public sealed class Payment : Entity<PaymentId>, IDefined<Payment>, IOwned
{
    public string? Number { get; private init; }

    public PaymentKind Kind { get; private init; }

    public PartyId? Party { get; private init; }

    /// <summary>What it was given for first; of money given back, the credit note.</summary>
    public InvoiceId? Invoice { get; private init; }

    /// <summary>The order it is a deposit on.</summary>
    public OrderId? Order { get; private init; }

    /// <summary>The payment of which this is given back.</summary>
    public PaymentId? Refunds { get; private init; }

    public DateOnly On { get; private init; }

    public Money Amount { get; private init; }

    /// <summary>What no invoice took yet, and is the customer's own.</summary>
    public Money? Unused { get; private set; }

    public PaymentMethod Method { get; private init; }

    /// <summary>By what the bank or the cash book knows it.</summary>
    public string? Reference { get; private init; }

    public BranchId? Branch { get; private init; }

    public MemberId? Owner { get; private init; }

    public TeamId? Team { get; private set; }

    /// <summary>Why it was taken back; null while it counts.</summary>
    public string? Reversed { get; private set; }

    public bool IsUsable => Kind == PaymentKind.Receipt && Reversed is null && Unused is { Units: > 0 };

    /// <summary>Money for an invoice, none of it used yet.</summary>
    public static Payment For(Invoice invoice, Tender tender, string number) =>
        new(tender, number) { Party = invoice.Party, Invoice = invoice.Id, Branch = invoice.Branch, Owner = invoice.Owner };

    /// <summary>A deposit: money for an order before there is an invoice.</summary>
    public static Payment For(Order order, Tender tender, string number) =>
        new(tender, number) { Party = order.Party, Order = order.Id, Branch = order.Branch, Owner = order.Owner };

    /// <summary>Money given back of what a payment brought too much.</summary>
    public static Payment Back(Payment payment, Tender tender, string number)
    {
        payment.Use(tender.Amount, "payment.refund-too-much");
        return new(tender, number) { Kind = PaymentKind.Refund, Refunds = payment.Id, Party = payment.Party, Branch = payment.Branch, Owner = payment.Owner, Unused = null };
    }

    /// <summary>Money given back for a credit note.</summary>
    public static Payment Back(Invoice note, Tender tender, string number)
    {
        Require(note.IsOwed && tender.Amount.Currency == note.Open!.Value.Currency && tender.Amount <= note.Open.Value, "payment.refund-too-much");

        note.Settle(tender.Amount, tender.On);
        return new(tender, number) { Kind = PaymentKind.Refund, Invoice = note.Id, Party = note.Party, Branch = note.Branch, Owner = note.Owner, Unused = null };
    }

    public Payment()
    {
    }

    private Payment(Tender tender, string number)
    {
        Require(tender.Amount.Units > 0, "payment.above-zero");

        (Number, Amount, Unused, Method, On, Reference) = (number, tender.Amount, tender.Amount, tender.Method, tender.On, tender.Reference);
    }

    /// <summary>Pays an invoice with what is left of it, as far as that goes.</summary>
    public Allocation Settle(Invoice invoice, DateOnly on)
    {
        Require(IsUsable, "payment.nothing-left");
        Require(Party == invoice.Party, "payment.other-customer");

        var taken = invoice.Settle(Unused!.Value, on);
        Unused -= taken;
        return new Allocation(this, invoice, taken, on);
    }

    /// <summary>What an invoice took of it is the customer's own again.</summary>
    public void Unuse(Money amount) => Unused += amount;

    /// <summary>It did not happen after all: a cheque bounced, a typing mistake.</summary>
    public void Reverse(string reason)
    {
        Require(Reversed is null, "payment.already-reversed");

        Reversed = reason;
    }

    private void Use(Money amount, string rule)
    {
        Require(IsUsable && amount.Currency == Amount.Currency && amount <= Unused!.Value, rule);

        Unused -= amount;
    }

    public static void Define(Definition<Payment> it)
    {
        it.IsCalled("payment", "payments").Icon("cash").In(Area.Rail, 9).Owned();
        it.Has(p => p.Number, new TextType(60)).ReadOnly().Searched().Unique();
        it.Has(p => p.Kind).ReadOnly().Indexed();
        it.Has(p => p.Party).ReadOnly().Indexed().ShownThere();
        it.Has(p => p.Invoice).ReadOnly().Indexed();
        it.Has(p => p.Order).ReadOnly().Indexed().ShownThere();
        it.Has(p => p.Refunds).ReadOnly().Indexed().ShownThere();
        it.Has(p => p.On).ReadOnly().Indexed();
        it.Has(p => p.Amount).ReadOnly().Indexed();
        it.Has(p => p.Unused).ReadOnly().TellsOf(nameof(Amount));
        it.Has(p => p.Method).ReadOnly().Indexed();
        it.Has(p => p.Reference, new TextType(100)).ReadOnly().Searched();
        it.Has(p => p.Branch).ReadOnly().Indexed();
        it.Has(p => p.Owner).ReadOnly().Indexed();
        it.Has(p => p.Reversed, new LongTextType()).ReadOnly();
        it.Titled(p => p.Number!).Latest(p => p.On);
        it.Lists(p => p.Number, p => p.Kind, p => p.Party, p => p.Invoice, p => p.On, p => p.Method, p => p.Amount, p => p.Unused);
        it.Section("main", p => p.Number, p => p.Kind, p => p.Party, p => p.Invoice, p => p.Order, p => p.Refunds, p => p.On, p => p.Method, p => p.Amount, p => p.Unused, p => p.Reference, p => p.Branch, p => p.Owner, p => p.Reversed);
        it.ClosedWhile(_ => true, "payment.closed");
        it.Can<Apply>().While(p => p.IsUsable).By<ApplyPayment>().Icon("arrow-right");
        it.Can<Refund>().While(p => p.IsUsable).Offers(r => r.Amount, p => p.Unused).By<RefundPayment>().Icon("receipt-refund");
        it.Can<Reverse>().While(p => p.Reversed is null).By<ReversePayment>().Icon("arrow-back-up");
    }
}

/// <summary>What is handed over: how much, how, and when.</summary>
/// <param name="Reference">By what the bank or the cash book knows it.</param>
public readonly record struct Tender(Money Amount, PaymentMethod Method, DateOnly On, string? Reference);

/// <summary>Which way the money goes.</summary>
public enum PaymentKind
{
    [Tone("green")]
    Receipt,

    [Tone("turmeric")]
    Refund,
}

/// <summary>How money reached us.</summary>
public enum PaymentMethod
{
    Transfer,
    Cash,
    Qris,
    VirtualAccount,
    Card,
    Other,
}

/// <summary>Money a customer gave us.</summary>
public readonly record struct PaymentId(Guid Value) : IEntityId<PaymentId>
{
    public static PaymentId Of(Guid value) => new(value);
}
