namespace Akrab.Data.People;

/// <summary>A passkey of a user: a key pair of which we know the public half, kept by a phone, a computer or a security key.</summary>
public sealed class Passkey
{
    public Guid Id { get; init; } = Kernel.Values.Uuid7.Next();

    public Guid User { get; init; }

    /// <summary>What the user calls it.</summary>
    public required string Name { get; set; }

    public required byte[] CredentialId { get; init; }

    /// <summary>The public key in COSE form (RFC 9052).</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>How often it was used, as it says itself; zero where it does not count. Two at once cannot both raise it.</summary>
    public long SignCount { get; set; }

    /// <summary>How a browser reaches it, with spaces between.</summary>
    public required string Transports { get; init; }

    /// <summary>Whether it may be copied to the user's other devices.</summary>
    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}
