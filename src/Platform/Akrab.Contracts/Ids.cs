using Akrab.Kernel.Entities;

namespace Akrab.Contracts;

/// <summary>A person or an organisation we know.</summary>
public readonly record struct PartyId(Guid Value) : IEntityId<PartyId>
{
    public static PartyId Of(Guid value) => new(value);
}

/// <summary>One thing that happened with a party.</summary>
public readonly record struct InteractionId(Guid Value) : IEntityId<InteractionId>
{
    public static InteractionId Of(Guid value) => new(value);
}

/// <summary>A thing to do with a party.</summary>
public readonly record struct ActivityId(Guid Value) : IEntityId<ActivityId>
{
    public static ActivityId Of(Guid value) => new(value);
}

/// <summary>One more role of a member.</summary>
public readonly record struct FurtherRoleId(Guid Value) : IEntityId<FurtherRoleId>
{
    public static FurtherRoleId Of(Guid value) => new(value);
}

/// <summary>A set of permissions and how far they reach.</summary>
public readonly record struct RoleId(Guid Value) : IEntityId<RoleId>
{
    public static RoleId Of(Guid value) => new(value);
}

/// <summary>A sale we hope to make.</summary>
public readonly record struct OpportunityId(Guid Value) : IEntityId<OpportunityId>
{
    public static OpportunityId Of(Guid value) => new(value);
}

/// <summary>One of our shops, offices or warehouses.</summary>
public readonly record struct BranchId(Guid Value) : IEntityId<BranchId>
{
    public static BranchId Of(Guid value) => new(value);
}

/// <summary>Something we sell.</summary>
public readonly record struct ProductId(Guid Value) : IEntityId<ProductId>
{
    public static ProductId Of(Guid value) => new(value);
}

/// <summary>One enquiry by one party.</summary>
public readonly record struct LeadId(Guid Value) : IEntityId<LeadId>
{
    public static LeadId Of(Guid value) => new(value);
}
