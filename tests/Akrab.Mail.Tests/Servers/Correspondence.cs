using Akrab.Mail.Connecting;
using Akrab.Mail.Smtp;
using Akrab.Mail.Writing;

namespace Akrab.Mail.Tests.Servers;

/// <summary>Sessions with the test servers, and messages to send over them.</summary>
internal static class Correspondence
{
    public static readonly MailAddress Ani = new("ani@crm.test", "Ani Lestari");

    public static Login Login(string user = "ani@crm.test") => new(user, MailServers.Password);

    /// <summary>A mailbox that no other test writes to.</summary>
    public static MailAddress Somebody() => new($"{Guid.NewGuid():N}@crm.test");

    public static OutgoingMail Letter(params MailAddress[] to) => new()
    {
        From = Ani,
        To = to,
        Id = MessageId.New("crm.test"),
        WrittenAt = new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(7)),
        Subject = "Penawaran",
        Text = "Selamat pagi,\n\nterlampir penawaran kami.\n",
    };

    public static async Task<SmtpSession> Smtp(this MailServers servers, string name = "smtp", Encryption encryption = Encryption.None, Login? login = null) =>
        await SmtpSession.Open(await servers.Find(name, encryption), login);
}
