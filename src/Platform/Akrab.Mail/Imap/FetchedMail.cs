namespace Akrab.Mail.Imap;

/// <summary>A message from a mailbox.</summary>
/// <param name="ReceivedAt">When it came into the mailbox, by the server's clock.</param>
/// <param name="Size">How many bytes all of it has, as the server says.</param>
/// <param name="Bytes">The message, or only its headers where it is not complete.</param>
/// <param name="IsComplete">False where it is larger than was asked for.</param>
public sealed record FetchedMail(uint Uid, DateTimeOffset? ReceivedAt, long Size, IReadOnlySet<MailFlag> Flags, ReadOnlyMemory<byte> Bytes, bool IsComplete);
