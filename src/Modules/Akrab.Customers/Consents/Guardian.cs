using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Consents;

/// <summary>Who consents for a child: a parent or guardian, with what shows that they are.</summary>
public sealed class Guardian : Entity<GuardianId>, IDefined<Guardian>
{
    public required PartyId Child { get; init; }

    public required string Name { get; set; }

    /// <summary>The guardian, where we know them ourselves.</summary>
    public PartyId? Party { get; set; }

    public required GuardianRelation Relation { get; set; }

    /// <summary>What shows it: a family card, a decision of a court, their own word.</summary>
    public required string Evidence { get; set; }

    /// <summary>Until which day they decide for the child; null until it is of age.</summary>
    public DateOnly? Until { get; set; }

    public static void Define(Definition<Guardian> it)
    {
        it.IsCalled("guardian", "guardians").Icon("users");
        it.Has(g => g.Name, new TextType(200)).Required().Indexed().Specific(SpecificData.Children);
        it.Has(g => g.Child).Required().Fixed().Indexed().Specific(SpecificData.Children);
        it.Has(g => g.Party);
        it.Has(g => g.Relation).Required().Specific(SpecificData.Children);
        it.Has(g => g.Evidence, new TextType(300)).Required();
        it.Has(g => g.Until);
        it.Titled(g => g.Name);
        it.Follows(g => g.Child);
        it.Lists(g => g.Child, g => g.Name, g => g.Relation, g => g.Evidence, g => g.Until);
        it.Section("main", g => g.Child, g => g.Name, g => g.Relation, g => g.Party, g => g.Evidence, g => g.Until);
        it.Must(g => g.Party != g.Child, "guardian.of-themselves", g => g.Party);
    }
}

/// <summary>Somebody who consents for a child.</summary>
public readonly record struct GuardianId(Guid Value) : IEntityId<GuardianId>
{
    public static GuardianId Of(Guid value) => new(value);
}

/// <summary>What a guardian is to the child.</summary>
public enum GuardianRelation
{
    Mother,
    Father,
    Grandparent,
    Relative,

    /// <summary>Appointed by a court or an authority.</summary>
    Appointed,
    Other,
}
