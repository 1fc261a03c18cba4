using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Followers;

/// <summary>A member who wants to know what happens with a party.</summary>
public sealed class Follower : Entity<FollowerId>, IDefined<Follower>
{
    public required PartyId Party { get; init; }

    public required MemberId Member { get; init; }

    public string? Note { get; set; }

    public static void Define(Definition<Follower> it)
    {
        it.IsCalled("follower", "followers").Icon("bell");
        it.Has(f => f.Party).Required().Fixed().Indexed();
        it.Has(f => f.Member).Required().Fixed().Indexed();
        it.Has(f => f.Note, new TextType(200)).Indexed();
        it.Titled(f => f.Note!);
        it.Follows(f => f.Party);
        it.Lists(f => f.Party, f => f.Member, f => f.Note);
        it.Section("main", f => f.Party, f => f.Member, f => f.Note);
    }
}

/// <summary>That somebody follows a party.</summary>
public readonly record struct FollowerId(Guid Value) : IEntityId<FollowerId>
{
    public static FollowerId Of(Guid value) => new(value);
}
