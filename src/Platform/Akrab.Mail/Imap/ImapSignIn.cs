using Akrab.Mail.Connecting;

namespace Akrab.Mail.Imap;

/// <summary>From the server's greeting to being signed in (RFC 9051, 3 and 6.2).</summary>
internal sealed class ImapSignIn(ImapDialogue dialogue, Login login)
{
    /// <summary>What says that a right password may be taken another time (RFC 5530).</summary>
    private static readonly string[] Passing = ["[UNAVAILABLE", "[INUSE", "[LIMIT"];

    /// <returns>What the server can do.</returns>
    public async Task<IReadOnlySet<string>> Do(MailServer server, CancellationToken stop)
    {
        var greeting = await dialogue.Read(stop);
        if (greeting.Words("BYE") is not null)
            throw new MailServerProblem(MailServerFailure.Busy, "The server has no time for us.", ImapDialogue.Words(greeting));
        // PREAUTH, too: whoever is signed in before anything could be encrypted does not know with whom he speaks.
        if (greeting.Words("OK") is null)
            throw dialogue.Connection.Broken(new MailServerProblem(MailServerFailure.Garbled, "This does not speak IMAP, or not with strangers."));

        var capabilities = await Capabilities(stop);
        if (server.Encryption == Encryption.StartTls)
        {
            if (!capabilities.Contains("STARTTLS"))
                throw new MailServerProblem(MailServerFailure.NotEncrypted, "The server offers no encryption.");

            await dialogue.Ask("STARTTLS", stop);
            await dialogue.Connection.Encrypt(stop);
            capabilities = await Capabilities(stop);
        }

        await SignIn(capabilities, stop);
        return await Capabilities(stop);
    }

    private async Task<HashSet<string>> Capabilities(CancellationToken stop) =>
        [.. (await dialogue.Ask("CAPABILITY", stop)).SelectMany(response => response.Words("CAPABILITY") ?? []).Select(name => name.ToUpperInvariant())];

    private async Task SignIn(HashSet<string> capabilities, CancellationToken stop)
    {
        if (!dialogue.Connection.MayCarryPassword)
            throw new MailServerProblem(MailServerFailure.NotEncrypted, "A password is not sent over a connection that others can read.");

        try
        {
            if (capabilities.Contains("AUTH=PLAIN"))
                Judge(await WithPlain(capabilities.Contains("SASL-IR"), stop));
            else if (!capabilities.Contains("LOGINDISABLED"))
                Judge((await dialogue.Try("LOGIN", stop, strings: [login.User, login.Password]))[^1]);
            else
                throw new MailServerProblem(MailServerFailure.NoWayToSignIn, "The server offers neither PLAIN nor LOGIN.");
        }
        catch (MailServerProblem e) when (e.Words is not null)
        {
            throw new MailServerProblem(e.Failure, "The server refuses the sign-in.", PlainSecret.Censored(e.Words, login));
        }
    }

    private async Task<Response> WithPlain(bool isAtOnce, CancellationToken stop)
    {
        var secret = PlainSecret.Plain(login);
        if (isAtOnce)
            return (await dialogue.Try($"AUTHENTICATE PLAIN {secret}", stop))[^1];

        var tag = await dialogue.Begin("AUTHENTICATE PLAIN", stop);
        await dialogue.GoOn(stop);
        await dialogue.Connection.Write(secret + "\r\n", stop);
        return (await dialogue.ReadUntil(tag, 0, stop))[^1];
    }

    /// <summary>NO says that user or password are wrong, unless a code says something else (RFC 9051, 6.2.3 and 7.1).</summary>
    private static void Judge(Response answer)
    {
        if (ImapDialogue.IsOk(answer))
            return;

        var words = ImapDialogue.Words(answer);
        var failure = Passing.Any(code => words.Contains(code, StringComparison.OrdinalIgnoreCase)) ? MailServerFailure.Busy
            : words.StartsWith("NO", StringComparison.OrdinalIgnoreCase) ? MailServerFailure.WrongPassword
            : MailServerFailure.Refused;
        throw new MailServerProblem(failure, "", words);
    }
}
