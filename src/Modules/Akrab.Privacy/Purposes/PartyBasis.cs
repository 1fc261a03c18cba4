using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Privacy.Purposes;

/// <summary>What allows us to use somebody's data for a purpose, where we have them from, and when they were told so.</summary>
public sealed class PartyBasis : Entity<PartyBasisId>, IDefined<PartyBasis>
{
    public required PartyId Party { get; init; }

    public required ProcessingPurposeId Purpose { get; init; }

    public required LegalBasis Basis { get; set; }

    /// <summary>Where we have their data from: a list, a partner, a fair, they themselves.</summary>
    public required string Origin { get; set; }

    /// <summary>The day they were told what we have and what for.</summary>
    public DateOnly? InformedOn { get; set; }

    /// <summary>By which way and in which words they were told.</summary>
    public string? InformedHow { get; set; }

    public string? Evidence { get; set; }

    public static void Define(Definition<PartyBasis> it)
    {
        it.IsCalled("party-basis", "party-bases").Icon("scale");
        it.Has(b => b.Origin, new TextType(200)).Required().Indexed();
        it.Has(b => b.Party).Required().Fixed().Indexed();
        it.Has(b => b.Purpose).Required().Fixed().Indexed();
        it.Has(b => b.Basis).Required();
        it.Has(b => b.InformedOn).Indexed();
        it.Has(b => b.InformedHow, new TextType(300));
        it.Has(b => b.Evidence, new LongTextType());
        it.Titled(b => b.Origin);
        it.Follows(b => b.Party);
        it.Lists(b => b.Party, b => b.Purpose, b => b.Basis, b => b.Origin, b => b.InformedOn);
        it.Section("main", b => b.Party, b => b.Purpose, b => b.Basis, b => b.Origin, b => b.InformedOn, b => b.InformedHow, b => b.Evidence);
    }
}

/// <summary>What allows us to use somebody's data.</summary>
public readonly record struct PartyBasisId(Guid Value) : IEntityId<PartyBasisId>
{
    public static PartyBasisId Of(Guid value) => new(value);
}
