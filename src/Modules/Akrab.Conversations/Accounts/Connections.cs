using Akrab.Mail.Connecting;
using Akrab.Mail.Imap;
using Akrab.Mail.Smtp;
using Akrab.Web.Outside;

namespace Akrab.Conversations.Accounts;

/// <summary>Opens connections to the company's mail servers as the settings say.</summary>
internal sealed class Connections(PasswordSeal seal, WayOut way)
{
    /// <summary>In the background one can wait.</summary>
    public static readonly TimeSpan Patient = TimeSpan.FromMinutes(1);

    /// <summary>Somebody is looking at the screen.</summary>
    public static readonly TimeSpan Watched = TimeSpan.FromSeconds(10);

    /// <exception cref="MailServerProblem">It did not come to that.</exception>
    public Task<SmtpSession> Smtp(AccountRow account, TimeSpan limit, CancellationToken stop) =>
        SmtpSession.Open(ServerOf(account, limit), account.User is null ? null : LoginOf(account), stop: stop);

    /// <exception cref="MailServerProblem">It did not come to that.</exception>
    public Task<ImapSession> Imap(ServerRow mailbox, TimeSpan limit, CancellationToken stop) => ImapSession.Open(ServerOf(mailbox, limit), LoginOf(mailbox), stop);

    private MailServer ServerOf(ServerRow row, TimeSpan limit) =>
        new() { Host = row.Host, Port = row.Port, Encryption = row.Encryption, AllowsPlainPasswordOnLoopback = true, TimeLimit = limit, Find = way.Find };

    /// <summary>A password that cannot be opened any more is as good as a wrong one: somebody has to type it again.</summary>
    private Login LoginOf(ServerRow row)
    {
        if (row.Password is null)
            return new Login(row.User ?? "", "");

        return seal.Open(row.TenantId, row.Password) is { } password
            ? new Login(row.User ?? "", password)
            : throw new MailServerProblem(MailServerFailure.WrongPassword, "The password was sealed with keys that are no longer here.");
    }
}
