using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Relations;

/// <summary>Two parties belong together: the other is the party's spouse, parent, buyer …</summary>
public sealed class Relation : Entity<RelationId>, IDefined<Relation>
{
    public required PartyId Party { get; set; }

    /// <summary>What the other is to the party.</summary>
    public required RelationRole Role { get; set; }

    public required PartyId Other { get; set; }

    public DateOnly? Since { get; set; }

    public DateOnly? Until { get; set; }

    public string? Note { get; set; }

    public static void Define(Definition<Relation> it)
    {
        it.IsCalled("relation", "relations").Icon("affiliate");
        it.Has(r => r.Party).Required().Indexed();
        it.Has(r => r.Role).Required();
        it.Has(r => r.Other).Required().Indexed();
        it.Has(r => r.Since);
        it.Has(r => r.Until);
        it.Has(r => r.Note, new TextType(200)).Indexed();
        it.Titled(r => r.Note!);
        it.Follows(r => r.Party);
        it.Lists(r => r.Party, r => r.Role, r => r.Other, r => r.Since, r => r.Until, r => r.Note);
        it.Section("main", r => r.Party, r => r.Role, r => r.Other, r => r.Since, r => r.Until, r => r.Note);
        it.Must(r => r.Party != r.Other, "relation.to-themselves", r => r.Other);
        it.Must(r => r.Since is null || r.Until is null || r.Since <= r.Until, "relation.ends-before", r => r.Until);
    }
}

/// <summary>A relation of two parties.</summary>
public readonly record struct RelationId(Guid Value) : IEntityId<RelationId>
{
    public static RelationId Of(Guid value) => new(value);
}

/// <summary>What somebody is to a party.</summary>
public enum RelationRole
{
    Spouse,
    Parent,
    Child,
    Sibling,
    Relative,
    Friend,
    Neighbour,
    Colleague,

    /// <summary>Who brought them to us.</summary>
    Referrer,

    /// <summary>Whom they brought to us.</summary>
    Referred,

    /// <summary>Who buys for them.</summary>
    Buyer,

    /// <summary>For whom they buy.</summary>
    BuysFor,

    /// <summary>Who decides for them.</summary>
    Decider,

    /// <summary>For whom they decide.</summary>
    DecidesFor,

    Owner,

    /// <summary>What they own.</summary>
    Owns,
}

/// <summary>The same relation, seen from the other side.</summary>
public static class RelationRoles
{
    public static RelationRole Inverse(this RelationRole role) => role switch
    {
        RelationRole.Parent => RelationRole.Child,
        RelationRole.Child => RelationRole.Parent,
        RelationRole.Referrer => RelationRole.Referred,
        RelationRole.Referred => RelationRole.Referrer,
        RelationRole.Buyer => RelationRole.BuysFor,
        RelationRole.BuysFor => RelationRole.Buyer,
        RelationRole.Decider => RelationRole.DecidesFor,
        RelationRole.DecidesFor => RelationRole.Decider,
        RelationRole.Owner => RelationRole.Owns,
        RelationRole.Owns => RelationRole.Owner,
        _ => role,
    };
}
