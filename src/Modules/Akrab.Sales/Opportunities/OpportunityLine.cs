using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Sales.Opportunities;

/// <summary>One of the products an opportunity is about: how much of it, and for how much.</summary>
public sealed class OpportunityLine : Entity<OpportunityLineId>, IDefined<OpportunityLine>
{
    public required OpportunityId Opportunity { get; set; }

    public required ProductId Product { get; set; }

    public decimal Quantity { get; set; } = 1;

    /// <summary>What we hope to get for one unit.</summary>
    public Money? UnitPrice { get; set; }

    public string? Note { get; set; }

    public static void Define(Definition<OpportunityLine> it)
    {
        it.IsCalled("opportunity-line", "opportunity-lines").Icon("package");
        it.Has(l => l.Opportunity).Required().Indexed();
        it.Has(l => l.Product).Required().Indexed();
        it.Has(l => l.Quantity).Required();
        it.Has(l => l.UnitPrice);
        it.Has(l => l.Note, new TextType(200)).Indexed();
        it.Titled(l => l.Note!);
        it.Follows(l => l.Opportunity);
        it.Lists(l => l.Product, l => l.Quantity, l => l.UnitPrice, l => l.Opportunity, l => l.Note);
        it.Section("main", l => l.Opportunity, l => l.Product, l => l.Quantity, l => l.UnitPrice, l => l.Note);
        it.Must(l => l.Quantity > 0, "opportunity-line.above-zero", l => l.Quantity);
        it.Must(l => l.UnitPrice is not { Units: < 0 }, "opportunity-line.price-below-zero", l => l.UnitPrice);
    }
}

/// <summary>One product of an opportunity.</summary>
public readonly record struct OpportunityLineId(Guid Value) : IEntityId<OpportunityLineId>
{
    public static OpportunityLineId Of(Guid value) => new(value);
}
