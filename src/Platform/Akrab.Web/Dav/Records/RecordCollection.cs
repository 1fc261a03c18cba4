using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Dav.Records;

/// <summary>
/// The records of an entity as items of a collection. The names and texts of clients are kept beside the records; every change goes the way of
/// forms and API. A descendant says what the items are: cards, entries of a calendar.
/// </summary>
public abstract class RecordCollection<T> : DavCollection where T : Entity
{
    private readonly RecordShelf _shelf;
    private readonly Definition<T> _definition;
    private readonly RecordForm<T> _form;
    private readonly RecordItems<T> _items;

    protected RecordCollection(RecordShelf shelf, Definition<T> definition, RecordForm<T> form) =>
        (_shelf, _definition, _form, _items) = (shelf, definition, form, new RecordItems<T>(shelf, definition, form));

    public sealed override string Name => _definition.Plural;

    public override string Title => _definition.Many;

    public sealed override bool MayWrite => _shelf.Db.Acting.MayChange(_definition);

    public sealed override bool MayDelete => _shelf.Db.Acting.MayDelete(_definition);

    private RecordChanges<T> Changes => new(_shelf, _definition, _form, _items);

    public sealed override Task<string> Token(CancellationToken stop) => Changes.Token(stop);

    public sealed override Task<DavChanges> Since(string? token, int? limit, CancellationToken stop) => Changes.Since(token, limit, stop);

    public sealed override Task<IReadOnlyList<DavItem>> Find(IReadOnlyCollection<string> names, CancellationToken stop) => _items.Find(names, stop);

    public sealed override async IAsyncEnumerable<DavItem> All(bool withText, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var moment = await Snapshot.Begin(_shelf.Db, stop);
        string? after = null;
        do
        {
            (var items, after) = await _items.Page(after, Data.Lists.Finder.MostRows, withText, stop);
            foreach (var item in items)
                yield return item;
        }
        while (after is not null);
    }

    public sealed override async Task<DavStored> Put(string name, string text, DavCondition condition, CancellationToken stop)
    {
        var sent = _form.UidIn(text);
        var now = await _items.One(name, stop);
        condition.Demand(now?.Item);
        var uid = sent ?? now?.Uid ?? RecordForm<T>.UidOf(Uuid7.Next());
        if (now is not null && uid != now.Uid)
            throw Taken(name);

        var kept = now is null ? await Free(name, uid, stop) : now.Kept;
        var fill = await _form.Read(text, now?.Record, now?.Titles ?? new Dictionary<Guid, Data.Lists.LinkedTitle>(), stop);
        DavNameRow? row = null;
        var record = now is null
            ? await _shelf.Writer.Create(_definition, fill, stop, Alongside)
            : await _shelf.Writer.Edit(_definition, now.Record.Key, now.Record.Version, fill, stop, Alongside);
        foreach (var (deed, input) in _form.Deeds(text, record))
            record = await _shelf.Writer.Do(_definition, deed, record.Key, record.Version, input, stop);
        var stored = await _items.Hold(record, row!, stop);
        return new DavStored(now is null, stored.Item.Text() == text ? stored.Item.Tag : null);

        IReadOnlyList<object> Alongside(T written)
        {
            row = DavNameRow.Of(_shelf.Db.Acting.Tenant, Name, name, written.Key, uid, text);
            return [kept is null ? row : new RowChange(kept, row)];
        }
    }

    public sealed override async Task Delete(string name, DavCondition condition, CancellationToken stop)
    {
        var now = await _items.One(name, stop) ?? throw new DavProblem(StatusCodes.Status404NotFound);
        condition.Demand(now.Item);
        await Remove(now.Record, stop);
    }

    /// <summary>Takes a record out of this collection: into the bin, unless a descendant knows better.</summary>
    protected virtual Task Remove(T record, CancellationToken stop) => _shelf.Writer.Delete(_definition, record.Key, record.Version, stop);

    /// <summary>Makes sure that name and UID are free. The name of somebody in the bin is: whoever takes them out again finds them under another.</summary>
    private async Task<DavNameRow?> Free(string name, string uid, CancellationToken stop)
    {
        if (await _shelf.OfUid(Name, uid, stop) is { } known && await IsSeen(known.Record, stop))
            throw Taken(known.Name);
        if (Guid.TryParse(uid, out var own) && await IsSeen(own, stop))
            throw Taken(_form.NameOf(own));

        var before = (await _shelf.Named(Name, [name], stop)).FirstOrDefault();
        if (before is not null && (await _shelf.Lookup.AllRecords(_definition, [before.Record], stop)).Exists(r => r.DeletedAt is null))
            throw Taken(name);
        return before;
    }

    private async Task<bool> IsSeen(Guid record, CancellationToken stop) => (await _shelf.Lookup.Records(_definition, [record], stop)).Count > 0;

    private DavProblem Taken(string name) => new(StatusCodes.Status403Forbidden, _form.Kind.Space + "no-uid-conflict", new XElement(DavXml.Dav + "href", Uri.EscapeDataString(name)));
}
