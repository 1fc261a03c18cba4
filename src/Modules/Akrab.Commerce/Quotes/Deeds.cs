using Akrab.Commerce.Documents;
using Akrab.Commerce.Orders;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Commerce.Quotes;

/// <summary>It goes to the customer.</summary>
public sealed record Send;

/// <summary>The customer says yes.</summary>
public sealed record Accept(string? By, DateOnly? On);

/// <summary>The customer says no.</summary>
public sealed record Decline([LongText] string? Reason);

/// <summary>It is offered anew, with changes.</summary>
public sealed record Revise;

/// <summary>What was accepted is ordered.</summary>
public sealed record MakeOrder(DateOnly? DeliverBy);

/// <summary>Sends an offer out under the next number.</summary>
internal sealed class SendQuote(Numbers numbers, ITimelines timelines, TimeProvider time) : IDo<Quote, Send>
{
    public async Task Do(Quote record, Send input, CancellationToken stop)
    {
        record.Date ??= time.Today();
        record.Sum();
        record.Send(await numbers.Next(DocumentKind.Quote, record.Date.Value, stop));
        await timelines.Tell(record.Party, TimelineStory.QuoteSent, record.Number!, record.Total?.ToString(), stop);
    }
}

/// <summary>Notes that the customer said yes.</summary>
internal sealed class AcceptQuote(ITimelines timelines, TimeProvider time) : IDo<Quote, Accept>
{
    public Task Do(Quote record, Accept input, CancellationToken stop)
    {
        record.Accept(input.By, input.On ?? time.Today());
        return timelines.Tell(record.Party, TimelineStory.QuoteAccepted, record.Number!, record.Total?.ToString(), stop);
    }
}

/// <summary>Makes the next edition of an offer.</summary>
internal sealed class ReviseQuote(AkrabDb db) : IDo<Quote, Revise>
{
    public Task Do(Quote record, Revise input, CancellationToken stop)
    {
        db.Add(record.Revise());
        return Task.CompletedTask;
    }
}

/// <summary>Orders what was accepted; an offer is ordered once.</summary>
internal sealed class OrderFromQuote(AkrabDb db, Numbers numbers, TimeProvider time) : IDo<Quote, MakeOrder>
{
    public async Task Do(Quote record, MakeOrder input, CancellationToken stop)
    {
        if (await db.Set<Order>().IgnoreQueryFilters(["rows"]).AnyAsync(o => o.Quote == record.Id && o.Status != OrderStatus.Cancelled, stop))
            throw new BrokenRule("quote.already-ordered");

        var order = Order.Of(record, input.DeliverBy, time.Today());
        order.Confirm(await numbers.Next(DocumentKind.Order, order.Date!.Value, stop));
        db.Add(order);
    }
}
