using Akrab.Mail.Connecting;
using Akrab.Mail.Imap;
using Akrab.Mail.Reading;
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

    public static async Task<ImapSession> Imap(this MailServers servers, MailAddress reader, string name = "imaps", Encryption encryption = Encryption.Implicit) =>
        await ImapSession.Open(await servers.Find(name, encryption), Login(reader.Address));

    public static async Task Send(this MailServers servers, OutgoingMail mail)
    {
        await using var session = await servers.Smtp();
        Assert.True((await session.Send(mail)).IsAcceptedByAll);
    }

    /// <summary>Sends a message through Postfix and reads it from its one recipient's mailbox in Dovecot.</summary>
    public static async Task<ReceivedMail> Deliver(this MailServers servers, OutgoingMail mail)
    {
        await servers.Send(mail);
        return await servers.ReadFirst(mail.Envelope.Recipients[0]);
    }

    /// <summary>The first message of a mailbox, as soon as it has one.</summary>
    public static async Task<ReceivedMail> ReadFirst(this MailServers servers, MailAddress reader)
    {
        await using var session = await servers.Imap(reader);
        if ((await session.Select()).Messages == 0)
            Assert.True(await session.Idle(TimeSpan.FromSeconds(20)));
        var mail = await session.Fetch((await session.After(0))[0], 10_000_000);
        Assert.True(mail!.IsComplete);
        return ReceivedMail.Read(mail.Bytes);
    }
}
