using Akrab.Contracts;
using Akrab.Conversations.Accounts;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Mail;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Conversations.Letters;

/// <summary>Takes letters in, for everything in the house that writes some.</summary>
internal sealed class PostOffice(AkrabDb db, IConsents consents, PasswordSeal seal, TimeProvider time) : IPost
{
    private const int LongestSubject = 200;

    public Task<bool> CanSend(CancellationToken stop) => db.Set<AccountRow>().AnyAsync(stop);

    public async Task<Guid> Queue(Letter letter, CancellationToken stop)
    {
        var account = await db.Set<AccountRow>().AsNoTracking().FirstOrDefaultAsync(stop) ?? throw new BrokenRule("post.not-set-up");
        if (!MailAddress.IsAddress(letter.To))
            throw new BrokenRule("post.no-address");
        if (!await IsAllowed(letter, stop))
            throw new BrokenRule("post.no-consent");

        var author = letter.AnswersTo is { } answersTo ? await db.Set<Member>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == answersTo, stop) : null;
        var row = new LetterRow
        {
            Id = Uuid7.Next(),
            MessageId = MessageId.New(new MailAddress(account.FromAddress).Ascii is { } ascii ? ascii[(ascii.LastIndexOf('@') + 1)..] : account.Host).Value,
            To = letter.To,
            ToName = letter.ToName is { } name ? CleanText.Line(name) : null,
            ReplyTo = MailAddress.IsAddress(author?.Email) ? author!.Email : null,
            ReplyToName = author is null ? null : CleanText.Line(author.Name),
            Subject = CleanText.Cut(CleanText.Line(letter.Subject), LongestSubject),
            Text = letter.IsSecret ? seal.Close(db.CurrentTenant, letter.Text) : CleanText.Lines(letter.Text),
            IsSecret = letter.IsSecret,
            IsAutomatic = letter.IsAutomatic,
            Member = db.Acting.Member,
            Interaction = letter.Interaction,
            CreatedAt = time.Now(),
            TriedSince = time.Now(),
            DueAt = time.Now(),
        };
        db.Add(row);
        return row.Id;
    }

    public async Task<IReadOnlyDictionary<InteractionId, LetterState>> StatesOf(IReadOnlyCollection<InteractionId> interactions, CancellationToken stop)
    {
        var asked = interactions.Select(i => (InteractionId?)i).ToList();
        var found = await db.Set<LetterRow>().AsNoTracking().Where(l => asked.Contains(l.Interaction)).Select(l => new { l.Interaction, l.State }).ToListAsync(stop);
        return found.DistinctBy(l => l.Interaction).ToDictionary(l => l.Interaction!.Value, l => l.State);
    }

    /// <summary>Nobody can have allowed what is not service and is for nobody we know.</summary>
    private async Task<bool> IsAllowed(Letter letter, CancellationToken stop) => letter.Party is { } party
        ? (await consents.Allowing([party], letter.Purpose, Channel.Email, stop)).Contains(party)
        : letter.Purpose == Purpose.Service;
}
