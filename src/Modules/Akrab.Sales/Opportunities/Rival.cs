using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Sales.Opportunities;

/// <summary>Somebody else who would like to make the same sale.</summary>
public sealed class Rival : Entity<RivalId>, IDefined<Rival>
{
    public required OpportunityId Opportunity { get; set; }

    public required PartyId Who { get; set; }

    /// <summary>What they offer, and where we are better.</summary>
    public string? Note { get; set; }

    public static void Define(Definition<Rival> it)
    {
        it.IsCalled("rival", "rivals").Icon("swords");
        it.Has(r => r.Opportunity).Required().Indexed();
        it.Has(r => r.Who).Required().Indexed();
        it.Has(r => r.Note, new TextType(500)).Indexed();
        it.Titled(r => r.Note!);
        it.Follows(r => r.Opportunity);
        it.Lists(r => r.Who, r => r.Opportunity, r => r.Note);
        it.Section("main", r => r.Opportunity, r => r.Who, r => r.Note);
    }
}

/// <summary>A competitor in one opportunity.</summary>
public readonly record struct RivalId(Guid Value) : IEntityId<RivalId>
{
    public static RivalId Of(Guid value) => new(value);
}
