using Akrab.Mail.Connecting;

namespace Akrab.Mail.Smtp;

/// <summary>Signs in with PLAIN, or with LOGIN where a server knows only that (RFC 4954).</summary>
internal sealed class SignIn(Dialogue dialogue, Login login)
{
    public async Task Do(Extensions extensions, CancellationToken stop)
    {
        if (!dialogue.Connection.MayCarryPassword)
            throw new MailServerProblem(MailServerFailure.NotEncrypted, "A password is not sent over a connection that others can read.");

        if (extensions.CanSignInWith("PLAIN"))
            Judge(await dialogue.Ask($"AUTH PLAIN {PlainSecret.Plain(login)}", stop));
        else if (extensions.CanSignInWith("LOGIN"))
            Judge(await AskedForEach(stop));
        else
            throw new MailServerProblem(MailServerFailure.NoWayToSignIn, "The server offers neither PLAIN nor LOGIN.");
    }

    private async Task<SmtpReply> AskedForEach(CancellationToken stop)
    {
        var reply = await dialogue.Ask("AUTH LOGIN", stop);
        foreach (var answer in (string[])[login.User, login.Password])
            if (reply.Code == 334)
                reply = await dialogue.Ask(PlainSecret.Base64(answer), stop);
        return reply;
    }

    private void Judge(SmtpReply reply)
    {
        if (reply.Code == 235)
            return;

        var words = PlainSecret.Censored(reply.ToString(), login);
        throw reply switch
        {
            { Code: 534 or 535 } => new MailServerProblem(MailServerFailure.WrongPassword, "The server does not know this user with this password.", words),
            { MayPass: true } => new MailServerProblem(MailServerFailure.Busy, "The server cannot check the password now.", words),
            { IsGood: true } => new MailServerProblem(MailServerFailure.Garbled, "The server answers a sign-in with something else.", words),
            _ => new MailServerProblem(MailServerFailure.Refused, "The server refuses the sign-in.", words),
        };
    }
}
