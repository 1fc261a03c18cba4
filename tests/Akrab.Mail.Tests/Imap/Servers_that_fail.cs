using Akrab.Mail.Connecting;
using Akrab.Mail.Imap;
using Akrab.Mail.Tests.Servers;
using FsCheck;
using FsCheck.Fluent;
using static Akrab.Mail.Tests.Servers.Correspondence;

namespace Akrab.Mail.Tests.Imap;

public sealed class Servers_that_fail
{
    [Theory]
    [InlineData("* BYE overloaded\r\n", MailServerFailure.Busy)]
    [InlineData("* PREAUTH welcome\r\n", MailServerFailure.Garbled)]
    [InlineData("220 smtp\r\n", MailServerFailure.Garbled)]
    [InlineData("* OK", MailServerFailure.Lost)]
    [InlineData("* OK {999999999}\r\n", MailServerFailure.Garbled)]
    [InlineData("* OK {4294967295}\r\n", MailServerFailure.Garbled)]
    [InlineData("* OK a\r\nA1 BAD no\r\n", MailServerFailure.Refused)]
    [InlineData("* OK a\r\n* CAPABILITY IMAP4rev1 LOGINDISABLED\r\nA1 OK\r\nA1 OK x\r\n", MailServerFailure.NoWayToSignIn)]
    [InlineData("* OK a\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\nA1 OK x\r\nA2 NO [UNAVAILABLE] later\r\n", MailServerFailure.Busy)]
    [InlineData("* OK a\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nA1 OK x\r\n+\r\nA2 NO no\r\n", MailServerFailure.WrongPassword)]
    [InlineData("* OK a\r\n* CAPABILITY IMAP4rev1\r\nA1 OK x\r\nA2 NO no\r\n", MailServerFailure.WrongPassword)]
    public async Task What_it_says_first_tells_what_is_wrong(string words, MailServerFailure failure)
    {
        await using var server = new ScriptedServer(async guest =>
        {
            await guest.SayRaw(words);
            while (words.EndsWith('\n'))
                await guest.Hear();
        });

        Assert.Equal(failure, (await Fails(server.Address)).Failure);
    }

    [Fact]
    public async Task One_that_says_nothing_is_left_after_the_time_limit()
    {
        await using var server = new ScriptedServer(guest => guest.BeSilent());

        Assert.Equal(MailServerFailure.Silent, (await Fails(server.Impatient)).Failure);
    }

    [Fact]
    public async Task One_without_encryption_is_not_used_where_it_was_asked_for()
    {
        await using var server = new ScriptedServer(async guest =>
        {
            await guest.Say("* OK a");
            await guest.Answer("* CAPABILITY IMAP4rev1 AUTH=PLAIN", "A1 OK x");
            await guest.BeSilent();
        });

        Assert.Equal(MailServerFailure.NotEncrypted, (await Fails(server.Address with { Encryption = Encryption.StartTls })).Failure);
    }

    [Fact]
    public async Task Words_slipped_in_before_the_encryption_are_not_believed()
    {
        await using var server = new ScriptedServer(async guest =>
        {
            await guest.Say("* OK a");
            await guest.Answer("* CAPABILITY IMAP4rev1 STARTTLS", "A1 OK x");
            await guest.Answer("A2 OK go", "* CAPABILITY IMAP4rev1 AUTH=PLAIN", "A3 OK x");
            await guest.BeSilent();
        });

        Assert.Equal(MailServerFailure.Garbled, (await Fails(server.Address with { Encryption = Encryption.StartTls })).Failure);
    }

