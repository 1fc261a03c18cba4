using Akrab.Kernel.Permissions;

namespace Akrab.Kernel.Entities;

/// <summary>Something a tenant keeps: it has an id, a version that guards against lost updates, and events to tell.</summary>
public abstract class Entity
{
    private List<IEvent>? _announced;
    private bool _isPartial;

    public TenantId TenantId { get; internal set; }

    /// <summary>Raised by one with every change; a save with an older version is refused.</summary>
    public long Version { get; internal set; }

    public DateTimeOffset CreatedAt { get; internal set; }

    public DateTimeOffset UpdatedAt { get; internal set; }

    /// <summary>When it was put into the bin; null while it lives.</summary>
    public DateTimeOffset? DeletedAt { get; internal set; }

    /// <summary>The values of the fields an administrator added.</summary>
    public CustomValues Custom { get; set; } = CustomValues.None;

    /// <summary>The bare value of the typed id.</summary>
    public abstract Guid Key { get; }

    /// <summary>What happened since the last save, in order.</summary>
    public IReadOnlyList<IEvent> Announced => _announced ?? (IReadOnlyList<IEvent>)[];

    public void ForgetAnnounced() => _announced = null;

    /// <summary>Whether it was read by somebody to whom not all of it is shown: such a record is looked at, and never written.</summary>
    public bool IsPartial => _isPartial;

    /// <summary>Takes from it what is not to be seen.</summary>
    internal void Conceal(Concealed hidden)
    {
        foreach (var field in hidden.Members)
            field.Set(this, null);
        foreach (var key in hidden.Custom)
            Custom = Custom.With(key, null);
        _isPartial = true;
    }

    /// <summary>The same record as it is now; its values are immutable, so a shallow copy keeps them.</summary>
    public Entity Copy() => (Entity)MemberwiseClone();

    /// <summary>It was made by hand or by call, and may tell so; what an import makes is told by the import.</summary>
    public virtual void Made()
    {
    }

    /// <summary>It was changed by hand or by call, and may tell what it has become; asked just before it is saved.</summary>
    /// <param name="before">The same record, as it was.</param>
    public virtual void Changed(Entity before)
    {
    }

    protected internal void Announce(IEvent happened) => (_announced ??= []).Add(happened);

    /// <summary>Refuses the deed, with a rule's key, unless the condition holds.</summary>
    protected static void Require(bool condition, string rule)
    {
        if (!condition)
            throw new BrokenRule(rule);
    }
}

/// <summary>An entity with its own id type.</summary>
public abstract class Entity<TId> : Entity where TId : struct, IEntityId<TId>
{
    public TId Id { get; init; } = TId.Of(Values.Uuid7.Next());

    public sealed override Guid Key => Id.Value;
}

/// <summary>Something that happened, in the past tense; written to the outbox in the same transaction.</summary>
public interface IEvent;

/// <summary>An entity that belongs to a member and, through them, to a team: its rows are seen by owner, team or all.</summary>
public interface IOwned
{
    MemberId? Owner { get; }

    TeamId? Team { get; }
}

/// <summary>A person working for the tenant.</summary>
public readonly record struct MemberId(Guid Value) : IEntityId<MemberId>
{
    public static MemberId Of(Guid value) => new(value);
}

/// <summary>A group of members who see each other's customers.</summary>
public readonly record struct TeamId(Guid Value) : IEntityId<TeamId>
{
    public static TeamId Of(Guid value) => new(value);
}
