using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Notices.Telling;

/// <summary>Writes notices for those whom something concerns, as each of them wishes to hear of it.</summary>
internal sealed class Teller(AkrabDb db, TimeProvider time) : INotices
{
    private const int LongestText = 140;

    /// <summary>What comes in great numbers waits a little before it leaves the house, and is one until this long after the first.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(20), Together = TimeSpan.FromMinutes(10);

    public async Task Tell(IReadOnlyCollection<MemberId> members, Notice notice, CancellationToken stop)
    {
        var (kind, key) = (notice.Kind, notice.Key);
        var asked = members.Where(m => m != notice.From).Distinct().ToList();
        if (asked.Count == 0)
            return;

        var told = await db.Set<Member>().Where(m => asked.Contains(m.Id) && m.IsActive && m.User != null).Select(m => m.Id).ToListAsync(stop);
        var wishes = await db.Set<NoticeChoiceRow>().Where(c => told.Contains(c.Member) && c.Kind == kind).ToDictionaryAsync(c => c.Member, c => c.Ways, stop);
        var known = key is null ? [] : await db.Set<NoticeRow>().Where(n => told.Contains(n.Member) && n.Key == key).Select(n => n.Member).ToListAsync(stop);
        foreach (var member in told.Except(known))
            if (wishes.GetValueOrDefault(member, NoticeChoiceRow.Usual) is var ways and not Ways.None && !await Joins(member, notice, stop))
                db.Add(Row(member, notice, ways));
    }

    public async Task Settle(NoticeKind kind, IEntityId about, CancellationToken stop)
    {
        foreach (var row in await db.Set<NoticeRow>().AsTracking().Where(n => n.About == about.Value && n.Kind == kind && n.ReadAt == null).ToListAsync(stop))
            row.ReadAt = time.Now();
    }

    /// <summary>Whether there is one like it that was not read yet; that one then stands for both.</summary>
    private async Task<bool> Joins(MemberId member, Notice notice, CancellationToken stop)
    {
        var since = time.Now() - Together;
        var open = db.Set<NoticeRow>().AsTracking().Where(n => n.Member == member && n.Kind == notice.Kind && n.ReadAt == null && n.At > since);
        var alike = notice.Kind switch
        {
            NoticeKind.HandOver or NoticeKind.Task => open.Where(n => n.From == notice.From),
            NoticeKind.Followed => open.Where(n => n.About == notice.About.Value),
            _ => null,
        };
        if (alike is null || await alike.OrderByDescending(n => n.At).FirstOrDefaultAsync(stop) is not { } row)
            return false;

        row.Count++;
        (row.About, row.AboutType, row.Text, row.At) = (notice.About.Value, notice.About.GetType().Name, Excerpt(notice.Text), time.Now());
        return true;
    }

    private NoticeRow Row(MemberId member, Notice notice, Ways ways) => new()
    {
        Id = Uuid7.Next(),
        Member = member,
        Kind = notice.Kind,
        From = notice.From,
        AboutType = notice.About.GetType().Name,
        About = notice.About.Value,
        Text = Excerpt(notice.Text),
        Begins = notice.Begins,
        Key = notice.Key,
        At = time.Now(),
        Ways = ways,
        DueAt = time.Now() + (notice.Kind is NoticeKind.HandOver or NoticeKind.Task or NoticeKind.Followed ? Gathering : TimeSpan.Zero),
    };

    private static string? Excerpt(string? text)
    {
        var line = text is null ? "" : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line.Length <= LongestText ? line : line[..(char.IsHighSurrogate(line[LongestText - 2]) ? LongestText - 2 : LongestText - 1)] + "…";
    }
}
