namespace Akrab.Kernel.Entities;

/// <summary>A typed id: <c>public readonly record struct PartyId(Guid Value) : IEntityId&lt;PartyId&gt;</c>. A property of such a type is a link.</summary>
public interface IEntityId
{
    Guid Value { get; }
}

/// <summary>A typed id that can be made from its bare value.</summary>
public interface IEntityId<out TSelf> : IEntityId where TSelf : struct, IEntityId<TSelf>
{
    static abstract TSelf Of(Guid value);
}

/// <summary>One company using Akrab.</summary>
public readonly record struct TenantId(Guid Value) : IEntityId<TenantId>
{
    public static TenantId Of(Guid value) => new(value);
}
