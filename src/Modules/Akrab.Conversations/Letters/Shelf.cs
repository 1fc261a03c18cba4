using Akrab.Contracts;
using Akrab.Conversations.Accounts;
using Akrab.Conversations.Mailboxes;
using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Conversations.Letters;

/// <summary>
/// Where the letters of one company lie. A letter is taken by raising its number of attempts, which guards every later write: of two that
/// want the same one only one gets it.
/// </summary>
internal sealed class Shelf(AkrabDb db, TimeProvider time)
{
    /// <summary>Longer than handing one letter over may take: whoever has held it for this long was cut off.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    /// <summary>A letter that could not be sent for this long is given up: days later, few would still want it sent.</summary>
    public static readonly TimeSpan MostTrying = TimeSpan.FromDays(3);

    private static readonly TimeSpan[] Pauses = [.. new[] { 1, 5, 15, 60, 180, 360 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    public Task<AccountRow?> Account(CancellationToken stop) => db.Set<AccountRow>().AsNoTracking().FirstOrDefaultAsync(stop);

    public Task<MailboxRow?> Mailbox(CancellationToken stop) => db.Set<MailboxRow>().AsNoTracking().FirstOrDefaultAsync(stop);

    /// <summary>The letter that has been due for longest, unless so many went in this minute that it must wait.</summary>
    public async Task<LetterRow?> NextDue(int perMinute, CancellationToken stop)
    {
        var (now, minuteAgo) = (time.Now(), time.Now() - TimeSpan.FromMinutes(1));
        if (await db.Set<LetterRow>().CountAsync(l => l.HandedOverAt > minuteAgo, stop) >= perMinute)
            return null;

        return await Waiting(now).FirstOrDefaultAsync(stop);
    }

    /// <summary>The letter, marked as being handed over; null when somebody else was first.</summary>
    public Task<LetterRow?> Take(LetterRow letter) => TryWrite(letter, taken =>
    {
        (taken.State, taken.DueAt, taken.HandedOverAt) = (LetterState.Sending, time.Now() + Lease, time.Now());
        taken.Attempts++;
    });

    public Task Sent(LetterRow letter, string? words) => End(letter, LetterState.Sent, null, words);

    public Task Refused(LetterRow letter, string failure, string? words) => End(letter, LetterState.Refused, failure, words);

    /// <summary>Nobody knows whether it arrived.</summary>
    public Task Lost(LetterRow letter, string failure, string? words) => TryWrite(letter, after => (after.State, after.Failure, after.Words) = (LetterState.Unknown, failure, words));

    /// <summary>It will be tried again after a pause, which grows; or not at all any more.</summary>
    public Task Later(LetterRow letter, string failure, string? words) => Later(letter, letter.Attempts, failure, words);

    /// <summary>It was not sent, and may be at once.</summary>
    public Task PutBack(LetterRow letter) => TryWrite(letter, after => (after.State, after.DueAt) = (LetterState.Waiting, time.Now()));

    /// <summary>The server cannot be used: everything that is due waits, without having been handed over.</summary>
    public async Task PutOff(string failure, string? words, CancellationToken stop)
    {
        foreach (var letter in await Waiting(time.Now()).ToListAsync(stop))
            await Later(letter, letter.Attempts + 1, failure, words);
    }

    /// <summary>What failed for a wrong setting need not wait for the end of its pause.</summary>
    public async Task Hurry(CancellationToken stop)
    {
        var now = time.Now();
        foreach (var letter in await db.Set<LetterRow>().AsNoTracking().Where(l => l.State == LetterState.Waiting && l.DueAt > now).ToListAsync(stop))
            await TryWrite(letter, after => after.DueAt = now);
    }

    /// <summary>Sends it again because somebody wishes so.</summary>
    public Task<LetterRow?> Again(LetterRow letter) => TryWrite(letter, after =>
    {
        (after.State, after.DueAt, after.TriedSince) = (LetterState.Waiting, time.Now(), time.Now());
        (after.Failure, after.Words) = (null, null);
    });

    private Task Later(LetterRow letter, int attempts, string failure, string? words) => time.Now() - letter.TriedSince > MostTrying
        ? Refused(letter, failure, words)
        : TryWrite(letter, after =>
        {
            (after.State, after.Attempts, after.DueAt) = (LetterState.Waiting, attempts, time.Now() + Pauses[Math.Clamp(attempts - 1, 0, Pauses.Length - 1)]);
            (after.Failure, after.Words) = (failure, words);
        });

    private Task End(LetterRow letter, LetterState state, string? failure, string? words) => TryWrite(letter, after =>
    {
        (after.State, after.Failure, after.Words) = (state, failure, words);
        if (state == LetterState.Sent && after.IsSecret)
            after.Text = null;
    });

    private IQueryable<LetterRow> Waiting(DateTimeOffset now) =>
        db.Set<LetterRow>().AsNoTracking().Where(LetterRow.IsDue(now)).OrderBy(l => l.DueAt).ThenBy(l => l.Id);

    private async Task<LetterRow?> TryWrite(LetterRow before, Action<LetterRow> change)
    {
        var after = before.Copy();
        change(after);
        return await db.TryWrite([new RowChange(before, after)]) ? after : null;
    }
}
