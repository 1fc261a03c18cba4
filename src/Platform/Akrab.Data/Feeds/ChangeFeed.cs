using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Feeds;

/// <summary>
/// What has changed in the records of a collection since somebody last looked: read from the change journal, and from the names that
/// clients gave. A unit of work may be written after one whose ids are later; so all that is younger than <see cref="Lag"/> is told again.
/// </summary>
public sealed class ChangeFeed(AkrabDb db, TimeProvider time)
{
    /// <summary>No unit of work is written longer after its ids were made.</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromSeconds(30);

    /// <summary>So many of the latest changes of the company are searched for one that matters.</summary>
    private const int LookedThrough = 500;

    /// <summary>Where the feed stands now, without reading a single record.</summary>
    public async Task<FeedMark> Now(FeedScope scope, CancellationToken stop)
    {
        var newest = await Newest(scope, stop);
        if (newest == Guid.Empty || Uuid7.MomentOf(newest) < time.GetUtcNow() - Lag)
            return new FeedMark(newest);

        var from = Uuid7.Before(Uuid7.MomentOf(newest) - Lag);
        var count = await Journal(scope, from).CountAsync(stop) + await Names(scope, from).CountAsync(stop);
        return new FeedMark(from) { Young = FormattableString.Invariant($"{newest:N}{count:x}") };
    }

    /// <summary>The changes after a place in the feed, the oldest first; at most so many and one more.</summary>
    public async Task<IReadOnlyList<FeedEntry>> After(FeedScope scope, Guid from, int most, CancellationToken stop)
    {
        var journal = await Journal(scope, from).OrderBy(j => j.Id).Take(most + 1)
            .Select(j => new FeedEntry(j.Id, j.Entity, j.Record, j.Changes != null && (j.Changes.Contains("\"owner\"") || j.Changes.Contains("\"team\"")))).ToListAsync(stop);
        var names = await Names(scope, from).OrderBy(n => n.Change).Take(most + 1).Select(n => new FeedEntry(n.Change, null, n.Record, false)).ToListAsync(stop);
        return [.. journal.Concat(names).OrderBy(e => e.Id).Take(most + 1)];
    }

    /// <summary>The latest change that matters. Where none is among the latest of all, a place that is certainly after it: then somebody may look once for nothing.</summary>
    private async Task<Guid> Newest(FeedScope scope, CancellationToken stop)
    {
        var latest = await db.Set<JournalRow>().AsNoTracking().OrderByDescending(j => j.Id).Take(LookedThrough).Select(j => new { j.Id, j.Entity }).ToListAsync(stop);
        var journal = latest.Find(j => scope.Entities.Contains(j.Entity))?.Id ?? (latest.Count < LookedThrough ? Guid.Empty : latest[^1].Id);
        var name = await db.Set<DavNameRow>().AsNoTracking().Where(n => n.Collection == scope.Collection).OrderByDescending(n => n.Change).Select(n => n.Change).FirstOrDefaultAsync(stop);
        return journal > name ? journal : name;
    }

    private IQueryable<JournalRow> Journal(FeedScope scope, Guid from) => db.Set<JournalRow>().AsNoTracking().Where(j => j.Id > from && scope.Entities.Contains(j.Entity));

    private IQueryable<DavNameRow> Names(FeedScope scope, Guid from) => db.Set<DavNameRow>().AsNoTracking().Where(n => n.Collection == scope.Collection && n.Change > from);
}

/// <summary>Of which records, under which names, changes are told.</summary>
public sealed record FeedScope(string Collection, IReadOnlyList<string> Entities);

/// <summary>A place in the feed.</summary>
/// <param name="From">All that comes after it is yet to be told.</param>
public sealed record FeedMark(Guid From)
{
    /// <summary>Differs while changes come in that may be told twice; null once none can come late.</summary>
    public string? Young { get; init; }
}

/// <summary>One change.</summary>
/// <param name="Entity">Whose record it is; null where only what a client wrote has changed.</param>
/// <param name="IsMoved">Whether others may see it now than before.</param>
public sealed record FeedEntry(Guid Id, string? Entity, Guid Record, bool IsMoved);
