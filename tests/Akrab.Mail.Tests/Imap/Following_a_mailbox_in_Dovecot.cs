using Akrab.Mail.Connecting;
using Akrab.Mail.Imap;
using Akrab.Mail.Reading;
using Akrab.Mail.Tests.Servers;
using Akrab.Mail.Writing;
using static Akrab.Mail.Tests.Servers.Correspondence;

namespace Akrab.Mail.Tests.Imap;

public sealed class Following_a_mailbox_in_Dovecot(MailServers servers)
{
    [Theory]
    [InlineData("imap", Encryption.StartTls)]
    [InlineData("imaps", Encryption.Implicit)]
    public async Task A_mailbox_is_opened(string name, Encryption encryption)
    {
        await using var session = await servers.Imap(Somebody(), name, encryption);

        var state = await session.Select();

        Assert.True(state.UidValidity > 0);
        Assert.Equal((1u, 0u), (state.UidNext, state.Messages));
        Assert.Empty(await session.After(0));
        Assert.True(session.CanIdle);
    }

    [Fact]
    public async Task New_messages_are_those_after_the_last_one_known()
    {
        var reader = Somebody();
        for (var i = 0; i < 3; i++)
            await servers.Send(Letter(reader) with { Subject = $"Surat {i}" });
        await using var session = await servers.Imap(reader);
        var count = (await session.Select()).Messages;
        while (count < 3 && await session.Idle(TimeSpan.FromSeconds(20)))
            count = (await session.Select()).Messages;

        var all = await session.After(0);
        var after = await session.After(all[0]);

        Assert.Equal(3, all.Count);
        Assert.Equal(all.Skip(1), after);
        Assert.Empty(await session.After(all[^1]));
        Assert.Empty(await session.After(uint.MaxValue));
    }

    [Fact]
    public async Task Fetching_does_not_mark_as_seen_and_marking_does()
    {
        var reader = Somebody();
        await servers.Deliver(Letter(reader));
        await using var session = await servers.Imap(reader);
        await session.Select();

        Assert.Empty((await session.Fetch(1, 100_000))!.Flags.Except([MailFlag.Seen]));
        Assert.DoesNotContain(MailFlag.Seen, (await session.Fetch(1, 100_000))!.Flags);
        await session.Mark(1, MailFlag.Seen);
        await session.Mark(1, MailFlag.Answered);
        await session.Mark(1, MailFlag.Answered, isSet: false);

        var mail = (await session.Fetch(1, 100_000))!;
        Assert.Equal([MailFlag.Seen], mail.Flags);
        Assert.True((DateTimeOffset.UtcNow - mail.ReceivedAt!.Value).Duration() < TimeSpan.FromMinutes(5));
        Assert.Equal(mail.Size, mail.Bytes.Length);
        Assert.Null(await session.Fetch(2, 100_000));
    }

    [Fact]
    public async Task Of_a_large_message_the_headers_come()
    {
        var reader = Somebody();
        await servers.Deliver(Letter(reader) with { Subject = "Besar", Attachments = [new Attachment("a", "image/png", new byte[100_000])] });
        await using var session = await servers.Imap(reader);
        await session.Select();

        var mail = (await session.Fetch(1, 50_000))!;

        Assert.False(mail.IsComplete);
        Assert.True(mail.Size > 100_000);
        Assert.Equal("Besar", ReceivedMail.Read(mail.Bytes).Subject);
    }

    [Fact]
    public async Task A_new_message_wakes_whoever_waits()
    {
        var reader = Somebody();
        await using var session = await servers.Imap(reader);
        await session.Select();

        Assert.False(await session.Idle(TimeSpan.FromMilliseconds(100)));
        var waiting = session.Idle(TimeSpan.FromSeconds(30));
        await servers.Send(Letter(reader));

        Assert.True(await waiting);
        Assert.Single(await session.After(0));
        Assert.False(await session.Idle(TimeSpan.FromMilliseconds(100)));
    }

    [Fact]
    public async Task Whoever_is_stopped_while_waiting_can_go_on_with_the_session()
    {
        await using var session = await servers.Imap(Somebody());
        await session.Select();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.Idle(TimeSpan.FromSeconds(30), stop.Token));

        Assert.Empty(await session.After(0));
    }

    [Fact]
    public async Task A_mailbox_may_have_any_letters_in_its_name()
    {
        await using var session = await servers.Imap(Somebody());

        Assert.Equal(0u, (await session.Select("Arsip & catatan é")).Messages);
    }

    [Fact]
    public async Task A_mailbox_that_is_not_there_is_refused_and_the_session_goes_on()
    {
        await using var session = await servers.Imap(Somebody());

        var problem = await Assert.ThrowsAsync<MailServerProblem>(() => session.Select("Tidak \"ada\""));

        Assert.Equal(MailServerFailure.Refused, problem.Failure);
        Assert.Equal(0u, (await session.Select()).Messages);
    }

    [Theory]
    [InlineData("imap", Encryption.StartTls)]
    [InlineData("imaps", Encryption.Implicit)]
    public async Task A_wrong_password_is_called_so_and_not_repeated(string name, Encryption encryption)
    {
        var server = await servers.Find(name, encryption);

        var problem = await Assert.ThrowsAsync<MailServerProblem>(() => ImapSession.Open(server, new Login("ani@crm.test", "tebak-saja")));

        Assert.Equal(MailServerFailure.WrongPassword, problem.Failure);
        Assert.DoesNotContain("tebak-saja", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_refused()
    {
        var server = await servers.Find("imaps", Encryption.Implicit);

        var problem = await Assert.ThrowsAsync<MailServerProblem>(() => ImapSession.Open(server with { TrustedCertificate = null }, Login()));

        Assert.Equal(MailServerFailure.UntrustedCertificate, problem.Failure);
    }

    [Fact]
    public async Task A_password_does_not_go_over_a_plain_connection()
    {
        var server = await servers.Find("imap", Encryption.None);

        Assert.Equal(MailServerFailure.NotEncrypted, (await Assert.ThrowsAsync<MailServerProblem>(() => ImapSession.Open(server, Login()))).Failure);
        await using var session = await ImapSession.Open(server with { AllowsPlainPasswordOnLoopback = true }, Login());
        Assert.True(session.IsUsable);
    }
}
