using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Sales.Opportunities;

/// <summary>Somebody who has a say in whether an opportunity becomes a sale, and what say.</summary>
public sealed class Stakeholder : Entity<StakeholderId>, IDefined<Stakeholder>
{
    public required OpportunityId Opportunity { get; set; }

    public required PartyId Who { get; set; }

    public required BuyingRole Role { get; set; }

    public string? Note { get; set; }

    public static void Define(Definition<Stakeholder> it)
    {
        it.IsCalled("stakeholder", "stakeholders").Icon("users-group");
        it.Has(b => b.Opportunity).Required().Indexed();
        it.Has(b => b.Who).Required().Indexed();
        it.Has(b => b.Role).Required();
        it.Has(b => b.Note, new TextType(200)).Indexed();
        it.Titled(b => b.Note!);
        it.Follows(b => b.Opportunity);
        it.Lists(b => b.Who, b => b.Role, b => b.Opportunity, b => b.Note);
        it.Section("main", b => b.Opportunity, b => b.Who, b => b.Role, b => b.Note);
    }
}

/// <summary>Who has a say in an opportunity.</summary>
public readonly record struct StakeholderId(Guid Value) : IEntityId<StakeholderId>
{
    public static StakeholderId Of(Guid value) => new(value);
}

/// <summary>What part somebody has in the decision to buy.</summary>
public enum BuyingRole
{
    [Tone("teal")]
    Decides,
    Pays,
    Advises,
    Uses,

    [Tone("green")]
    Champions,

    [Tone("red")]
    Opposes,
}
