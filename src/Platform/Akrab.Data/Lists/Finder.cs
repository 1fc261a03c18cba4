using System.Globalization;
using Akrab.Data.Model;
using Akrab.Data.Search;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Lists;

/// <summary>Answers lists: the rows somebody may see, filtered, sorted and paged so that each page is one seek in an index.</summary>
public sealed class Finder(AkrabDb db, Vocabulary vocabulary, CursorSeal seal, Pagers pagers)
{
    public const int MostRows = 1000;

    private const string AsTyped = "", Forgiven = "forgiven";
    private readonly RecordSearch _search = new(db, vocabulary);

    /// <summary>All rows that match, unsorted: for counting, exporting and grouping.</summary>
    public async Task<IQueryable<T>> Matching<T>(Definition<T> definition, ListRequest request, CancellationToken stop) where T : Entity =>
        Filtered(string.IsNullOrWhiteSpace(request.Search) ? db.Set<T>().AsNoTracking() : await _search.Within(definition, request.Search, stop), request);

    /// <summary>One page; rows with nothing in the sort field come last.</summary>
    public async Task<ListPage<T>> Page<T>(Definition<T> definition, ListRequest request, CancellationToken stop) where T : Entity
    {
        request = request.In(definition, db.Acting.Rights);
        var sort = request.Sort as MemberField ?? definition.Title;
        if (!sort.IsIndexed || sort.Type is MoneyType)
            throw new UnknownQuestion("error.not-sortable", sort.Name);

        if (string.IsNullOrWhiteSpace(request.Search))
        {
            var rows = request is { Filters.Count: 0, Only: null } ? null : Filtered(db.Set<T>().AsNoTracking(), request);
            var shape = Shape(definition, request, sort, "");
            return Cut(await Rows(definition, request, sort, rows, request.After is null ? null : seal.Open(request.After, shape), LimitOf(request) + 1, stop), LimitOf(request), definition, request, sort, _ => shape);
        }

        // A page that goes on from another one goes on with the same question: the cursor says which it was.
        var typed = _search.Understood(request.Search);
        if (await Found(definition, request, sort, typed, AsTyped, stop) is { } page && (page.Rows.Count > 0 || request.After is not null || request.Filters.Count > 0 && await _search.IsFound(definition, typed, stop)))
            return page;

        return await _search.Forgiving(request.Search, stop) is { } near && await Found(definition, request, sort, near, Forgiven, stop) is { } forgiven
            ? forgiven
            : request.After is null ? new ListPage<T>([], null) : throw new UnknownQuestion("error.unknown-cursor", "after");
    }

    /// <summary>A page of what a search finds: strictly in the order asked for, or, when none is, the likeliest first. Null when the cursor was not made by this.</summary>
    private async Task<ListPage<T>?> Found<T>(Definition<T> definition, ListRequest request, MemberField sort, Typed typed, string way, CancellationToken stop) where T : Entity
    {
        var beginnings = request.Sort is null ? RecordSearch.Beginnings(definition, typed) : [];
        var group = request.After is null ? 0 : Enumerable.Range(0, beginnings.Count + 1).Where(i => seal.Fits(request.After, ShapeOf(i))).FirstOrDefault(-1);
        if (group < 0)
            return null;

        var from = request.After is null ? null : seal.Open(request.After, ShapeOf(group));
        var limit = LimitOf(request);
        List<T> page = [];
        List<int> groups = [];
        for (; group <= beginnings.Count; group++, from = null)
            foreach (var beginning in group < beginnings.Count ? beginnings[group] : (IReadOnlyList<string?>)[null])
                if (page.Count <= limit && (beginning is null ? await _search.Rows(definition, typed, stop) : db.Set<T>().AsNoTracking().Where(RecordSearch.Begins(definition, typed, beginning))) is { } rows)
                {
                    rows = RecordSearch.Without(rows, definition, typed, beginnings.Take(group).SelectMany(b => b));
                    page.AddRange(await Rows(definition, request, sort, Filtered(rows, request), from, limit + 1 - page.Count, stop));
                    groups.AddRange(Enumerable.Repeat(group, page.Count - groups.Count));
                }

        return Cut(page, limit, definition, request, sort, last => ShapeOf(groups[last]));

        string ShapeOf(int group) => Shape(definition, request, sort, way + group.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<List<T>> Rows<T>(Definition<T> definition, ListRequest request, MemberField sort, IQueryable<T>? rows, Cursor? from, int count, CancellationToken stop) where T : Entity
    {
        var pager = pagers.Of(definition, sort, request.IsDescending);
        List<T> page = [];
        if (from is not { IsBlank: true })
            page = await pager.Page(db, rows, isBlank: false, from, count, stop);
        if (page.Count < count && pager.CanBeBlank)
            page.AddRange(await pager.Page(db, rows, isBlank: true, from is { IsBlank: true } ? from : null, count - page.Count, stop));
        return page;
    }

    /// <summary>The page without the one row more that tells whether there is another page.</summary>
    private ListPage<T> Cut<T>(List<T> page, int limit, Definition<T> definition, ListRequest request, MemberField sort, Func<int, string> shapeOf) where T : Entity
    {
        if (page.Count <= limit)
            return new ListPage<T>(page, null);

        page.RemoveRange(limit, page.Count - limit);
        var last = page[^1];
        return new ListPage<T>(page, seal.Close(new Cursor(pagers.Of(definition, sort, request.IsDescending).KeyOf(last), last.Key), shapeOf(limit - 1)));
    }

    private static int LimitOf(ListRequest request) => Math.Clamp(request.Limit, 1, MostRows);

    /// <summary>How many match, up to a limit: beyond it only "more than" is known.</summary>
    public async Task<int> Count<T>(Definition<T> definition, ListRequest request, int upTo, CancellationToken stop) where T : Entity =>
        await (await Matching(definition, request, stop)).Take(upTo + 1).CountAsync(stop);

    private IQueryable<T> Filtered<T>(IQueryable<T> rows, ListRequest request) where T : Entity
    {
        var builder = new FilterBuilder<T>(db, request.How);
        if (request.Only is { } only)
            rows = rows.Where(IdOf.Within<T>(db.Registry.Get<T>().IdType, only));
        return request.Filters.Aggregate(rows, (some, filter) => some.Where(builder.Build(filter)));
    }

    private string Shape(EntityDefinition definition, ListRequest request, Field sort, string way) =>
        string.Join('|', (string[])[db.Acting.Tenant.Value.ToString(), definition.Name, sort.Name, request.IsDescending ? "desc" : "asc", request.Search ?? "", way,
            .. request.Only?.Select(id => id.ToString()) ?? [], .. request.Filters.Select(f => $"{f.Field.Name}{f.Comparison}{f.Operand}").Order(StringComparer.Ordinal)]);
}
