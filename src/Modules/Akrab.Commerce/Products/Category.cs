using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Commerce.Products;

/// <summary>A shelf of the catalogue; a shelf may stand in another.</summary>
public sealed class Category : Entity<CategoryId>, IDefined<Category>
{
    public required string Name { get; set; }

    public CategoryId? Parent { get; set; }

    public static void Define(Definition<Category> it)
    {
        it.IsCalled("category", "categories").Icon("category");
        it.Has(c => c.Name).Required().Searched().Indexed();
        it.Has(c => c.Parent).Indexed();
        it.Titled(c => c.Name);
        it.Lists(c => c.Name, c => c.Parent);
        it.Section("main", c => c.Name, c => c.Parent);
        it.Must(c => c.Parent != c.Id, "category.in-itself", c => c.Parent);
        it.Shows<Product>(p => p.Category);
    }
}

/// <summary>A shelf of the catalogue.</summary>
public readonly record struct CategoryId(Guid Value) : IEntityId<CategoryId>
{
    public static CategoryId Of(Guid value) => new(value);
}
