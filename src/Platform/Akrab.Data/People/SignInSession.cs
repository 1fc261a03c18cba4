namespace Akrab.Data.People;

/// <summary>How somebody came in.</summary>
public enum SignInWay
{
    Password,
    Link,
    Passkey,
    SingleSignOn,
}

/// <summary>From where somebody came: the address, and the browser and its system by the names people know.</summary>
public sealed record Whence(string Address, string Browser, string System);

/// <summary>One browser in which somebody is signed in. Its cookie names it, and counts no longer than it does.</summary>
public sealed class SignInSession
{
    public Guid Id { get; init; } = Kernel.Values.Uuid7.Next();

    public Guid User { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was last used, to some minutes.</summary>
    public DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public required string Address { get; init; }

    /// <summary>The browser's name; empty when it is none we know.</summary>
    public required string Browser { get; init; }

    /// <summary>The name of the system it runs on; empty when it is none we know.</summary>
    public required string System { get; init; }

    public SignInWay Way { get; init; }

    /// <summary>Whether more was shown than a password or a link: a code, or a passkey.</summary>
    public bool HasTwoSteps { get; set; }
}
