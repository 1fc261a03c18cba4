using Akrab.Commerce.Documents;
using Akrab.Commerce.Paper;
using Akrab.Commerce.Quotes;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Commerce.Orders;

/// <summary>What a customer wants from us, for certain.</summary>
public sealed class Order : Document<OrderId>, IDefined<Order>
{
    /// <summary>The offer it comes from.</summary>
    public QuoteId? Quote { get; private init; }

    /// <summary>The day the customer expects it.</summary>
    public DateOnly? DeliverBy { get; set; }

    public OrderStatus Status { get; private set; }

    public override bool IsDraft => Status == OrderStatus.Draft;

    /// <summary>What was accepted, as an order.</summary>
    public static Order Of(Quote quote, DateOnly? deliverBy, DateOnly on)
    {
        var order = new Order { Party = quote.Party, Quote = quote.Id, Date = on, DeliverBy = deliverBy, Notes = quote.Notes };
        order.TakeOver(quote);
        return order;
    }

    /// <summary>It counts from now on.</summary>
    public void Confirm(string number)
    {
        Require(IsDraft, "order.already-confirmed");
        RequireSums();

        (Status, Number) = (OrderStatus.Confirmed, number);
    }

    /// <summary>It came with its number from another program: unless that says otherwise, it is long delivered.</summary>
    public void ComeFromElsewhere()
    {
        if (Number is not null && IsDraft)
            Status = OrderStatus.Delivered;
    }

    /// <summary>It was delivered, all of it.</summary>
    public void Deliver()
    {
        Require(Status == OrderStatus.Confirmed, "order.not-confirmed");

        Status = OrderStatus.Delivered;
    }

    /// <summary>Nothing comes of it.</summary>
    public void Cancel()
    {
        Require(Status is OrderStatus.Draft or OrderStatus.Confirmed, "order.not-cancellable");

        Status = OrderStatus.Cancelled;
    }

    public static void Define(Definition<Order> it)
    {
        it.IsCalled("order", "orders", "document").Icon("shopping-cart").In(Area.Rail, 7).Owned();
        DocumentFields.Declare<Order, OrderId>(it, isFromElsewhere: true, isForAnyone: true);
        it.Has(o => o.Quote).ReadOnly().Indexed().ShownThere();
        it.Has(o => o.DeliverBy).Indexed();
        it.Has(o => o.Status).ReadOnly().ComesInFiles().Indexed();
        it.Lists(o => o.Number, o => o.Party, o => o.Status, o => o.Date, o => o.DeliverBy, o => o.Total, o => o.Owner);
        it.Section("main", o => o.Number, o => o.Party, o => o.Quote, o => o.Date, o => o.DeliverBy, o => o.Status);
        it.Section("lines", o => o.Lines, o => o.Discount, o => o.Net, o => o.Tax, o => o.Total);
        it.Section("terms", o => o.Prices, o => o.TaxRounding, o => o.Branch, o => o.Owner, o => o.Notes);
        it.ClosedWhile(o => !o.IsDraft, "order.closed", o => o.DeliverBy, o => o.Owner, o => o.Notes);
        it.Arranged<NumberSeries>().Arranged<Letterhead>();
        it.Can<Confirm>().While(o => o.IsDraft).By<ConfirmOrder>().Icon("check");
        it.Can<Bill>().While(o => o.Status is OrderStatus.Confirmed or OrderStatus.Delivered).By<BillOrder>().Icon("file-invoice");
        it.Can<Deposit>().While(o => o.Status is OrderStatus.Confirmed or OrderStatus.Delivered).By<DepositOnOrder>().Icon("cash");
        it.Can<MarkDelivered>((o, _) => o.Deliver()).While(o => o.Status == OrderStatus.Confirmed).Icon("truck-delivery");
        it.Can<Cancel>((o, _) => o.Cancel()).While(o => o.Status is OrderStatus.Draft or OrderStatus.Confirmed).Icon("x");
    }
}

/// <summary>How far an order is.</summary>
public enum OrderStatus
{
    Draft,

    [Tone("turmeric")]
    Confirmed,

    [Tone("green")]
    Delivered,

    [Tone("red")]
    Cancelled,
}

/// <summary>What a customer wants from us.</summary>
public readonly record struct OrderId(Guid Value) : IEntityId<OrderId>
{
    public static OrderId Of(Guid value) => new(value);
}
