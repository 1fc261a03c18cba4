using Akrab.Mail.Connecting;
using Akrab.Mail.Smtp;
using Akrab.Mail.Tests.Servers;
using Akrab.Mail.Writing;
using static Akrab.Mail.Tests.Servers.Correspondence;

namespace Akrab.Mail.Tests.Smtp;

public sealed class Sending_through_Postfix(MailServers servers)
{
    [Theory]
    [InlineData("smtp", Encryption.None, false)]
    [InlineData("smtp", Encryption.StartTls, false)]
    [InlineData("meagre", Encryption.None, false)]
    [InlineData("submission", Encryption.StartTls, true)]
    [InlineData("onlyLogin", Encryption.StartTls, true)]
    [InlineData("submissions", Encryption.Implicit, true)]
    public async Task A_message_is_accepted(string name, Encryption encryption, bool signsIn)
    {
        await using var session = await servers.Smtp(name, encryption, signsIn ? Login() : null);

        var outcome = await session.Send(Letter(Somebody()));

        Assert.Equal(250, Assert.Single(outcome.Recipients).Reply!.Code);
        Assert.True(outcome.IsAcceptedByAll);
        Assert.True(session.IsUsable);
    }

    [Fact]
    public async Task One_connection_takes_many_messages()
    {
        await using var session = await servers.Smtp();

        for (var i = 0; i < 20; i++)
            Assert.True((await session.Send(Letter(Somebody()))).IsAcceptedByAll);
    }