    [Fact]
    public async Task A_password_the_server_repeats_is_not_passed_on()
    {
        await using var server = new ScriptedServer(async guest =>
        {
            await guest.Say("* OK a");
            await guest.Answer("* CAPABILITY IMAP4rev1", "A1 OK x");
            await guest.Say($"A2 NO what is {await guest.Hear()}?");
        });

        Assert.DoesNotContain(MailServers.Password, (await Fails(server.Address)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_with_other_letters_is_sent_by_its_length()
    {
        List<string> heard = [];
        await using var server = new ScriptedServer(async guest =>
        {
            await guest.Say("* OK a");
            await guest.Answer("* CAPABILITY IMAP4rev1", "A1 OK x");
            await guest.Answer("+ go on");
            heard.AddRange(guest.Heard[^1], await guest.Hear());
            await guest.Say("A2 OK in");
            await guest.Answer("A3 OK x");
        });

        await using var session = await ImapSession.Open(server.Address, new Login("ani", "rahasiä"));

        Assert.Equal(["A2 LOGIN \"ani\" {8}", "rahasiä"], heard);
    }

    [Theory]
    [InlineData("* 1 FETCH (UID 7 RFC822.SIZE 10 FLAGS ())", "* 1 FETCH (UID 7 BODY[] {90000}", MailServerFailure.Garbled)]
    [InlineData("* 1 FETCH (UID 7 RFC822.SIZE 10 FLAGS ())", "* BYE", MailServerFailure.Lost)]
    [InlineData("* 1 FETCH (UID 7 RFC822.SIZE {40}", null, MailServerFailure.Lost)]
    [InlineData("A6 OK of another", null, MailServerFailure.Garbled)]
    public async Task A_message_that_is_not_what_was_asked_for_ends_the_session(string facts, string? body, MailServerFailure failure)
    {
        await using var server = new ScriptedServer(async guest =>
        {
            await SignedIn(guest);
            await guest.Answer(facts, "A4 OK x");
            if (body is not null)
                await guest.Answer(body);
        });
        await using var session = await ImapSession.Open(server.Address, Login());

        Assert.Equal(failure, (await Assert.ThrowsAsync<MailServerProblem>(() => session.Fetch(7, 1000))).Failure);
        Assert.False(session.IsUsable);
    }

    [Theory]
    [InlineData("* 1 FETCH (UID 7 RFC822.SIZE 10 FLAGS (\\Seen \\Odd $x) INTERNALDATE \" 7-Nov-2026 10:00:00 +0700\")", "* 1 FETCH (BODY[] \"abc \\\"d\\\"\" UID 7)", "abc \"d\"")]
    [InlineData("* 2 FETCH (UID 8 RFC822.SIZE 10)\r\n* 1 FETCH (UID 7 RFC822.SIZE 10)", "* 3 EXISTS\r\n* 1 FETCH (UID 7 BODY[] {3}\r\nabc)", "abc")]
    [InlineData("* 1 FETCH (UID 7 RFC822.SIZE 10 X (((((((((((((((((((((((((((((((((", "* 1 FETCH (UID 7 BODY[] {0}\r\n)", "")]
    [InlineData("* 1 FETCH (UID 8 RFC822.SIZE 10)", null, null)]
    [InlineData("* 1 FETCH", null, null)]
    [InlineData("* FETCH ) \"", null, null)]
    public async Task Many_ways_to_answer_are_understood(string facts, string? body, string? expected)
    {
        await using var server = new ScriptedServer(async guest =>
        {
            await SignedIn(guest);
            await guest.Answer(facts, "A4 OK x");
            if (body is not null)
                await guest.Answer(body, "A5 OK x");
        });
        await using var session = await ImapSession.Open(server.Address, Login());

        Assert.Equal(expected, await session.Fetch(7, 1000) is { } mail ? System.Text.Encoding.ASCII.GetString(mail.Bytes.Span) : null);
    }

    [Theory]
    [InlineData("* OK x\r\n")]
    [InlineData("* 1 FETCH (UID 7 BODY[] {1000}\r\n")]
    [InlineData("* x")]
    public async Task One_that_never_ends_is_interrupted(string words)
    {
        var endless = string.Concat(Enumerable.Repeat(words + (words.Contains('{') ? new string('x', 1000) + ")\r\n" : ""), 1000));
        await using var server = new ScriptedServer(async guest =>
        {
            await SignedIn(guest);
            await guest.Answer("* 1 FETCH (UID 7 RFC822.SIZE 10)", "A4 OK x");
            await guest.Hear();
            while (true)
                await guest.SayRaw(endless);
        });
        await using var session = await ImapSession.Open(server.Address, Login());

        Assert.Equal(MailServerFailure.Garbled, (await Assert.ThrowsAsync<MailServerProblem>(() => session.Fetch(7, 1000))).Failure);
    }

    [Fact]
    public void Any_line_is_a_response() => Prop.ForAll<string?>(text =>
    {
        var response = new Response($"* 1 FETCH ({text}", [[1, 2]]);
        Assert.NotNull(response.Fetched());
        Assert.Null(new Response(text ?? "", []).Code("UIDNEXT"));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("* BYE idle too long", MailServerFailure.Lost)]
    [InlineData("* OK still here", MailServerFailure.Silent)]
    public async Task Waiting_on_a_connection_that_died_ends(string words, MailServerFailure failure)
    {
        await using var server = new ScriptedServer(async guest =>
        {
            await SignedIn(guest);
            await guest.Answer("+ idling", words);
            await guest.BeSilent();
        });
        await using var session = await ImapSession.Open(server.Impatient, Login());

        Assert.Equal(failure, (await Assert.ThrowsAsync<MailServerProblem>(() => session.Idle(TimeSpan.FromMilliseconds(100)))).Failure);
        Assert.False(session.IsUsable);
    }

    private static async Task SignedIn(Guest guest)
    {
        await guest.Say("* OK a");
        await guest.Answer("* CAPABILITY IMAP4rev1 IDLE", "A1 OK x");
        await guest.Answer("A2 OK in");
        await guest.Answer("* CAPABILITY IMAP4rev1 IDLE", "A3 OK x");
    }

    private static Task<MailServerProblem> Fails(MailServer server) => Assert.ThrowsAsync<MailServerProblem>(() => ImapSession.Open(server, Login()));
}
