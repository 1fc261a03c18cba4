using Akrab.Commerce.Documents;
using Akrab.Commerce.Orders;
using Akrab.Commerce.Payments;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Commerce.Invoices;

/// <summary>It goes out.</summary>
public sealed record Issue;

/// <summary>The customer paid all of it, or a part.</summary>
public sealed record Pay(Money Amount, PaymentMethod Method, DateOnly? On, string? Reference);

/// <summary>A part of it is given back.</summary>
public sealed record Credit([LongText] string Reason);

/// <summary>Issues an invoice or a credit note under the next number; a credit note takes what it gives back off its invoice.</summary>
internal sealed class IssueInvoice(AkrabDb db, Numbers numbers, ITimelines timelines, TimeProvider time) : IDo<Invoice, Issue>
{
    public async Task Do(Invoice record, Issue input, CancellationToken stop)
    {
        record.Date ??= time.Today();
        record.Sum();
        var isCredit = record.Kind == InvoiceKind.CreditNote;
        record.Issue(await numbers.Next(isCredit ? DocumentKind.CreditNote : DocumentKind.Invoice, record.Date.Value, stop));
        if (record.Party is null)
            throw new BrokenRule("invoice.no-party");
        if (record.Corrects is { } corrected)
            await GiveBack(record, await db.Set<Invoice>().AsTracking().IgnoreQueryFilters(["rows"]).FirstAsync(i => i.Id == corrected, stop), stop);
        if (record is { IsPayable: true, Order: { } order })
            await UseDeposits(record, order, stop);
        await timelines.Tell(record.Party, isCredit ? TimelineStory.Credited : TimelineStory.Invoiced, record.Number!, record.Total?.ToString(), stop);
    }

    /// <summary>No more is given back than was invoiced; what was paid already stays open, for we owe it.</summary>
    private async Task GiveBack(Invoice note, Invoice invoice, CancellationToken stop)
    {
        var earlier = await db.Set<Invoice>().AsNoTracking().IgnoreQueryFilters(["rows"]).Where(i => i.Corrects == invoice.Id && i.Status != InvoiceStatus.Draft && i.Id != note.Id).Select(i => i.Total).ToListAsync(stop);
        var given = earlier.OfType<Money>().Aggregate(note.Total!.Value, (sum, money) => sum + money);
        if (given > invoice.Total)
            throw new BrokenRule("invoice.credit-too-much");
        if (invoice.Status == InvoiceStatus.Issued)
            db.Add(note.Give(invoice, note.Date!.Value));
    }

    /// <summary>What was paid for the order before there was an invoice pays it.</summary>
    private async Task UseDeposits(Invoice invoice, OrderId order, CancellationToken stop)
    {
        var deposits = await db.Set<Payment>().AsTracking().IgnoreQueryFilters(["rows"]).Where(p => p.Order == order && p.Reversed == null).OrderBy(p => p.On).ThenBy(p => p.Id).ToListAsync(stop);
        foreach (var deposit in deposits.Where(d => d.IsUsable && d.Party == invoice.Party && d.Amount.Currency == invoice.Total!.Value.Currency).TakeWhile(_ => invoice.IsPayable))
            db.Add(deposit.Settle(invoice, invoice.Date!.Value));
    }
}

/// <summary>Takes money for an invoice; what is more than open is kept as the customer's own.</summary>
internal sealed class PayInvoice(AkrabDb db, Numbers numbers, ITimelines timelines, TimeProvider time) : IDo<Invoice, Pay>
{
    public async Task Do(Invoice record, Pay input, CancellationToken stop)
    {
        var tender = Tenders.Of(input.Amount, input.Method, input.On, input.Reference, time);
        var payment = Payment.For(record, tender, await numbers.Next(DocumentKind.Payment, tender.On, stop));
        db.AddRange(payment, payment.Settle(record, tender.On));
        await timelines.Tell(record.Party, TimelineStory.Paid, record.Number!, input.Amount.ToString(), stop);
    }
}

/// <summary>Sets what a credit note still owes against another invoice.</summary>
internal sealed class ApplyNote(AkrabDb db, TimeProvider time) : IDo<Invoice, Apply>
{
    public async Task Do(Invoice record, Apply input, CancellationToken stop) => db.Add(record.Give(await ApplyPayment.Invoice(db, input, stop), time.Today()));
}

/// <summary>Gives money back for a credit note.</summary>
internal sealed class RefundNote(AkrabDb db, Numbers numbers, ITimelines timelines, TimeProvider time) : IDo<Invoice, Refund>
{
    public async Task Do(Invoice record, Refund input, CancellationToken stop)
    {
        var tender = Tenders.Of(input.Amount, input.Method, input.On, input.Reference, time);
        db.Add(Payment.Back(record, tender, await numbers.Next(DocumentKind.Payment, tender.On, stop)));
        await timelines.Tell(record.Party, TimelineStory.Refunded, record.Number!, input.Amount.ToString(), stop);
    }
}

/// <summary>Drafts a credit note.</summary>
internal sealed class CreditInvoice(AkrabDb db, TimeProvider time) : IDo<Invoice, Credit>
{
    public Task Do(Invoice record, Credit input, CancellationToken stop)
    {
        db.Add(record.Credit(input.Reason, time.Today()));
        return Task.CompletedTask;
    }
}
