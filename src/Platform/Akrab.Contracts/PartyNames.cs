using Akrab.Kernel.Fields;

namespace Akrab.Contracts;

/// <summary>How a party is called and reached, for whom a letter is written; answered by whoever keeps the customers.</summary>
public interface IPartyNames
{
    /// <summary>Those of these parties that are there, whoever may see them: ask it only for whom that does not matter.</summary>
    Task<IReadOnlyDictionary<PartyId, PartyName>> Living(IReadOnlyCollection<PartyId> parties, CancellationToken stop);
}

/// <summary>A party as a letter names it.</summary>
/// <param name="Url">Where they are found.</param>
/// <param name="Email">The address they are written to; null where we have none.</param>
/// <param name="Language">The language they are written to in; null when nobody noted one.</param>
/// <param name="Greeting">How a letter to them begins.</param>
public sealed record PartyName(string Name, string Url, string? Email, string? Phone, string? Language, string Greeting)
{
    /// <summary>The city of their first address.</summary>
    public string? City { get; init; }

    /// <summary>Their first address, in one line.</summary>
    public string? Address { get; init; }

    /// <summary>What they are marked with, which may decide what they pay.</summary>
    public TextSet Tags { get; init; } = TextSet.None;
}
