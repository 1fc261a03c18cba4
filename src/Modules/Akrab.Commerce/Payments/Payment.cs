using Akrab.Commerce.Invoices;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Commerce.Payments;

/// <summary>Money a customer gave us. It is written by taking it, and taken back, never changed.</summary>
public sealed class Payment : Entity<PaymentId>, IDefined<Payment>, IOwned
{
    public Payment()
    {
    }

    /// <summary>Money for an invoice.</summary>
    /// <param name="taken">What of it the invoice took.</param>
    public Payment(Invoice invoice, Money amount, Money taken, PaymentMethod method, DateOnly on, string? reference, string number)
    {
        (Invoice, Party, Branch, Amount, Unused) = (invoice.Id, invoice.Party, invoice.Branch, amount, amount - taken);
        (Method, On, Reference, Number) = (method, on, reference, number);
    }

    public string? Number { get; private init; }

    public PartyId? Party { get; private init; }

    /// <summary>What it pays.</summary>
    public InvoiceId? Invoice { get; private init; }

    public DateOnly On { get; private init; }

    public Money Amount { get; private init; }

    /// <summary>What was paid too much and is the customer's own.</summary>
    public Money? Unused { get; private init; }

    public PaymentMethod Method { get; private init; }

    /// <summary>By what the bank or the cash book knows it.</summary>
    public string? Reference { get; private init; }

    public BranchId? Branch { get; private init; }

    public MemberId? Owner { get; init; }

    public TeamId? Team { get; private set; }

    /// <summary>Why it was taken back; null while it counts.</summary>
    public string? Reversed { get; private set; }

    /// <summary>It did not happen after all: a cheque bounced, a typing mistake.</summary>
    public void Reverse(string reason)
    {
        Require(Reversed is null, "payment.already-reversed");

        Reversed = reason;
    }

    public static void Define(Definition<Payment> it)
    {
        it.IsCalled("payment", "payments").Icon("cash").In(Area.Rail, 9).Owned();
        it.Has(p => p.Number, new TextType(60)).ReadOnly().Searched().Unique();
        it.Has(p => p.Party).ReadOnly().Indexed().ShownThere();
        it.Has(p => p.Invoice).ReadOnly().Indexed();
        it.Has(p => p.On).ReadOnly().Indexed();
        it.Has(p => p.Amount).ReadOnly().Indexed();
        it.Has(p => p.Unused).ReadOnly().TellsOf(nameof(Amount));
        it.Has(p => p.Method).ReadOnly().Indexed();
        it.Has(p => p.Reference, new TextType(100)).ReadOnly().Searched();
        it.Has(p => p.Branch).ReadOnly().Indexed();
        it.Has(p => p.Owner).ReadOnly().Indexed();
        it.Has(p => p.Reversed, new LongTextType()).ReadOnly();
        it.Titled(p => p.Number!).Latest(p => p.On);
        it.Lists(p => p.Number, p => p.Party, p => p.Invoice, p => p.On, p => p.Method, p => p.Amount, p => p.Unused);
        it.Section("main", p => p.Number, p => p.Party, p => p.Invoice, p => p.On, p => p.Method, p => p.Amount, p => p.Unused, p => p.Reference, p => p.Branch, p => p.Owner, p => p.Reversed);
        it.ClosedWhile(_ => true, "payment.closed");
        it.Can<Reverse>().While(p => p.Reversed is null).By<ReversePayment>().Icon("arrow-back-up");
    }
}

/// <summary>It did not happen after all.</summary>
public sealed record Reverse([LongText] string Reason);

/// <summary>Takes a payment back; what it paid is open again.</summary>
internal sealed class ReversePayment(AkrabDb db) : IDo<Payment, Reverse>
{
    public async Task Do(Payment record, Reverse input, CancellationToken stop)
    {
        record.Reverse(input.Reason);
        if (record.Invoice is { } paid && record.Amount - (record.Unused ?? Money.Zero(record.Amount.Currency)) is { Units: > 0 } taken)
            (await db.Set<Invoice>().AsTracking().IgnoreQueryFilters(["rows"]).FirstAsync(i => i.Id == paid, stop)).Unsettle(taken);
    }
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
