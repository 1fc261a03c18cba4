namespace Akrab.Data.People;

/// <summary>The digest of a question that was answered: none is answered twice.</summary>
public sealed class SpentChallenge
{
    public required string Id { get; init; }

    public DateTimeOffset At { get; init; }
}
