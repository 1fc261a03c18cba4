using Akrab.Mail.Connecting;
using Akrab.Mail.Smtp;
using Akrab.Mail.Tests.Servers;
using Akrab.Mail.Writing;
using static Akrab.Mail.Tests.Servers.Correspondence;

namespace Akrab.Mail.Tests.Smtp;

public sealed class Servers_that_fail
{
    private const string Large = "SIZE 1000000000";

    [Fact]
    public async Task Nobody_is_there()
    {
        var server = new ScriptedServer(_ => Task.CompletedTask);
        var address = server.Address;
        await server.DisposeAsync();

        Assert.Equal(MailServerFailure.Unreachable, (await Fails(address)).Failure);
    }

    [Theory]
    [InlineData("", 25)]
    [InlineData("a b", 25)]
    [InlineData("tidak-ada.invalid", 25)]
    [InlineData("127.0.0.1", 0)]
    [InlineData("127.0.0.1", 99999)]
    public async Task What_is_no_server_is_not_there(string host, int port) =>
        Assert.Equal(MailServerFailure.Unreachable, (await Fails(new MailServer { Host = host, Port = port })).Failure);

    [Fact]
    public async Task One_that_says_nothing_is_left_after_the_time_limit()
    {
        await using var server = new ScriptedServer(guest => guest.BeSilent());

        Assert.Equal(MailServerFailure.Silent, (await Fails(server.Impatient)).Failure);
    }

    [Fact]
    public async Task One_that_says_a_letter_now_and_then_is_left_too()
    {
        await using var server = new ScriptedServer(async guest =>
        {
            while (true)
            {
                await guest.SayRaw("2");
                await Task.Delay(50);
            }
        });

        Assert.Equal(MailServerFailure.Silent, (await Fails(server.Impatient)).Failure);
    }

    [Theory]
    [InlineData("220 a\r\n", MailServerFailure.Lost)]
    [InlineData("220-a\r\n22", MailServerFailure.Lost)]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", MailServerFailure.Garbled)]
    [InlineData("220-a\r\n250 b\r\n", MailServerFailure.Garbled)]
    [InlineData("999 a\r\n", MailServerFailure.Garbled)]
    [InlineData("\r\n", MailServerFailure.Garbled)]
    [InlineData("421 4.7.0 Come back later\r\n", MailServerFailure.Busy)]
    [InlineData("554 5.7.1 You again\r\n", MailServerFailure.Refused)]
    [InlineData("220 a\r\n502 Who?\r\n", MailServerFailure.Refused)]
    public async Task What_it_says_first_tells_what_is_wrong(string words, MailServerFailure failure)
    {
        await using var server = new ScriptedServer(guest => guest.SayRaw(words));

        Assert.Equal(failure, (await Fails(server.Address)).Failure);
    }

