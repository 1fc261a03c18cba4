using Akrab.Commerce.Documents;
using Akrab.Commerce.Invoices;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Commerce.Payments;

/// <summary>What is left of it pays an invoice.</summary>
public sealed record Apply(InvoiceId Invoice);

/// <summary>Money goes back to the customer.</summary>
public sealed record Refund(Money Amount, PaymentMethod Method, DateOnly? On, string? Reference);

/// <summary>It did not happen after all.</summary>
public sealed record Reverse([LongText] string Reason);

/// <summary>Pays an invoice with what is left of a payment.</summary>
internal sealed class ApplyPayment(AkrabDb db, ITimelines timelines, TimeProvider time) : IDo<Payment, Apply>
{
    public async Task Do(Payment record, Apply input, CancellationToken stop)
    {
        var invoice = await Invoice(db, input, stop);
        var allocation = record.Settle(invoice, time.Today());
        db.Add(allocation);
        await timelines.Tell(invoice.Party, TimelineStory.Paid, invoice.Number!, allocation.Amount.ToString(), stop);
    }

    /// <summary>The invoice to be paid: one that whoever does it can see, and that waits for money.</summary>
    internal static async Task<Invoice> Invoice(AkrabDb db, Apply input, CancellationToken stop) =>
        await db.Set<Invoice>().AsTracking().FirstOrDefaultAsync(i => i.Id == input.Invoice, stop) is { IsPayable: true } invoice ? invoice : throw new BrokenRule("invoice.not-open");
}

/// <summary>Gives back what was paid too much.</summary>
internal sealed class RefundPayment(AkrabDb db, Numbers numbers, ITimelines timelines, TimeProvider time) : IDo<Payment, Refund>
{
    public async Task Do(Payment record, Refund input, CancellationToken stop)
    {
        var tender = Tenders.Of(input.Amount, input.Method, input.On, input.Reference, time);
        db.Add(Payment.Back(record, tender, await numbers.Next(DocumentKind.Payment, tender.On, stop)));
        await timelines.Tell(record.Party, TimelineStory.Refunded, record.Number!, input.Amount.ToString(), stop);
    }
}

/// <summary>Takes a payment back; what it paid is open again.</summary>
internal sealed class ReversePayment(AkrabDb db) : IDo<Payment, Reverse>
{
    public async Task Do(Payment record, Reverse input, CancellationToken stop)
    {
        if (await All<Payment>().AnyAsync(p => p.Refunds == record.Id && p.Reversed == null, stop))
            throw new BrokenRule("payment.refunded");

        record.Reverse(input.Reason);
        if (record.Kind == PaymentKind.Refund)
            await ComeBack(record, stop);
        foreach (var taken in await All<Allocation>().Where(a => a.Payment == record.Id && !a.IsUndone).ToListAsync(stop))
        {
            taken.Undo(await All<Invoice>().FirstAsync(i => i.Id == taken.Invoice, stop));
            record.Unuse(taken.Amount);
        }
    }

    /// <summary>What was given back is owed again.</summary>
    private async Task ComeBack(Payment refund, CancellationToken stop)
    {
        if (refund.Refunds is { } payment)
            (await All<Payment>().FirstAsync(p => p.Id == payment, stop)).Unuse(refund.Amount);
        else
            (await All<Invoice>().FirstAsync(i => i.Id == refund.Invoice, stop)).Unsettle(refund.Amount);
    }

    private IQueryable<T> All<T>() where T : Entity => db.Set<T>().AsTracking().IgnoreQueryFilters(["rows"]);
}

/// <summary>Reads what was handed over.</summary>
internal static class Tenders
{
    /// <exception cref="BrokenRule">Its day has not come yet.</exception>
    public static Tender Of(Money amount, PaymentMethod method, DateOnly? on, string? reference, TimeProvider time) =>
        on > time.Today() ? throw new BrokenRule("payment.in-future") : new Tender(amount, method, on ?? time.Today(), reference);
}
