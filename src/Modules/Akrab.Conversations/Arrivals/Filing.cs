using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Akrab.Conversations.Letters;
using Akrab.Conversations.Mailboxes;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Fields;
using Akrab.Mail.Imap;
using Akrab.Mail.Reading;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Conversations.Arrivals;

/// <summary>
/// Deals with one message that came in: onto which timelines it belongs, or why onto none. What follows, and that it was dealt with, is one
/// unit of work.
/// </summary>
internal sealed class Filing(AkrabDb db, Timelines timelines, Reports reports, TimeProvider time)
{
    private const int LongestLine = 200;

    /// <param name="isBroken">It could not be dealt with before: it is only noted.</param>
    public async Task Deal(FetchedMail mail, uint uidValidity, bool isBroken, CancellationToken stop)
    {
        if (await db.Set<MailboxRow>().AsTracking().FirstOrDefaultAsync(stop) is not { } mailbox)
            return;

        // What we add to a message, such as the names of its files, is said in the company's language.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(await db.Tenants.Where(t => t.Id == db.CurrentTenant).Select(t => t.Language).FirstAsync(stop));
        var read = isBroken ? null : Read(mail);
        var key = KeyOf(mail, read);
        if (!await db.Set<ArrivalRow>().AnyAsync(a => a.Key == key, stop))
            await Add(mail, read, key, mailbox, stop);
        if (mailbox.UidValidity == uidValidity && mailbox.LastUid < mail.Uid)
            mailbox.LastUid = mail.Uid;
        await db.SaveChangesAsync(stop);
    }

    private async Task Add(FetchedMail mail, ReceivedMail? read, string key, MailboxRow mailbox, CancellationToken stop)
    {
        var at = mail.ReceivedAt is { } received && received < time.Now() ? received : time.Now();
        var outcome = read is null ? Outcome.Unreadable : await Judge(new Arrival(read, at, mail.IsComplete), mailbox, stop);
        var isKnown = outcome is Outcome.Filed or Outcome.Ours;
        db.Add(new ArrivalRow
        {
            Key = key,
            At = at,
            Outcome = outcome,
            From = isKnown ? null : Shown(read?.From?.ToString()),
            Subject = isKnown ? null : Shown(read?.Subject),
        });
    }

    private async Task<Outcome> Judge(Arrival arrival, MailboxRow mailbox, CancellationToken stop)
    {
        var mail = arrival.Mail;
        if (mail.Report is { } report)
        {
            await reports.Note(report, stop);
            return Outcome.Report;
        }

        if (mail.IsAutomatic)
            return Outcome.Automatic;
        if (mail.Id is { } id && await db.Set<LetterRow>().AnyAsync(l => l.MessageId == id.Value, stop))
            return Outcome.Ours;
        if (mail.From is not { } from)
            return Outcome.UnknownSender;

        var check = mailbox.TrustedHost is { } host ? mail.CheckedBy(host) : null;
        var member = await Colleague(from.Address, stop);
        // A stranger may be whom nobody vouches for; a colleague, in whose name customers are written about, may not.
        if (check is { Verdict: SenderVerdict.Forged } || (member is not null && check is { Verdict: SenderVerdict.Unknown }))
            return Outcome.NotVouchedFor;

        return member is null
            ? await timelines.FileTheirs(arrival, from, stop) ? Outcome.Filed : Outcome.UnknownSender
            : await timelines.FileOurs(arrival, member, mailbox, stop) ? Outcome.Filed : Outcome.NobodyKnown;
    }

    private async Task<Member?> Colleague(string address, CancellationToken stop)
    {
        var lower = address.ToLowerInvariant();
        return (await db.Set<Member>().AsNoTracking().Where(m => m.IsActive && m.Email != null).ToListAsync(stop)).FirstOrDefault(m => m.Email!.Equals(lower, StringComparison.OrdinalIgnoreCase));
    }

    private static ReceivedMail? Read(FetchedMail mail)
    {
        try
        {
            return ReceivedMail.Read(mail.Bytes);
        }
        catch (MailLimitExceeded)
        {
            return null;
        }
    }

    private static string KeyOf(FetchedMail mail, ReceivedMail? read) => Convert.ToHexStringLower(SHA256.HashData(read?.Id is { } id ? Encoding.UTF8.GetBytes(id.Value) : mail.Bytes.Span));

    private static string? Shown(string? text) => text is null ? null : CleanText.Cut(CleanText.Line(text), LongestLine);
}

/// <summary>A message as it came.</summary>
/// <param name="IsComplete">False where it was too large to be fetched: then there are only its headers.</param>
internal sealed record Arrival(ReceivedMail Mail, DateTimeOffset At, bool IsComplete);
