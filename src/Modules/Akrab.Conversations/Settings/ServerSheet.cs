using Akrab.Conversations.Accounts;
using Akrab.Kernel.Language;
using Akrab.Mail.Connecting;
using Akrab.Web.Frame;

namespace Akrab.Conversations.Settings;

/// <summary>A mail server as a form names it.</summary>
/// <param name="Password">Null to keep the one we know, empty for none.</param>
internal sealed record ServerInput(string Host, int Port, Encryption Encryption, string? User, string? Password);

/// <summary>The part of a form that names a server. A password is taken, and never given out.</summary>
internal static class ServerSheet
{
    public static ServerInput Read(FormSheet sheet, ServerRow? known, bool isUserNeeded)
    {
        var (host, port) = (sheet.Required("host", 253), sheet.Number("port", 1, 65_535));
        var encryption = Enum.TryParse<Encryption>(sheet.OneOf("encryption", Enum.GetNames<Encryption>()), out var read) ? read : default;
        var user = isUserNeeded ? sheet.Required("user", 254) : sheet.AtMost("user", 254);
        var password = sheet.AtMost("password", 500);
        if (user.Length == 0)
            return new ServerInput(host, port, encryption, null, "");

        // The known password goes where it went before and nowhere else: it must not be read by pointing the form at another server.
        var isSame = known?.Password is not null && known.Host == host && known.Port == port && known.Encryption == encryption && known.User == user;
        if (password.Length == 0 && !isSame)
            sheet.Refuse("password", Words.Say("settings.mail.password-again"));
        return new ServerInput(host, port, encryption, user, password.Length == 0 ? null : password);
    }

    public static IEnumerable<(string, string?)> Values(ServerRow? row, int usualPort) =>
    [
        ("host", row?.Host), ("port", (row?.Port ?? usualPort).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("encryption", (row?.Encryption ?? Encryption.Implicit).ToString()), ("user", row?.User),
    ];
}

/// <summary>What stands in the form of how the company sends.</summary>
internal static class SendingSheet
{
    public static FormSheet Of(AccountRow? account) => new(
    [
        .. ServerSheet.Values(account, 465), ("fromName", account?.FromName), ("fromAddress", account?.FromAddress),
        ("perMinute", (account?.PerMinute ?? AccountRow.UsualPace).ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ]);
}

/// <summary>What stands in the form of the mailbox that files itself.</summary>
internal static class ReceivingSheet
{
    public static FormSheet Of(Mailboxes.MailboxRow? mailbox) => new([.. ServerSheet.Values(mailbox, 993), ("address", mailbox?.Address), ("trustedHost", mailbox?.TrustedHost)]);
}
