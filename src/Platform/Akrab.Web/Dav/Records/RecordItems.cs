using System.Security.Cryptography;
using System.Text;
using Akrab.Data.Lists;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using LinkTitles = System.Collections.Generic.IReadOnlyDictionary<System.Guid, Akrab.Data.Lists.LinkedTitle>;

namespace Akrab.Web.Dav.Records;

/// <summary>Reads records as items: those the acting member may see, under the names that clients gave them.</summary>
internal sealed class RecordItems<T>(RecordShelf shelf, Definition<T> definition, RecordForm<T> form) where T : Entity
{
    private string Collection => definition.Plural;

    /// <summary>Some of all, in the order of their titles, and where the next begin.</summary>
    /// <exception cref="DavProblem">The place is none of ours.</exception>
    public async Task<(IReadOnlyList<DavItem> Items, string? Next)> Page(string? after, int count, bool withText, CancellationToken stop)
    {
        try
        {
            var page = await shelf.Finder.Page(definition, new ListRequest { Limit = count, After = after, How = ReadingContext.Invariant }, stop);
            return (await Of(page.Rows, withText, stop), page.Next);
        }
        catch (UnknownQuestion)
        {
            throw SyncToken.Expired;
        }
    }

    public async Task<IReadOnlyList<DavItem>> Find(IReadOnlyCollection<string> names, CancellationToken stop)
    {
        var named = await shelf.Named(Collection, names, stop);
        var ids = named.Select(n => n.Record).Concat(names.Select(IdIn).OfType<Guid>()).Distinct().ToList();
        var records = await shelf.Lookup.Records(definition, ids, stop);
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        return [.. (await Of([.. records.Values], withText: true, stop)).Where(item => wanted.Contains(item.Name))];
    }

    /// <summary>The item of a name with what it is made of; null when there is none.</summary>
    public async Task<HeldItem<T>?> One(string name, CancellationToken stop)
    {
        var named = (await shelf.Named(Collection, [name], stop)).FirstOrDefault();
        if ((named?.Record ?? IdIn(name)) is not { } id || (await shelf.Lookup.Records(definition, [id], stop)).GetValueOrDefault(id) is not { } record)
            return null;

        var kept = (await shelf.NamesOf(Collection, [id], withText: true, stop)).GetValueOrDefault(id);
        if (kept is not null && kept.Name != name)
            return null;
        return await Hold(record, kept, stop);
    }

    /// <summary>A record as an item under its name.</summary>
    public async Task<HeldItem<T>> Hold(T record, DavNameRow? kept, CancellationToken stop)
    {
        var titles = await shelf.Titles.Of([record], form.Linked, stop);
        return new HeldItem<T>(Item(record, kept, titles), record, kept, titles);
    }

    public async Task<IReadOnlyList<DavItem>> Of(IReadOnlyList<T> records, bool withText, CancellationToken stop)
    {
        if (records.Count == 0)
            return [];
        var names = await shelf.NamesOf(Collection, [.. records.Select(r => r.Key)], withText, stop);
        var titles = await shelf.Titles.Of(records, form.Linked, stop);
        return [.. records.Select(record => Item(record, names.GetValueOrDefault(record.Key), titles))];
    }

    /// <summary>What these records are called, whether they are still there or not.</summary>
    public async Task<IReadOnlyList<string>> NamesOf(IReadOnlyCollection<Guid> records, CancellationToken stop)
    {
        var names = await shelf.NamesOf(Collection, records, withText: false, stop);
        return [.. records.Select(id => names.GetValueOrDefault(id)?.Name ?? form.NameOf(id))];
    }

    private DavItem Item(T record, DavNameRow? kept, LinkTitles titles) => new(kept?.Name ?? form.NameOf(record.Key), Mark(record, kept, titles), () => form.Write(record, kept, titles));

    /// <summary>All that an item's text is made of: another one makes another mark.</summary>
    private string Mark(T record, DavNameRow? kept, LinkTitles titles)
    {
        var shown = form.Linked.Select(f => f.Get(record) is IEntityId id ? titles.GetValueOrDefault(id.Value)?.Title : null);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{record.Key}|{kept?.Change}|{string.Join('|', shown)}"));
        return FormattableString.Invariant($"{record.Version}-{Convert.ToHexStringLower(digest)[..16]}");
    }

    private Guid? IdIn(string name) =>
        name.EndsWith(form.Extension, StringComparison.Ordinal) && Guid.TryParseExact(name[..^form.Extension.Length], "D", out var id) && name == form.NameOf(id) ? id : null;
}

/// <summary>An item with what it is made of.</summary>
internal sealed record HeldItem<T>(DavItem Item, T Record, DavNameRow? Kept, LinkTitles Titles) where T : Entity
{
    public string Uid => Kept?.Uid ?? RecordForm<T>.UidOf(Record.Key);
}
