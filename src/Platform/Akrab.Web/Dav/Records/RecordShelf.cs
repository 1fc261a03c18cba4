using Akrab.Data.Feeds;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Web.Records;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Dav.Records;

/// <summary>What every collection of records needs: the records, their names, and the way to change them.</summary>
public sealed class RecordShelf(AkrabDb db, Finder finder, Lookup lookup, Titles titles, ChangeFeed feed, RecordWriter writer, TimeProvider time)
{
    public AkrabDb Db => db;

    public Finder Finder => finder;

    public Lookup Lookup => lookup;

    public Titles Titles => titles;

    public ChangeFeed Feed => feed;

    public RecordWriter Writer => writer;

    public TimeProvider Time => time;

    /// <summary>The same shelf, on which links are shown by somebody who sees more.</summary>
    public RecordShelf ShowingLinksOf(RecordShelf other) => new(db, finder, lookup, other.Titles, feed, writer, time);

    /// <summary>Records by the names clients gave them.</summary>
    public Task<List<DavNameRow>> Named(string collection, IReadOnlyCollection<string> names, CancellationToken stop) =>
        db.Set<DavNameRow>().AsNoTracking().Where(n => n.Collection == collection && names.Contains(n.Name)).ToListAsync(stop);

    /// <summary>The names of records; the one last given counts where a client gave one record several.</summary>
    public async Task<IReadOnlyDictionary<Guid, DavNameRow>> NamesOf(string collection, IReadOnlyCollection<Guid> records, bool withText, CancellationToken stop)
    {
        var rows = db.Set<DavNameRow>().AsNoTracking().Where(n => n.Collection == collection && records.Contains(n.Record));
        var found = withText ? await rows.ToListAsync(stop) : await rows.Select(n => new DavNameRow { Collection = n.Collection, Name = n.Name, Record = n.Record, Uid = n.Uid, Text = "", Change = n.Change }).ToListAsync(stop);
        return found.GroupBy(n => n.Record).ToDictionary(g => g.Key, g => g.MaxBy(n => n.Change)!);
    }

    /// <summary>Whatever has this UID.</summary>
    public Task<DavNameRow?> OfUid(string collection, string uid, CancellationToken stop) =>
        db.Set<DavNameRow>().AsNoTracking().Where(n => n.Collection == collection && n.Uid == uid).OrderByDescending(n => n.Change).FirstOrDefaultAsync(stop);
}
