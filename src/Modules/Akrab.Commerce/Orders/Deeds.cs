using Akrab.Commerce.Documents;
using Akrab.Commerce.Invoices;
using Akrab.Commerce.Payments;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Commerce.Orders;

/// <summary>It counts from now on.</summary>
public sealed record Confirm;

/// <summary>What was ordered is to be paid.</summary>
public sealed record Bill(DateOnly? DueOn);

/// <summary>The customer pays in advance, all of it or a part.</summary>
public sealed record Deposit(Money Amount, PaymentMethod Method, DateOnly? On, string? Reference);

/// <summary>All of it was delivered.</summary>
public sealed record MarkDelivered;

/// <summary>Nothing comes of it.</summary>
public sealed record Cancel;

/// <summary>Confirms an order under the next number.</summary>
internal sealed class ConfirmOrder(Numbers numbers, ITimelines timelines, TimeProvider time) : IDo<Order, Confirm>
{
    public async Task Do(Order record, Confirm input, CancellationToken stop)
    {
        record.Date ??= time.Today();
        record.Sum();
        record.Confirm(await numbers.Next(DocumentKind.Order, record.Date.Value, stop));
        await timelines.Tell(record.Party, TimelineStory.Ordered, record.Number!, record.Total?.ToString(), stop);
    }
}

/// <summary>Drafts the invoice of an order; an order has one.</summary>
internal sealed class BillOrder(AkrabDb db, TimeProvider time) : IDo<Order, Bill>
{
    public async Task Do(Order record, Bill input, CancellationToken stop)
    {
        if (await db.Set<Invoice>().IgnoreQueryFilters(["rows"]).AnyAsync(i => i.Order == record.Id && i.Kind == InvoiceKind.Invoice, stop))
            throw new BrokenRule("order.already-billed");

        db.Add(Invoice.Of(record, input.DueOn, time.Today()));
    }
}

/// <summary>Takes money for an order; its invoice will use it.</summary>
internal sealed class DepositOnOrder(AkrabDb db, Numbers numbers, ITimelines timelines, TimeProvider time) : IDo<Order, Deposit>
{
    public async Task Do(Order record, Deposit input, CancellationToken stop)
    {
        var tender = Tenders.Of(input.Amount, input.Method, input.On, input.Reference, time);
        db.Add(Payment.For(record, tender, await numbers.Next(DocumentKind.Payment, tender.On, stop)));
        await timelines.Tell(record.Party, TimelineStory.Paid, record.Number!, input.Amount.ToString(), stop);
    }
}
