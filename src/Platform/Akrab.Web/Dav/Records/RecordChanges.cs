using Akrab.Data.Feeds;
using Akrab.Data.Lists;
using Akrab.Data.People;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Permissions;
using Akrab.Kernel.Values;

namespace Akrab.Web.Dav.Records;

/// <summary>Tells what has changed in a collection of records since a token (RFC 6578), out of the change journal.</summary>
internal sealed class RecordChanges<T>(RecordShelf shelf, Definition<T> definition, RecordForm<T> form, RecordItems<T> items) where T : Entity
{
    /// <summary>After more than this, beginning anew costs less than telling it all.</summary>
    private const int MostChanges = 20_000;

    private static readonly TimeSpan Oldest = TimeSpan.FromDays(180);

    private readonly string _eyes = SyncToken.EyesOf(definition.Plural, shelf.Db.Acting);
    private readonly EntityDefinition? _names = definition.Shared is { } shared ? shelf.Db.Registry.Get(shared.Entity) : null;
    private readonly string _members = shelf.Db.Registry.Get(typeof(Member)).Name;

    /// <summary>Whoever sees what their team has sees other records as soon as somebody joins it or leaves.</summary>
    private FeedScope Scope => new(definition.Plural, [definition.Name, .. Companions, .. _names is null ? (string[])[] : [_names.Name], .. shelf.Db.Acting.Reaching(definition).Read == Reach.Team ? (string[])[_members] : []]);

    /// <summary>The kinds of records whose titles items show.</summary>
    private IEnumerable<string> Companions => form.Linked.SelectMany(f => shelf.Db.Registry.Targets(f.Type.ClrType)).Where(d => d != definition).Select(d => d.Name).Distinct();

    public async Task<string> Token(CancellationToken stop) => SyncToken.Of(_eyes, await shelf.Feed.Now(Scope, stop)).ToString();

    public async Task<DavChanges> Since(string? token, int? limit, CancellationToken stop)
    {
        var known = token is null ? null : SyncToken.Read(token, _eyes);
        if (known is null or { Page: not null })
            return await Listing(known, limit, stop);
        if (known.From != Guid.Empty && Uuid7.MomentOf(known.From) < shelf.Time.GetUtcNow() - Oldest)
            throw SyncToken.Expired;

        // What comes in while we look is told twice rather than never.
        var mark = await shelf.Feed.Now(Scope, stop);
        var most = Math.Min(limit ?? MostChanges, MostChanges);
        var entries = await shelf.Feed.After(Scope, known.From, most, stop);
        if (entries.Any(e => e.Entity == _members && e.IsMoved) || limit is null && entries.Count > most)
            throw SyncToken.Expired;

        var isCut = entries.Count > most;
        if (isCut)
            entries = [.. entries.Take(most)];
        var (changed, gone) = await Told(entries, stop);
        return new DavChanges(changed, gone, (isCut ? Onward(known, entries[^1].Id) : SyncToken.Of(_eyes, mark, known.Again)).ToString(), isCut);
    }

    /// <summary>All that is there, a page at a time when a limit is given; what changes meanwhile follows at the end.</summary>
    private async Task<DavChanges> Listing(SyncToken? known, int? limit, CancellationToken stop)
    {
        var start = known ?? SyncToken.Of(_eyes, await shelf.Feed.Now(Scope, stop));
        List<DavItem> all = [];
        var next = start.Page;
        do
        {
            (var some, next) = await items.Page(next, Math.Min(limit ?? int.MaxValue, Finder.MostRows), withText: true, stop);
            all.AddRange(some);
        }
        while (limit is null && next is not null);
        return new DavChanges(all, [], (start with { Page = next }).ToString(), next is not null);
    }

    /// <summary>In the middle of a long answer: what is told so far may still be followed by something that was written late.</summary>
    private SyncToken Onward(SyncToken known, Guid last)
    {
        var young = shelf.Time.GetUtcNow() - ChangeFeed.Lag;
        return new SyncToken(_eyes, last) { Again = known.Again ?? (Uuid7.MomentOf(last) > young ? Uuid7.Before(young) : null) };
    }

    /// <summary>The items that changed, and the names of those that are gone: deleted, or handed to somebody whose records we do not see.</summary>
    private async Task<(IReadOnlyList<DavItem> Changed, IReadOnlyList<string> Gone)> Told(IReadOnlyList<FeedEntry> entries, CancellationToken stop)
    {
        var own = entries.Where(e => e.Entity is null || e.Entity == definition.Name).ToLookup(e => e.Record);
        var shared = await Shared([.. entries.Where(e => e.Entity is not null && e.Entity == _names?.Name).Select(e => e.Record).Distinct()], stop);
        var ids = own.Select(g => g.Key).Concat(shared).ToHashSet();
        var linked = await Showing([.. entries.Where(e => e.Entity is not null && e.Entity != definition.Name && e.Entity != _members && e.Entity != _names?.Name).Select(e => e.Record).Distinct()], stop);
        var records = await shelf.Lookup.Records(definition, [.. ids, .. linked], stop);
        var changed = await items.Of([.. records.Values], withText: true, stop);

        List<Guid> missing = [.. ids.Where(id => !records.ContainsKey(id))];
        var binned = (await shelf.Lookup.Binned(definition, missing, stop)).ToHashSet();
        return (changed, await items.NamesOf([.. missing.Where(id => binned.Contains(id) || shared.Contains(id) || own[id].Any(e => e.IsMoved))], stop));
    }

    /// <summary>The records that some see, or no longer see, because of these.</summary>
    private async Task<HashSet<Guid>> Shared(IReadOnlyList<Guid> names, CancellationToken stop)
    {
        if (names.Count == 0)
            return [];
        var link = _names!.Fields.OfType<MemberField>().First(f => f.MemberName == definition.Shared!.Of);
        return [.. (await shelf.Lookup.AllRecords(_names, names, stop)).Select(name => ((IEntityId)link.Get(name)!).Value)];
    }

    /// <summary>The records that show the title of one of these.</summary>
    private async Task<IReadOnlyList<Guid>> Showing(IReadOnlyList<Guid> companions, CancellationToken stop)
    {
        List<Guid> found = [];
        foreach (var field in form.Linked.OfType<MemberField>())
            found.AddRange(await shelf.Lookup.LinkedTo(definition, field, companions, stop));
        return found;
    }
}
