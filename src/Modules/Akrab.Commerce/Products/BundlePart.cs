using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Commerce.Products;

/// <summary>One of the products that are sold together as a bundle, and how many of it.</summary>
public sealed class BundlePart : Entity<BundlePartId>, IDefined<BundlePart>
{
    public required ProductId Bundle { get; set; }

    public required ProductId Product { get; set; }

    public required decimal Quantity { get; set; }

    public string? Note { get; set; }

    public static void Define(Definition<BundlePart> it)
    {
        it.IsCalled("bundle-part", "bundle-parts").Icon("packages");
        it.Has(b => b.Bundle).Required().Indexed();
        it.Has(b => b.Product).Required().Indexed();
        it.Has(b => b.Quantity).Required();
        it.Has(b => b.Note, new TextType(200)).Indexed();
        it.Titled(b => b.Note!);
        it.Lists(b => b.Product, b => b.Quantity, b => b.Bundle, b => b.Note);
        it.Section("main", b => b.Bundle, b => b.Product, b => b.Quantity, b => b.Note);
        it.Must(b => b.Quantity > 0, "bundle-part.above-zero", b => b.Quantity);
        it.Must(b => b.Bundle != b.Product, "bundle-part.of-itself", b => b.Product);
    }
}

/// <summary>One product of a bundle.</summary>
public readonly record struct BundlePartId(Guid Value) : IEntityId<BundlePartId>
{
    public static BundlePartId Of(Guid value) => new(value);
}
