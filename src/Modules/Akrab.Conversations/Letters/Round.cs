using Akrab.Conversations.Accounts;
using Akrab.Data.Access;
using Akrab.Data.Setup;
using Akrab.Kernel;
using Akrab.Kernel.Entities;
using Akrab.Mail.Connecting;
using Akrab.Mail.Smtp;
using Akrab.Mail.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Conversations.Letters;

/// <summary>Sends what is due of one company, one letter after another over one connection.</summary>
internal sealed class Round(IServiceProvider services, Connections connections, Wording wording)
{
    /// <summary>Less than the lease: a slow server must not make somebody else believe that we are dead.</summary>
    private static readonly TimeSpan LongestHandOver = TimeSpan.FromMinutes(10);

    /// <summary>Ends when nothing is due any more, the pace is reached, or the server cannot be used; how many were handed over.</summary>
    public async Task<int> Do(TenantId tenant, CancellationToken stop)
    {
        await using var scope = services.Begin(Acting.System(tenant));
        var shelf = scope.ServiceProvider.GetRequiredService<Shelf>();
        if (await shelf.Account(stop) is not { } account)
            return 0;

        var mailbox = await shelf.Mailbox(stop);
        SmtpSession? session = null;
        var count = 0;
        try
        {
            while (await shelf.NextDue(account.PerMinute, stop) is { } letter)
            {
                session = await Usable(session, account, stop);
                if (await shelf.Take(letter) is not { } taken)
                    continue;
                await HandOver(session, taken, wording.Of(taken, account, mailbox), shelf, stop);
                count++;
            }
        }
        catch (MailServerProblem problem)
        {
            await shelf.PutOff(Naming.Kebab(problem.Failure.ToString()), problem.Words, stop);
        }
        finally
        {
            if (session is not null)
                await session.DisposeAsync();
        }

        return count;
    }

    private async Task<SmtpSession> Usable(SmtpSession? session, AccountRow account, CancellationToken stop)
    {
        if (session is { IsUsable: true })
            return session;
        if (session is not null)
            await session.DisposeAsync();
        return await connections.Smtp(account, Connections.Patient, stop);
    }

    private static async Task HandOver(SmtpSession session, LetterRow letter, OutgoingMail? mail, Shelf shelf, CancellationToken stop)
    {
        if (mail is null)
        {
            await shelf.Refused(letter, "unreadable", null);
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(LongestHandOver);
        try
        {
            await Note(shelf, letter, (await session.Send(mail, patience.Token)).Recipients[0]);
        }
        catch (OperationCanceledException)
        {
            await shelf.PutBack(letter);
            stop.ThrowIfCancellationRequested();
        }
    }

    private static Task Note(Shelf shelf, LetterRow letter, RecipientOutcome outcome) => outcome.Verdict switch
    {
        Verdict.Accepted => shelf.Sent(letter, outcome.Reply?.ToString()),
        Verdict.Refused => shelf.Refused(letter, "refused", outcome.Reply?.ToString()),
        Verdict.TryLater => shelf.Later(letter, outcome.Reply is null ? "lost" : "busy", outcome.Reply?.ToString()),
        _ => shelf.Lost(letter, "no-answer", null),
    };
}
