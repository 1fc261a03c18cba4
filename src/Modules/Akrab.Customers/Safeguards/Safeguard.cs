using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;

namespace Akrab.Customers.Safeguards;

/// <summary>A party is protected: its data are only kept, or it is not profiled, or its data may not be deleted. It holds until somebody lifts it.</summary>
public sealed class Safeguard : Entity<SafeguardId>, IDefined<Safeguard>
{
    public required PartyId Party { get; init; }

    public required SafeguardKind Kind { get; init; }

    /// <summary>Why, and by whose word.</summary>
    public required string Because { get; init; }

    /// <summary>Who of ours noted it; null when nobody did.</summary>
    public MemberId? Member { get; init; }

    public DateTimeOffset? LiftedAt { get; private set; }

    public string? LiftedBecause { get; private set; }

    public bool IsHolding => LiftedAt is null;

    public void Lift(string because)
    {
        Require(IsHolding, "safeguard.lifted-already");

        (LiftedAt, LiftedBecause) = (TimeProvider.System.Now(), because);
    }

    public static void Define(Definition<Safeguard> it)
    {
        it.IsCalled("safeguard", "safeguards").Icon("shield-lock").OnlyFor(Rights.LookAfterPrivacy, isKnownToAll: true);
        it.Has(s => s.Because, new TextType(300)).Required().Fixed().Indexed();
        it.Has(s => s.Party).Required().Fixed().Indexed();
        it.Has(s => s.Kind).Required().Fixed();
        it.Has(s => s.Member).ReadOnly();
        it.Has(s => s.LiftedAt).ReadOnly().Indexed();
        it.Has(s => s.LiftedBecause, new TextType(300)).ReadOnly();
        it.Titled(s => s.Because);
        it.Follows(s => s.Party);
        it.KeptByAll(s => s.Party, s => s.IsHolding);
        it.Lists(s => s.Party, s => s.Kind, s => s.Because, s => s.CreatedAt, s => s.LiftedAt);
        it.Section("main", s => s.Party, s => s.Kind, s => s.Because, s => s.Member, s => s.LiftedAt, s => s.LiftedBecause);
        it.Can<Lift>((s, lift) => s.Lift(lift.Because)).While(s => s.IsHolding).Icon("shield-off");
    }
}

/// <summary>It does not protect them any more.</summary>
public sealed record Lift(string Because);

/// <summary>What protects a party.</summary>
public readonly record struct SafeguardId(Guid Value) : IEntityId<SafeguardId>
{
    public static SafeguardId Of(Guid value) => new(value);
}
