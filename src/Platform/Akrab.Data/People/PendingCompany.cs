namespace Akrab.Data.People;

/// <summary>A company that somebody wants to found, until they show that the e-mail address is theirs.</summary>
public sealed class PendingCompany
{
    /// <summary>The id the company will have: what was interrupted while it was made goes on with it.</summary>
    public Guid Id { get; init; } = Kernel.Values.Uuid7.Next();

    public required string TokenHash { get; init; }

    public required string Email { get; init; }

    public required string Company { get; init; }

    /// <summary>The founder's.</summary>
    public required string Name { get; init; }

    public required string Language { get; init; }

    public required string PasswordHash { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How often another password than the chosen one was typed.</summary>
    public int Tries { get; set; }
}
