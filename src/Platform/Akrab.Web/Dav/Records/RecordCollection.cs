using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Akrab.Data.Feeds;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.AspNetCore.Http;
using LinkTitles = System.Collections.Generic.IReadOnlyDictionary<System.Guid, Akrab.Data.Lists.LinkedTitle>;

namespace Akrab.Web.Dav.Records;

/// <summary>
/// The records of an entity as items of a collection. Names and texts of clients are kept beside the records; an item's text is what the
/// client wrote, as long as it says what the record says. What remains for a descendant is the form: how a record is written and read.
/// </summary>
internal abstract class RecordCollection<T>(RecordShelf shelf, Definition<T> definition, string extension) : DavCollection where T : Entity
{
    /// <summary>Made by many hands at once: beginning anew costs less than telling it all.</summary>
    private const int MostChanges = 20_000;

    private static readonly TimeSpan Oldest = TimeSpan.FromDays(180);

    protected RecordShelf Shelf => shelf;

    protected Definition<T> Definition => definition;

    public sealed override string Name => definition.Plural;

    public override string Title => definition.Many;

    public sealed override bool MayWrite => shelf.Db.Acting.MayWrite(definition);

    public sealed override bool MayDelete => shelf.Db.Acting.MayDelete(definition);

    /// <summary>The fields whose linked titles an item shows.</summary>
    protected abstract IReadOnlyList<Field> Linked { get; }

    /// <summary>The text of a record; a client wrote it before, or nobody did.</summary>
    protected abstract string Write(T record, DavNameRow? kept, LinkTitles titles);

    /// <summary>The UID in a text, and the text as it will be kept.</summary>
    /// <exception cref="DavProblem">It is not in the form of this collection.</exception>
    protected abstract (string? Uid, string Text) Check(string text);

    /// <summary>Makes ready what puts a text into a record: only where it says something else than the text the client was shown.</summary>
    protected abstract Task<Func<T, List<FieldProblem>>> Read(string text, T? record, LinkTitles titles, CancellationToken stop);

    /// <summary>The UID of a record that no client has written.</summary>
    protected static string UidOf(Guid record) => record.ToString();

    private string Eyes => SyncToken.EyesOf(Name, shelf.Db.Acting);

    private FeedScope Scope => new(Name, [definition.Name, .. Companions.Select(c => c.Name), .. IsTeamSeen ? [Members] : (string[])[]]);

    /// <summary>The kinds of records whose titles items show.</summary>
    private IEnumerable<EntityDefinition> Companions => Linked.SelectMany(f => shelf.Db.Registry.Targets(f.Type.ClrType)).Where(d => d != definition).Distinct();

    /// <summary>Whoever sees what their team has sees other records as soon as somebody joins it or leaves.</summary>
    private bool IsTeamSeen => shelf.Db.Acting.Reach == Data.People.Reach.Team;

    private static string Members => "member";

    public sealed override async Task<string> Token(CancellationToken stop) => SyncToken.Of(Eyes, await shelf.Feed.Now(Scope, stop)).ToString();

    public sealed override async IAsyncEnumerable<DavItem> All(bool withText, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var moment = await Snapshot.Begin(shelf.Db, stop);
        string? after = null;
        do
        {
            var (items, next) = await Page(after, Finder.MostRows, withText, stop);
            foreach (var item in items)
                yield return item;
            after = next;
        }
        while (after is not null);
    }

    public sealed override async Task<IReadOnlyList<DavItem>> Find(IReadOnlyCollection<string> names, CancellationToken stop)
    {
        var named = await shelf.Named(Name, names, stop);
        var ids = named.Select(n => n.Record).Concat(names.Select(IdIn).OfType<Guid>()).Distinct().ToList();
        var records = await shelf.Lookup.Records(definition, ids, stop);
        var items = await Items([.. records.Values], withText: true, stop);
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        return [.. items.Where(item => wanted.Contains(item.Name))];
    }

    public sealed override async Task<DavChanges> Since(string? token, int? limit, CancellationToken stop)
    {
        var known = token is null ? null : SyncToken.Read(token, Eyes);
        if (known is null or { Page: not null })
            return await Listing(known, limit, stop);
        if (known.From != Guid.Empty && Kernel.Values.Uuid7.MomentOf(known.From) < shelf.Time.GetUtcNow() - Oldest)
            throw SyncToken.Expired;

        // What comes in while we look is told twice rather than never.
        var mark = await shelf.Feed.Now(Scope, stop);
        var most = Math.Min(limit ?? MostChanges, MostChanges);
        var entries = await shelf.Feed.After(Scope, known.From, most, stop);
        if (entries.Any(e => e.Entity == Members && e.IsMoved) || limit is null && entries.Count > most)
            throw SyncToken.Expired;

        var isCut = entries.Count > most;
        if (isCut)
            entries = [.. entries.Take(most)];
        var (changed, gone) = await Told(entries, stop);
        return new DavChanges(changed, gone, (isCut ? Onward(known, entries[^1].Id) : SyncToken.Of(Eyes, mark, known.Again)).ToString(), isCut);
    }