    [Theory]
    [InlineData("submission", Encryption.StartTls)]
    [InlineData("onlyLogin", Encryption.StartTls)]
    [InlineData("submissions", Encryption.Implicit)]
    public async Task A_wrong_password_is_called_so_and_not_repeated(string name, Encryption encryption)
    {
        var problem = await Assert.ThrowsAsync<MailServerProblem>(() => servers.Smtp(name, encryption, new Login("ani@crm.test", "tebak-saja")));

        Assert.Equal(MailServerFailure.WrongPassword, problem.Failure);
        Assert.Contains("535", problem.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("tebak-saja", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_does_not_go_over_a_plain_connection()
    {
        var problem = await Assert.ThrowsAsync<MailServerProblem>(() => servers.Smtp("smtp", Encryption.None, Login()));

        Assert.Equal(MailServerFailure.NotEncrypted, problem.Failure);
    }

    [Fact]
    public async Task A_password_goes_over_the_plain_loopback_where_that_is_allowed()
    {
        var server = await servers.Find("smtp", Encryption.None);

        await using var session = await SmtpSession.Open(server with { AllowsPlainPasswordOnLoopback = true }, Login());

        Assert.True(session.IsUsable);
    }

    [Theory]
    [InlineData("submission", Encryption.StartTls)]
    [InlineData("submissions", Encryption.Implicit)]
    public async Task A_certificate_nobody_vouches_for_is_refused(string name, Encryption encryption)
    {
        var server = await servers.Find(name, encryption);

        var problem = await Assert.ThrowsAsync<MailServerProblem>(() => SmtpSession.Open(server with { TrustedCertificate = null }, Login()));

        Assert.Equal(MailServerFailure.UntrustedCertificate, problem.Failure);
    }

    [Fact]
    public async Task A_server_that_does_not_begin_with_encryption_is_told_from_one_that_is_away()
    {
        var problem = await Assert.ThrowsAsync<MailServerProblem>(() => servers.Smtp("smtp", Encryption.Implicit));

        Assert.Equal(MailServerFailure.NotEncrypted, problem.Failure);
    }

    [Theory]
    [InlineData("smtp")]
    [InlineData("meagre")]
    public async Task Each_recipient_has_an_outcome_of_its_own(string name)
    {
        await using var session = await servers.Smtp(name);
        var (good, gone, busy, far) = (Somebody(), new MailAddress("gone@crm.test"), new MailAddress("busy@crm.test"), new MailAddress("siapa@elsewhere.test"));

        var outcome = await session.Send(Letter(gone, good) with { Cc = [busy], Bcc = [far, Somebody()] });

        Assert.Equal([Verdict.Refused, Verdict.Accepted, Verdict.TryLater, Verdict.Refused, Verdict.Accepted], outcome.Recipients.Select(r => r.Verdict));
        Assert.Equal(["5.1.1", "2.0.0", "4.2.1", "5.7.1", "2.0.0"], outcome.Recipients.Select(r => r.Reply!.Detail));
        Assert.Contains("Nobody of this name", outcome.Recipients[0].Reply!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_nobody_may_have_does_not_spoil_the_next()
    {
        await using var session = await servers.Smtp();

        Assert.Equal(Verdict.Refused, Assert.Single((await session.Send(Letter(new MailAddress("gone@crm.test")))).Recipients).Verdict);
        Assert.True((await session.Send(Letter(Somebody()))).IsAcceptedByAll);
    }

    [Fact]
    public async Task Two_hundred_recipients_go_in_one_message()
    {
        await using var session = await servers.Smtp();

        var outcome = await session.Send(Letter() with { Bcc = [.. Enumerable.Range(0, 200).Select(i => new MailAddress($"orang{i}@{(i % 2 == 0 ? "crm" : "elsewhere")}.test"))] });

        Assert.Equal(100, outcome.Recipients.Count(r => r.Verdict == Verdict.Accepted));
        Assert.Equal(100, outcome.Recipients.Count(r => r.Verdict == Verdict.Refused));
    }

    [Fact]
    public async Task A_message_larger_than_the_server_says_is_not_even_sent()
    {
        await using var session = await servers.Smtp();

        var outcome = Assert.Single((await session.Send(Large(3_000_000))).Recipients);

        Assert.Equal((Verdict.Refused, "5.3.4", true), (outcome.Verdict, outcome.Reply!.Detail, outcome.Reply.IsOurs));
        Assert.True((await session.Send(Letter(Somebody()))).IsAcceptedByAll);
    }

    [Fact]
    public async Task A_message_larger_than_the_server_takes_is_refused_for_good()
    {
        await using var session = await servers.Smtp("meagre");

        var outcome = Assert.Single((await session.Send(Large(100_000))).Recipients);

        Assert.Equal((Verdict.Refused, "5.3.4", false), (outcome.Verdict, outcome.Reply!.Detail, outcome.Reply.IsOurs));
        Assert.True((await session.Send(Letter(Somebody()))).IsAcceptedByAll);
    }

    [Fact]
    public async Task An_address_with_other_letters_is_for_servers_that_take_it()
    {
        var mail = Letter(new MailAddress("jürgen@crm.test"));
        await using var able = await servers.Smtp();
        await using var unable = await servers.Smtp("meagre");

        Assert.True((await able.Send(mail)).IsAcceptedByAll);
        Assert.Equal("5.6.7", Assert.Single((await unable.Send(mail)).Recipients).Reply!.Detail);
        Assert.True((await unable.Send(Letter(Somebody()))).IsAcceptedByAll);
    }

    [Fact]
    public async Task A_message_of_eight_bits_is_for_servers_that_take_it()
    {
        var envelope = new Envelope(null, [Somebody()]);
        var message = "Subject: satu\r\n\r\nKafé\r\n"u8.ToArray();
        await using var able = await servers.Smtp();
        await using var unable = await servers.Smtp("meagre");

        Assert.True((await able.Send(envelope, message)).IsAcceptedByAll);
        Assert.Equal("5.6.3", Assert.Single((await unable.Send(envelope, message)).Recipients).Reply!.Detail);
    }

    private static OutgoingMail Large(int bytes) => Letter(Somebody()) with { Attachments = [new Attachment("besar.bin", "application/octet-stream", new byte[bytes])] };
}
