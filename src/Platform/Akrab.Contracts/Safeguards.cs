using Akrab.Kernel.Fields;

namespace Akrab.Contracts;

/// <summary>What protects a party from what is otherwise done with its data.</summary>
public enum SafeguardKind
{
    /// <summary>Nothing is done with its data but keeping them: nothing is sent, nobody is called.</summary>
    [Tone("red")]
    Restriction,

    /// <summary>It is not scored, valued or sorted by a program.</summary>
    [Tone("turmeric")]
    NoProfiling,

    /// <summary>Its data are kept although they would otherwise be deleted: a dispute, an audit, a duty of the law.</summary>
    [Tone("blue")]
    LegalHold,
}

/// <summary>Knows which parties are protected, and protects them; answered by whoever keeps the customers.</summary>
public interface ISafeguards
{
    /// <summary>Those of these parties that are protected in this way now.</summary>
    Task<IReadOnlySet<PartyId>> On(IReadOnlyCollection<PartyId> parties, SafeguardKind kind, CancellationToken stop);

    /// <summary>Protects a party from now on, unless it is already; to be saved with the context.</summary>
    Task Place(PartyId party, SafeguardKind kind, string because, CancellationToken stop);
}

/// <summary>Asked by everything that scores, values or sorts people by itself: may we?</summary>
public interface IProfiling
{
    /// <summary>Those of these parties who may be looked at in this way: who objected, took consent back or is restricted is left out.</summary>
    Task<IReadOnlySet<PartyId>> Allowing(IReadOnlyCollection<PartyId> parties, CancellationToken stop);
}
