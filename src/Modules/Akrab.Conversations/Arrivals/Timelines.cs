using Akrab.Contracts;
using Akrab.Conversations.Mailboxes;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;
using Akrab.Mail;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Conversations.Arrivals;

/// <summary>Finds the timelines a message belongs onto, and how it is told there.</summary>
internal sealed class Timelines(AkrabDb db, ITimelines timelines)
{
    private const int LongestSubject = 200, LongestBody = 20_000, MostAddresses = 50, MostFiles = 20;

    /// <summary>A party wrote; false when nobody has that address.</summary>
    public Task<bool> FileTheirs(Arrival arrival, MailAddress from, CancellationToken stop) =>
        File([from], arrival, isTheirs: true, null, arrival.Mail.Subject, arrival.Mail.NewWords, stop);

    /// <summary>A colleague wrote, copied or passed on; false when nobody we know stands in it.</summary>
    public async Task<bool> FileOurs(Arrival arrival, Member member, MailboxRow mailbox, CancellationToken stop)
    {
        var mail = arrival.Mail;
        if (await File(await Others([.. mail.To, .. mail.Cc], mailbox, stop), arrival, isTheirs: false, member, mail.Subject, mail.NewWords, stop))
            return true;
        if (mail.Forwarded is not { } forwarded)
            return false;

        var isTheirs = forwarded.From is { } author && await File(await Others([author], mailbox, stop), arrival, isTheirs: true, member, Subject(forwarded.Subject), forwarded.NewWords, stop);
        return isTheirs || await File(await Others(forwarded.To, mailbox, stop), arrival, isTheirs: false, member, Subject(forwarded.Subject), forwarded.NewWords, stop);

        string Subject(string quoted) => quoted.Length > 0 ? quoted : mail.Subject;
    }

    /// <summary>Without ourselves.</summary>
    private async Task<IReadOnlyList<MailAddress>> Others(IReadOnlyList<MailAddress> addresses, MailboxRow mailbox, CancellationToken stop)
    {
        var ours = await db.Set<Member>().AsNoTracking().Where(m => m.Email != null).Select(m => m.Email!).ToListAsync(stop);
        return [.. addresses.ExceptBy([.. ours, mailbox.Address], a => a.Address, StringComparer.OrdinalIgnoreCase).Take(MostAddresses)];
    }

    private async Task<bool> File(IReadOnlyList<MailAddress> addresses, Arrival arrival, bool isTheirs, Member? member, string subject, string words, CancellationToken stop)
    {
        var parties = await timelines.PartiesAt([.. addresses.Select(a => EmailAddress.Parse(a.Address).Normalised).OfType<string>().Distinct()], stop);
        var body = CleanText.Cut(CleanText.Lines(arrival.IsComplete ? words : Words.Say("post.too-large")), LongestBody) + Files(arrival);
        foreach (var party in parties)
            await timelines.File(new FiledMail(party, isTheirs, arrival.At, member?.Id, CleanText.Cut(CleanText.Line(subject), LongestSubject), body), stop);
        return parties.Count > 0;
    }

    private static string Files(Arrival arrival)
    {
        var names = arrival.Mail.Files.Select(f => CleanText.Cut(CleanText.Line(f.Name), LongestSubject)).Where(name => name.Length > 0).Take(MostFiles).ToList();
        return names.Count == 0 ? "" : "\n\n" + Words.Say("post.files", ("names", string.Join(", ", names)));
    }
}
