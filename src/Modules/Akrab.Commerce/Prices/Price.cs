using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Commerce.Prices;

/// <summary>What one unit of a product costs on a price list, from some quantity on.</summary>
public sealed class Price : Entity<PriceId>, IDefined<Price>
{
    public required PriceListId List { get; set; }

    public required ProductId Product { get; set; }

    /// <summary>Whoever takes at least so many pays this.</summary>
    public decimal FromQuantity { get; set; }

    public required Money Amount { get; set; }

    public string? Note { get; set; }

    public static void Define(Definition<Price> it)
    {
        it.IsCalled("price", "prices").Icon("tag");
        it.Has(p => p.List).Required().Indexed();
        it.Has(p => p.Product).Required().Indexed();
        it.Has(p => p.FromQuantity).Indexed();
        it.Has(p => p.Amount).Required().Indexed();
        it.Has(p => p.Note, new TextType(200)).Indexed();
        it.Titled(p => p.Note!);
        it.Lists(p => p.Product, p => p.List, p => p.FromQuantity, p => p.Amount, p => p.Note);
        it.Section("main", p => p.List, p => p.Product, p => p.FromQuantity, p => p.Amount, p => p.Note);
        it.Must(p => p.FromQuantity >= 0, "price.quantity-below-zero", p => p.FromQuantity);
        it.Must(p => p.Amount.Units >= 0, "product.below-zero", p => p.Amount);
    }
}

/// <summary>A price on a list.</summary>
public readonly record struct PriceId(Guid Value) : IEntityId<PriceId>
{
    public static PriceId Of(Guid value) => new(value);
}
