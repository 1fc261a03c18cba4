using Akrab.Conversations.Accounts;
using Akrab.Conversations.Letters;
using Akrab.Conversations.Mailboxes;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Mail;
using Akrab.Mail.Connecting;
using Akrab.Mail.Smtp;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Conversations.Settings;

/// <summary>How a trial of the settings went, in the user's language.</summary>
/// <param name="Words">What the server said.</param>
public sealed record TrialOutcome(bool IsGood, string Sentence, string? Words = null);

/// <summary>Tries the settings while somebody watches.</summary>
internal sealed class Trial(AkrabDb db, Connections connections, Wording wording, TimeProvider time)
{
    /// <summary>Sends a message to whoever asks.</summary>
    public async Task<TrialOutcome> Send(AccountRow account, CancellationToken stop)
    {
        var me = await db.Set<Member>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == db.Me, stop);
        if (!MailAddress.IsAddress(me?.Email))
            return new TrialOutcome(false, Words.Say("settings.mail.test.no-address"));

        var letter = new LetterRow
        {
            MessageId = MessageId.New(account.Host).Value,
            To = me!.Email!,
            Subject = Words.Say("settings.mail.test.subject"),
            Text = Words.Say("settings.mail.test.body", ("name", me.Name)),
            CreatedAt = time.Now(),
            IsAutomatic = true,
        };
        return await Tried(async () =>
        {
            await using var session = await connections.Smtp(account, Connections.Watched, stop);
            var outcome = (await session.Send(wording.Of(letter, account, null)!, stop)).Recipients[0];
            return outcome.Verdict switch
            {
                Verdict.Accepted => new TrialOutcome(true, Words.Say("settings.mail.test.sent", ("address", letter.To))),
                Verdict.Unknown => new TrialOutcome(false, Words.Say("post.failure.no-answer")),
                Verdict.TryLater => new TrialOutcome(false, Words.Say("post.failure.busy"), outcome.Reply?.ToString()),
                _ => new TrialOutcome(false, Words.Say("post.failure.refused"), outcome.Reply?.ToString()),
            };
        });
    }

    /// <summary>Signs in at the mailbox and counts.</summary>
    public Task<TrialOutcome> Look(MailboxRow mailbox, CancellationToken stop) => Tried(async () =>
    {
        await using var session = await connections.Imap(mailbox, Connections.Watched, stop);
        var state = await session.Select(stop: stop);
        return new TrialOutcome(true, Words.Say("settings.mail.test.seen", ("count", state.Messages)));
    });

    private static async Task<TrialOutcome> Tried(Func<Task<TrialOutcome>> trial)
    {
        try
        {
            return await trial();
        }
        catch (MailServerProblem problem)
        {
            return new TrialOutcome(false, Words.Say("post.failure." + Naming.Kebab(problem.Failure.ToString())), problem.Words);
        }
    }
}
