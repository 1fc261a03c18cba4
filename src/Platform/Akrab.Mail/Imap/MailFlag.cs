namespace Akrab.Mail.Imap;

/// <summary>What everybody who uses a mailbox sees of a message (RFC 9051, 2.3.2).</summary>
public enum MailFlag
{
    Seen,
    Answered,
    Flagged,
    Deleted,
    Draft,
}