    public sealed override async Task<DavStored> Put(string name, string text, DavCondition condition, CancellationToken stop)
    {
        var (uid, clean) = Check(text);
        var now = await One(name, stop);
        condition.Demand(now?.Item);
        uid ??= now?.Uid ?? UidOf(Kernel.Values.Uuid7.Next());
        if (now is not null && uid != now.Uid)
            throw UidTaken(name);

        var titles = now?.Titles ?? new Dictionary<Guid, LinkedTitle>();
        var fill = await Read(clean, now?.Record, titles, stop);
        await (now is null ? Make(name, uid, clean, fill, stop) : Change(now, name, uid, clean, fill, stop));
        return new DavStored(now is null, (await One(name, stop))?.Item is { } stored && stored.Text() == text ? stored.Tag : null);
    }

    public sealed override async Task Delete(string name, DavCondition condition, CancellationToken stop)
    {
        var now = await One(name, stop);
        if (now is null)
            throw new DavProblem(StatusCodes.Status404NotFound);
        condition.Demand(now.Item);
        await shelf.Writer.Delete(definition, now.Record.Key, now.Record.Version, stop);
    }

    private async Task Make(string name, string uid, string text, Func<T, List<FieldProblem>> fill, CancellationToken stop)
    {
        if (await shelf.OfUid(Name, uid, stop) is { } known && (await shelf.Lookup.Records(definition, [known.Record], stop)).Count > 0)
            throw UidTaken(known.Name);
        if (Guid.TryParse(uid, out var own) && (await shelf.Lookup.Records(definition, [own], stop)).Count > 0)
            throw UidTaken(own + extension);

        // The name may still be that of somebody who went into the bin; whoever takes them out again finds them under their own.
        var before = (await shelf.Named(Name, [name], stop)).FirstOrDefault();
        if (before is not null && await IsAlive(before.Record, stop))
            throw UidTaken(name);
        await shelf.Writer.Create(definition, fill, stop, record => [Row(before, name, record.Key, uid, text)]);
    }

    private Task Change(Held now, string name, string uid, string text, Func<T, List<FieldProblem>> fill, CancellationToken stop) =>
        shelf.Writer.Edit(definition, now.Record.Key, now.Record.Version, fill, stop, record => [Row(now.Kept, name, record.Key, uid, text)]);

    /// <summary>A colleague's record that is not ours to see keeps its name.</summary>
    private async Task<bool> IsAlive(Guid record, CancellationToken stop) => (await shelf.Lookup.AllRecords(definition, [record], stop)).Exists(r => r.DeletedAt is null);

    private object Row(DavNameRow? before, string name, Guid record, string uid, string text)
    {
        var row = DavNameRow.Of(shelf.Db.Acting.Tenant, Name, name, record, uid, text);
        return before is null ? row : new Data.Writing.RowChange(before, row);
    }

    private static DavProblem UidTaken(string name) => new(StatusCodes.Status403Forbidden, DavXml.Cards + "no-uid-conflict", new System.Xml.Linq.XElement(DavXml.Dav + "href", Uri.EscapeDataString(name)));

    /// <summary>All that is there, a page at a time when a limit is given; the changes since the first page follow at the end.</summary>
    private async Task<DavChanges> Listing(SyncToken? known, int? limit, CancellationToken stop)
    {
        var start = known ?? SyncToken.Of(Eyes, await shelf.Feed.Now(Scope, stop));
        List<DavItem> all = [];
        var next = start.Page;
        do
        {
            (var items, next) = await Page(next, Math.Min(limit ?? int.MaxValue, Finder.MostRows), withText: true, stop);
            all.AddRange(items);
        }
        while (limit is null && next is not null);
        return new DavChanges(all, [], (start with { Page = next }).ToString(), next is not null);
    }

    /// <summary>In the middle of a long answer: what is told so far may still be followed by something that was written late.</summary>
    private SyncToken Onward(SyncToken known, Guid last)
    {
        var isYoung = Kernel.Values.Uuid7.MomentOf(last) > shelf.Time.GetUtcNow() - ChangeFeed.Lag;
        var again = isYoung ? Kernel.Values.Uuid7.Before(shelf.Time.GetUtcNow() - ChangeFeed.Lag) : (Guid?)null;
        return new SyncToken(Eyes, last) { Again = known.Again ?? again };
    }

