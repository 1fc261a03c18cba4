using Akrab.Commerce.Products;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Commerce.Prices;

/// <summary>What some products cost: their own prices and those of all lists.</summary>
public sealed class PriceBook
{
    private readonly IReadOnlyList<PriceList> _lists;
    private readonly ILookup<(PriceListId, ProductId), Price> _prices;
    private readonly IReadOnlyDictionary<ProductId, Money?> _own;

    public PriceBook(IEnumerable<Product> products, IEnumerable<PriceList> lists, IEnumerable<Price> prices)
    {
        _own = products.ToDictionary(p => p.Id, p => p.Price);
        _lists = [.. lists.OrderBy(l => l.Position).ThenBy(l => l.Id.Value)];
        _prices = prices.ToLookup(p => (p.List, p.Product));
    }

    /// <summary>
    /// What one unit costs a customer with these tags who takes that many on that day: the price of the first list, by position, that is
    /// for them and names the product at that quantity in that currency, the one for the largest quantity reached; the product's own where
    /// no list does; null where nobody has said what it costs in that currency.
    /// </summary>
    public Money? UnitPrice(ProductId product, decimal quantity, TextSet tags, DateOnly on, string currency) =>
        _lists.Where(l => l.IsFor(tags, on))
            .Select(l => _prices[(l.Id, product)].Where(p => p.FromQuantity <= quantity && p.Amount.Currency == currency).OrderByDescending(p => p.FromQuantity).ThenBy(p => p.Amount.Units).FirstOrDefault())
            .FirstOrDefault(p => p is not null)?.Amount
        ?? (_own.GetValueOrDefault(product) is { } own && own.Currency == currency ? own : null);

    /// <summary>The prices of these products, as whoever acts may see them; three questions to the database.</summary>
    public static async Task<PriceBook> Of(AkrabDb db, IReadOnlyCollection<ProductId> products, CancellationToken stop) => new(
        await db.Set<Product>().AsNoTracking().Where(p => products.Contains(p.Id)).ToListAsync(stop),
        await db.Set<PriceList>().AsNoTracking().ToListAsync(stop),
        await db.Set<Price>().AsNoTracking().Where(p => products.Contains(p.Product)).ToListAsync(stop));
}
