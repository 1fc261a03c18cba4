using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Consents;

/// <summary>A party allowed something, or took that back: for one purpose, on one channel or on all, with the evidence. The latest word counts.</summary>
public sealed class Consent : Entity<ConsentId>, IDefined<Consent>
{
    public required PartyId Party { get; init; }

    public required Purpose Purpose { get; init; }

    /// <summary>None means every channel.</summary>
    public required Channel Channel { get; init; }

    public required ConsentState State { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Where they said so: at the counter, in a form, by message.</summary>
    public required string Source { get; init; }

    /// <summary>The words they agreed to.</summary>
    public string? Text { get; init; }

    /// <summary>What proves it: a form's address, a message, a signed paper.</summary>
    public string? Evidence { get; init; }

    /// <summary>Who of ours noted it; null when nobody did.</summary>
    public MemberId? Member { get; init; }

    public static void Define(Definition<Consent> it)
    {
        it.IsCalled("consent", "consents").Icon("shield-check");
        it.Has(c => c.Source, new TextType(200)).Required().Fixed().Indexed();
        it.Has(c => c.Party).Required().Fixed().Indexed();
        it.Has(c => c.Purpose).Required().Fixed().KeptByLaw("consent.kept");
        it.Has(c => c.Channel).Required().Fixed().KeptByLaw("consent.kept");
        it.Has(c => c.State).Required().Fixed().KeptByLaw("consent.kept");
        it.Has(c => c.At).Required().Fixed().Indexed().KeptByLaw("consent.kept");
        it.Has(c => c.Text, new LongTextType()).Fixed();
        it.Has(c => c.Evidence, new LongTextType()).Fixed();
        it.Has(c => c.Member).Fixed();
        it.Titled(c => c.Source);
        it.Follows(c => c.Party);
        it.KeptByAll(c => c.Party, c => c.State == ConsentState.Withdrawn);
        it.Lists(c => c.Party, c => c.Purpose, c => c.Channel, c => c.State, c => c.At, c => c.Source);
        it.Section("main", c => c.Party, c => c.Purpose, c => c.Channel, c => c.State, c => c.At, c => c.Source, c => c.Text, c => c.Evidence, c => c.Member);
    }
}

/// <summary>A word of consent, or of its withdrawal.</summary>
public readonly record struct ConsentId(Guid Value) : IEntityId<ConsentId>
{
    public static ConsentId Of(Guid value) => new(value);
}

/// <summary>Whether it was given or taken back.</summary>
public enum ConsentState
{
    [Tone("green")]
    Given,

    [Tone("red")]
    Withdrawn,
}