    [Theory]
    [InlineData("220 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("220-a\r\n")]
    public async Task One_that_never_ends_is_interrupted(string words)
    {
        await using var server = new ScriptedServer(async guest =>
        {
            await guest.SayRaw(words);
            while (true)
                await guest.SayRaw(words[4..] + words);
        });

        Assert.Equal(MailServerFailure.Garbled, (await Fails(server.Address)).Failure);
    }

    [Fact]
    public async Task One_without_encryption_is_not_used_where_it_was_asked_for()
    {
        await using var server = new ScriptedServer(async guest =>
        {
            await guest.Say("220 a");
            await guest.Answer("250-a", "250 AUTH PLAIN");
            await guest.Answer("235 never");
        });

        Assert.Equal(MailServerFailure.NotEncrypted, (await Fails(server.Address with { Encryption = Encryption.StartTls }, Login())).Failure);
    }

    [Fact]
    public async Task Words_slipped_in_before_the_encryption_are_not_believed()
    {
        await using var server = new ScriptedServer(async guest =>
        {
            await guest.Say("220 a");
            await guest.Answer("250-a", "250 STARTTLS");
            await guest.Answer("220 go", "250-a", "250 AUTH PLAIN");
            await guest.BeSilent();
        });

        Assert.Equal(MailServerFailure.Garbled, (await Fails(server.Address with { Encryption = Encryption.StartTls }, Login())).Failure);
    }

    [Fact]
    public async Task One_that_offers_no_way_to_sign_in_is_not_used_without_signing_in()
    {
        await using var server = new ScriptedServer(async guest =>
        {
            await guest.Say("220 a");
            await guest.Answer("250-a", "250 AUTH CRAM-MD5 XOAUTH2");
            await guest.BeSilent();
        });

        Assert.Equal(MailServerFailure.NoWayToSignIn, (await Fails(server.Address, Login())).Failure);
    }

    [Fact]
    public async Task A_password_the_server_repeats_is_not_passed_on()
    {
        await using var server = new ScriptedServer(async guest =>
        {
            await guest.Say("220 a");
            await guest.Answer("250-a", "250 AUTH=PLAIN");
            await guest.Say($"535 I do not know {await guest.Hear()} nor {MailServers.Password}");
        });

        var problem = await Fails(server.Address, Login());

        Assert.Equal(MailServerFailure.WrongPassword, problem.Failure);
        Assert.DoesNotContain(MailServers.Password, problem.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(PlainSecret.Plain(Login()), problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_login_does_not_show_its_password() => Assert.DoesNotContain(MailServers.Password, Login().ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task A_connection_that_ends_before_the_message_leaves_it_for_later() =>
        await Becomes(Verdict.TryLater, guest => guest.Answer("250 ok"));

    [Fact]
    public async Task A_connection_that_ends_within_the_message_leaves_it_for_later() =>
        await Becomes(Verdict.TryLater, async guest =>
        {
            await TakeRecipient(guest);
            for (var i = 0; i < 100; i++)
                await guest.Hear();
        });

    [Fact]
    public async Task A_connection_that_ends_after_the_message_leaves_it_unknown() =>
        await Becomes(Verdict.Unknown, async guest =>
        {
            await TakeRecipient(guest);
            await guest.HearUntil(".");
        });

    [Fact]
    public async Task Silence_after_the_message_leaves_it_unknown() =>
        await Becomes(Verdict.Unknown, async guest =>
        {
            await TakeRecipient(guest);
            await guest.HearUntil(".");
            await guest.BeSilent();
        }, isImpatient: true);

    [Theory]
    [InlineData("451 4.3.0 Not now", Verdict.TryLater)]
    [InlineData("554 5.7.1 Spam", Verdict.Refused)]
    [InlineData("250 2.0.0 Mine", Verdict.Accepted)]
    public async Task The_last_answer_decides(string words, Verdict verdict) =>
        await Becomes(verdict, async guest =>
        {
            await TakeRecipient(guest);
            await guest.HearUntil(".");
            await guest.Say(words);
        });

    [Fact]
    public async Task Being_stopped_after_the_message_still_tells_that_it_may_have_arrived()
    {
        using var stop = new CancellationTokenSource();
        await Becomes(Verdict.Unknown, async guest =>
        {
            await TakeRecipient(guest);
            await guest.HearUntil(".");
            await stop.CancelAsync();
            await guest.BeSilent();
        }, stop: stop.Token);
    }

    [Fact]
    public async Task Being_stopped_before_is_being_stopped()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Becomes(Verdict.TryLater, async guest =>
        {
            await guest.Hear();
            await stop.CancelAsync();
            await guest.BeSilent();
        }, stop: stop.Token));
    }

    [Fact]
    public async Task Lines_that_begin_with_a_dot_arrive_as_they_were()
    {
        List<string> heard = [];
        await Becomes(Verdict.Accepted, async guest =>
        {
            await TakeRecipient(guest);
            guest.Heard.Clear();
            await guest.HearUntil(".");
            heard = guest.Heard;
            await guest.Say("250 ok");
        }, "Subject: a\r\n\r\n.\r\n..\r\nb\n.\nc\r.\rd"u8.ToArray());

        Assert.Equal(["Subject: a", "", "..", "...", "b", "..", "c", "..", "d", "."], heard);
    }

    private static async Task TakeRecipient(Guest guest)
    {
        await guest.Answer("250 ok");
        await guest.Answer("250 ok");
        await guest.Answer("354 go");
    }

    private static async Task Becomes(Verdict verdict, Func<Guest, Task> script, byte[]? message = null, bool isImpatient = false, CancellationToken stop = default)
    {
        await using var server = new ScriptedServer(async guest =>
        {
            await guest.Say("220 a");
            await guest.Answer("250-a", $"250 {Large}");
            await script(guest);
        });
        await using var session = await SmtpSession.Open(isImpatient ? server.Impatient : server.Address, stop: stop);
        var large = Letter(Somebody()) with { Attachments = [new Attachment("a", "image/png", new byte[10_000_000])] };

        var outcome = await session.Send(new Envelope(Ani, [Somebody()]), message ?? large.ToBytes(), stop);

        Assert.Equal(verdict, Assert.Single(outcome.Recipients).Verdict);
        Assert.Equal(outcome.Recipients[0].Reply is not null, session.IsUsable);
    }

    private static Task<MailServerProblem> Fails(MailServer server, Login? login = null) => Assert.ThrowsAsync<MailServerProblem>(() => SmtpSession.Open(server, login));
}
