using Akrab.Contracts;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Values;

namespace Akrab.Commerce.Products;

/// <summary>Something we sell: goods, a service, or several of them together for one price.</summary>
public sealed partial class Product : Entity<ProductId>
{
    public required string Name { get; set; }

    /// <summary>The number by which we know it.</summary>
    public string? Code { get; set; }

    /// <summary>What the scanner reads from its package.</summary>
    public string? Barcode { get; set; }

    public ProductKind Kind { get; set; }

    public CategoryId? Category { get; set; }

    /// <summary>By what it is counted: piece, kilogram, hour.</summary>
    public string? Unit { get; set; }

    /// <summary>What one unit costs the customer where no price list says otherwise.</summary>
    public Money? Price { get; set; }

    /// <summary>What one unit costs us.</summary>
    public Money? Cost { get; set; }

    /// <summary>The tax on it: <c>ppn</c>, a percentage, or nothing.</summary>
    public string? Tax { get; set; }

    /// <summary>What it is a variant of: another size, another colour.</summary>
    public ProductId? VariantOf { get; set; }

    /// <summary>In what the variant differs.</summary>
    public string? Variant { get; set; }

    public string? Description { get; set; }

    /// <summary>The day we stopped selling it.</summary>
    public DateOnly? RetiredOn { get; private set; }

    public bool IsSold => RetiredOn is null;

    /// <summary>We sell it no longer; what was sold stays as it was.</summary>
    public void Retire(DateOnly on)
    {
        Require(IsSold, "product.already-retired");

        RetiredOn = on;
    }

    /// <summary>We sell it again.</summary>
    public void Return()
    {
        Require(!IsSold, "product.not-retired");

        RetiredOn = null;
    }

    /// <summary>The same in another size, colour or package.</summary>
    public Product Vary(string variant, Money? price, string? code)
    {
        Require(VariantOf is null, "product.variant-of-variant");

        return new() { Name = $"{Name} {variant}", Variant = variant, VariantOf = Id, Code = code, Kind = Kind, Category = Category, Unit = Unit, Price = price ?? Price, Cost = Cost, Tax = Tax };
    }
}

/// <summary>What kind of thing we sell.</summary>
public enum ProductKind
{
    Goods,
    Service,

    /// <summary>Several products for one price.</summary>
    Bundle,
}