    /// <summary>The items that changed, and the names of those that are gone: deleted, or handed to somebody whose records we do not see.</summary>
    private async Task<(IReadOnlyList<DavItem> Changed, IReadOnlyList<string> Gone)> Told(IReadOnlyList<FeedEntry> entries, CancellationToken stop)
    {
        var own = entries.Where(e => e.Entity is null || e.Entity == definition.Name).ToLookup(e => e.Record);
        var ids = own.Select(g => g.Key).ToHashSet();
        var linked = await ShowingTitles([.. entries.Where(e => e.Entity is not null && e.Entity != definition.Name && e.Entity != Members).Select(e => e.Record).Distinct()], stop);
        var records = await shelf.Lookup.Records(definition, [.. ids, .. linked.Select(r => r.Key)], stop);
        var changed = await Items([.. records.Values], withText: true, stop);

        List<Guid> missing = [.. ids.Where(id => !records.ContainsKey(id))];
        var binned = (await shelf.Lookup.Binned(definition, missing, stop)).ToHashSet();
        missing = [.. missing.Where(id => binned.Contains(id) || own[id].Any(e => e.IsMoved))];
        var names = await shelf.NamesOf(Name, missing, withText: false, stop);
        return (changed, [.. missing.Select(id => names.GetValueOrDefault(id)?.Name ?? id + extension)]);
    }

    /// <summary>The records that show the title of one of these.</summary>
    private async Task<IReadOnlyList<T>> ShowingTitles(IReadOnlyList<Guid> companions, CancellationToken stop)
    {
        List<T> found = [];
        foreach (var field in Linked.OfType<MemberField>())
            foreach (var companion in companions)
                found.AddRange(await shelf.Lookup.ByValue<T>(field, ((LinkType)field.Type).Make(companion), stop));
        return found;
    }

    private async Task<(IReadOnlyList<DavItem> Items, string? Next)> Page(string? after, int count, bool withText, CancellationToken stop)
    {
        try
        {
            var page = await shelf.Finder.Page(definition, new ListRequest { Limit = count, After = after, How = ReadingContext.Invariant }, stop);
            return (await Items(page.Rows, withText, stop), page.Next);
        }
        catch (UnknownQuestion)
        {
            throw SyncToken.Expired;
        }
    }

    private async Task<IReadOnlyList<DavItem>> Items(IReadOnlyList<T> records, bool withText, CancellationToken stop)
    {
        if (records.Count == 0)
            return [];
        var names = await shelf.NamesOf(Name, [.. records.Select(r => r.Key)], withText, stop);
        var titles = await shelf.Titles.Of(records, Linked, stop);
        return [.. records.Select(record => Item(record, names.GetValueOrDefault(record.Key), titles))];
    }

    private DavItem Item(T record, DavNameRow? kept, LinkTitles titles) =>
        new(kept?.Name ?? record.Key + extension, Mark(record, kept, titles), () => Write(record, kept, titles));

    /// <summary>All that an item's text is made of: another one makes another mark.</summary>
    private string Mark(T record, DavNameRow? kept, LinkTitles titles)
    {
        var shown = Linked.Select(f => f.Get(record) is IEntityId id ? titles.GetValueOrDefault(id.Value)?.Title : null);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{record.Key}|{kept?.Change}|{string.Join('|', shown)}"));
        return FormattableString.Invariant($"{record.Version}-{Convert.ToHexStringLower(digest)[..16]}");
    }

    private async Task<Held?> One(string name, CancellationToken stop)
    {
        var named = (await shelf.Named(Name, [name], stop)).FirstOrDefault();
        if ((named?.Record ?? IdIn(name)) is not { } id || (await shelf.Lookup.Records(definition, [id], stop)).GetValueOrDefault(id) is not { } record)
            return null;
        var kept = named ?? (await shelf.NamesOf(Name, [id], withText: true, stop)).GetValueOrDefault(id);
        if (kept is not null && kept.Name != name)
            return null;
        var titles = await shelf.Titles.Of([record], Linked, stop);
        return new Held(Item(record, kept, titles), record, kept, titles);
    }

    private Guid? IdIn(string name) => name.EndsWith(extension, StringComparison.Ordinal) && Guid.TryParseExact(name[..^extension.Length], "D", out var id) && name == id + extension ? id : null;

    /// <summary>An item with what it is made of.</summary>
    private sealed record Held(DavItem Item, T Record, DavNameRow? Kept, LinkTitles Titles)
    {
        public string Uid => Kept?.Uid ?? UidOf(Record.Key);
    }
}
