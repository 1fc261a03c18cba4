using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Commerce.Products;

/// <summary>How much of a product a branch has, as somebody counted it.</summary>
public sealed class StockLevel : Entity<StockLevelId>, IDefined<StockLevel>
{
    public required ProductId Product { get; set; }

    public required BranchId Branch { get; set; }

    public decimal Quantity { get; set; }

    /// <summary>Below this it is time to buy more.</summary>
    public decimal? Least { get; set; }

    public string? Note { get; set; }

    public static void Define(Definition<StockLevel> it)
    {
        it.IsCalled("stock-level", "stock-levels").Icon("building-warehouse");
        it.Has(s => s.Product).Required().Indexed();
        it.Has(s => s.Branch).Required().Indexed();
        it.Has(s => s.Quantity).Indexed();
        it.Has(s => s.Least);
        it.Has(s => s.Note, new TextType(200)).Indexed();
        it.Titled(s => s.Note!);
        it.Lists(s => s.Product, s => s.Branch, s => s.Quantity, s => s.Least, s => s.Note);
        it.Section("main", s => s.Product, s => s.Branch, s => s.Quantity, s => s.Least, s => s.Note);
    }
}

/// <summary>How much of a product a branch has.</summary>
public readonly record struct StockLevelId(Guid Value) : IEntityId<StockLevelId>
{
    public static StockLevelId Of(Guid value) => new(value);
}
