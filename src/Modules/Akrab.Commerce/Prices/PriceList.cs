using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Commerce.Prices;

/// <summary>Prices for some customers or for all, for some time or for good.</summary>
public sealed class PriceList : Entity<PriceListId>, IDefined<PriceList>
{
    public required string Name { get; set; }

    /// <summary>Of several lists that fit, the one with the lowest number counts.</summary>
    public int Position { get; set; }

    /// <summary>For customers with one of these tags; for everybody where there is none.</summary>
    public TextSet ForTags { get; set; } = TextSet.None;

    public DateOnly? ValidFrom { get; set; }

    /// <summary>The last day on which it counts.</summary>
    public DateOnly? ValidUntil { get; set; }

    public string? Notes { get; set; }

    /// <summary>Whether its prices count for a customer with these tags on this day.</summary>
    public bool IsFor(TextSet tags, DateOnly on) =>
        (ValidFrom is null || ValidFrom <= on) && (ValidUntil is null || on <= ValidUntil)
        && (ForTags.Items.Count == 0 || ForTags.Items.Any(t => tags.Items.Contains(t, StringComparer.OrdinalIgnoreCase)));

    public static void Define(Definition<PriceList> it)
    {
        it.IsCalled("price-list", "price-lists").Icon("list-numbers");
        it.Has(l => l.Name).Required().Searched().Indexed();
        it.Has(l => l.Position).Indexed();
        it.Has(l => l.ForTags, new TagsType());
        it.Has(l => l.ValidFrom).Indexed();
        it.Has(l => l.ValidUntil).Indexed();
        it.Has(l => l.Notes, new LongTextType());
        it.Titled(l => l.Name);
        it.Lists(l => l.Name, l => l.Position, l => l.ForTags, l => l.ValidFrom, l => l.ValidUntil);
        it.Section("main", l => l.Name, l => l.Position, l => l.ForTags, l => l.ValidFrom, l => l.ValidUntil, l => l.Notes);
        it.Must(l => l.ValidFrom is null || l.ValidUntil is null || l.ValidFrom <= l.ValidUntil, "price-list.until-before-from", l => l.ValidUntil);
        it.Shows<Price>(p => p.List);
    }
}

/// <summary>Prices for some customers or for all.</summary>
public readonly record struct PriceListId(Guid Value) : IEntityId<PriceListId>
{
    public static PriceListId Of(Guid value) => new(value);
}
