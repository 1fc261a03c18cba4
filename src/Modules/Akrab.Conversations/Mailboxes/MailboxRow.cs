using Akrab.Conversations.Accounts;

namespace Akrab.Conversations.Mailboxes;

/// <summary>A mailbox whose messages file themselves, and how far it has been read.</summary>
public sealed class MailboxRow : ServerRow
{
    /// <summary>To whom mail is written, forwarded or copied so that it is filed.</summary>
    public required string Address { get; set; }

    /// <summary>The server whose word on the sender counts (RFC 8601); null where none writes such a word.</summary>
    public string? TrustedHost { get; set; }

    /// <summary>Uids mean nothing any more when this differs.</summary>
    public long UidValidity { get; set; }

    /// <summary>Everything up to here was looked at; null before the first look, which begins at the end.</summary>
    public long? LastUid { get; set; }

    /// <summary>When it could last be read.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>Why it cannot be read: the end of a key under <c>post.failure</c>.</summary>
    public string? Failure { get; set; }

    /// <summary>What the server said.</summary>
    public string? Words { get; set; }

    internal MailboxRow Copy() => (MailboxRow)MemberwiseClone();
}
