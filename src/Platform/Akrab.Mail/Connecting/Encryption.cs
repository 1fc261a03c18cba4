namespace Akrab.Mail.Connecting;

/// <summary>How a connection to a mail server is kept from others' eyes. What is asked for is what happens: nothing falls back to less.</summary>
public enum Encryption
{
    /// <summary>From the first byte (RFC 8314), usually on port 465 or 993.</summary>
    Implicit,

    /// <summary>Begins in the clear and turns to TLS before anything is said (RFC 3207; RFC 9051, 6.2.1), usually on port 587 or 143.</summary>
    StartTls,

    /// <summary>None. Passwords are not sent then, see <see cref="MailServer.AllowsPlainPasswordOnLoopback"/>.</summary>
    None,
}
