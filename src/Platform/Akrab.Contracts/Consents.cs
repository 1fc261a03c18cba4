namespace Akrab.Contracts;

/// <summary>For what somebody is written to, called or looked at.</summary>
public enum Purpose
{
    /// <summary>What they bought or asked for: allowed until they object.</summary>
    Service,
    Marketing,

    /// <summary>Greetings, birthdays, reminders to buy again.</summary>
    Care,
    Surveys,

    /// <summary>Working out what they are worth and what they may want.</summary>
    Profiling,
}

/// <summary>Asked by everything that sends, calls or scores: may we?</summary>
public interface IConsents
{
    /// <summary>Those of these parties to whom it is allowed: for this purpose, on this channel, now.</summary>
    Task<IReadOnlySet<PartyId>> Allowing(IReadOnlyCollection<PartyId> parties, Purpose purpose, Channel channel, CancellationToken stop);

    /// <summary>Notes what a party allows, with the words they saw; to be saved with the context.</summary>
    void Give(PartyId party, Purpose purpose, Channel channel, string source, string text);

    /// <summary>Notes that a party takes back what it allowed, on every channel; without a purpose everything that is not service. To be saved with the context.</summary>
    void Withdraw(PartyId party, Purpose? purpose, string source, string? evidence);
}
