using Akrab.Commerce.Documents;
using Akrab.Commerce.Invoices;
using Akrab.Commerce.Orders;
using Akrab.Commerce.Paper;
using Akrab.Commerce.Payments;
using Akrab.Commerce.Products;
using Akrab.Commerce.Quotes;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Commerce.Demo;

/// <summary>What the demo shop offered, sold and was paid for in the last months: some in time, some late, some not yet.</summary>
internal sealed class DemoDocuments : IDemo
{
    private const int Seed = 1956, Customers = 36, MostDaysAgo = 110, DaysToPay = 14;

    public async Task Load(AkrabDb db, DateOnly today, CancellationToken stop)
    {
        var dice = new Random(Seed);
        db.Add(new Letterhead { Name = "Toko Sari Rasa", Address = "Jl. Ir. H. Juanda No. 114\nBandung 40132", Phone = "+622225012345", Email = "halo@sarirasa.example", PayTo = "BCA 123 456 7890 a.n. Sari Wulandari", Footer = "Terima kasih sudah berbelanja di tempat kami." });
        var numbers = new Numbers(db);
        var products = await db.Set<Product>().AsNoTracking().Where(p => p.Kind != ProductKind.Bundle).OrderBy(p => p.Name).ToListAsync(stop);
        var members = await db.Set<Member>().AsNoTracking().OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(stop);
        var customers = await DemoRecords.Linkable(db, typeof(PartyId), Customers / 2, isLatest: false, stop);
        var ages = customers.Select(_ => dice.Next(1, MostDaysAgo)).OrderDescending().ToList();
        foreach (var (customer, age) in customers.Zip(ages))
        {
            var day = today.AddDays(-age);
            var quote = new Quote { Party = PartyId.Of(customer), Date = day, ValidUntil = day.AddDays(30), Owner = members[dice.Next(members.Count)], Lines = Some(products, dice) };
            quote.Sum();
            db.Add(quote);
            if (dice.Next(8) == 0)
                continue;
            quote.Send(await numbers.Next(DocumentKind.Quote, day, stop));
            if (dice.Next(6) == 0)
                quote.Decline(null, day.AddDays(dice.Next(4)));
            else if (dice.Next(6) != 0)
                await Sell(quote, day.AddDays(dice.Next(4)));
        }

        await db.SaveChangesAsync(stop);

        async Task Sell(Quote quote, DateOnly day)
        {
            quote.Accept(null, day);
            var order = Order.Of(quote, day.AddDays(7), day);
            order.Confirm(await numbers.Next(DocumentKind.Order, day, stop));
            db.Add(order);
            if (day > today.AddDays(-3))
                return;
            order.Deliver();
            var invoice = Invoice.Of(order, day.AddDays(DaysToPay), day);
            invoice.Issue(await numbers.Next(DocumentKind.Invoice, day, stop));
            db.Add(invoice);
            var paid = day.AddDays(dice.Next(2, 40));
            if (paid > today)
                return;
            var whole = invoice.Total!.Value;
            var amount = dice.Next(5) == 0 ? whole.Times(0.4m).Round() : whole;
            var payment = Payment.For(invoice, new Tender(amount, (PaymentMethod)dice.Next(3), paid, null), await numbers.Next(DocumentKind.Payment, paid, stop));
            db.AddRange(payment, payment.Settle(invoice, paid));
        }
    }

    private static Lines Some(List<Product> products, Random dice) => Lines.Of(Enumerable.Range(0, dice.Next(1, 5)).Select(_ => products[dice.Next(products.Count)]).Distinct().Select(product => new Line
    {
        Product = product.Key,
        Text = product.Name,
        Unit = product.Unit,
        Quantity = product.Price!.Value.Amount < 100_000 ? dice.Next(5, 120) : dice.Next(1, 6),
        Price = product.Price,
        Discount = dice.Next(5) == 0 ? 5 : 0,
        Tax = TaxMark.TryParse(product.Tax, out var mark) ? mark : TaxMark.None,
    }));
}
