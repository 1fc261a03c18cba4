namespace Akrab.Mail.Imap;

/// <summary>A mailbox as it was when it was opened.</summary>
/// <param name="UidValidity">When it differs from the last time, all uids known of this mailbox mean nothing any more (RFC 9051, 2.3.1.1).</param>
/// <param name="UidNext">No message in it has this uid or a higher one yet; null where the server does not say.</param>
/// <param name="Messages">How many there are.</param>
public sealed record MailboxState(uint UidValidity, uint? UidNext, uint Messages);
