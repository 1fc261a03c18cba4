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

    private const string Forgiven = "forgiven";
    private readonly RecordSearch _search = new(db, vocabulary);

    /// <summary>All rows that match, unsorted: for counting, exporting and grouping.</summary>
    public async Task<IQueryable<T>> Matching<T>(Definition<T> definition, ListRequest request, CancellationToken stop) where T : Entity =>
        Filtered(string.IsNullOrWhiteSpace(request.Search) ? db.Set<T>().AsNoTracking() : await _search.Within(definition, request.Search, stop), request);

    /// <summary>One page; rows with nothing in the sort field come last.</summary>
    public async Task<ListPage<T>> Page<T>(Definition<T> definition, ListRequest request, CancellationToken stop) where T : Entity
    {
        var sort = request.Sort as MemberField ?? definition.Title;
        if (!sort.IsIndexed || sort.Type is MoneyType)
            throw new UnknownQuestion("error.not-sortable", sort.Name);

        if (string.IsNullOrWhiteSpace(request.Search))
            return await Page(definition, request, sort, request is { Filters.Count: 0, Only: null } ? null : Filtered(db.Set<T>().AsNoTracking(), request), "", stop);

        // A page that goes on from another one goes on with the same question: the cursor says which it was.
        if (request.After is null || !seal.Fits(request.After, Shape(definition, request, sort, Forgiven)))
        {
            var exact = await _search.AsTyped(definition, request.Search, stop);
            var page = await Page(definition, request, sort, Filtered(exact, request), "", stop);
            if (page.Rows.Count > 0 || request.After is not null || request.Filters.Count > 0 && await exact.AnyAsync(stop))
                return page;
        }

        return await _search.Forgiving(definition, request.Search, stop) is { } near
            ? await Page(definition, request, sort, Filtered(near, request), Forgiven, stop)
            : new ListPage<T>([], null);
    }

    private async Task<ListPage<T>> Page<T>(Definition<T> definition, ListRequest request, MemberField sort, IQueryable<T>? rows, string way, CancellationToken stop) where T : Entity
    {
        var shape = Shape(definition, request, sort, way);
        var from = request.After is null ? null : seal.Open(request.After, shape);
        var limit = Math.Clamp(request.Limit, 1, MostRows);

        var pager = pagers.Of(definition, sort, request.IsDescending);
        List<T> page = [];
        if (from is not { IsBlank: true })
            page = await pager.Page(db, rows, isBlank: false, from, limit + 1, stop);
        if (page.Count <= limit && pager.CanBeBlank)
            page.AddRange(await pager.Page(db, rows, isBlank: true, from is { IsBlank: true } ? from : null, limit + 1 - page.Count, stop));

        if (page.Count <= limit)
            return new ListPage<T>(page, null);

        page.RemoveRange(limit, page.Count - limit);
        var last = page[^1];
        return new ListPage<T>(page, seal.Close(new Cursor(pager.KeyOf(last), last.Key), shape));
    }

    /// <summary>Some that match, as the index gives them: for looking something up.</summary>
    public async Task<IReadOnlyList<T>> Matches<T>(Definition<T> definition, ListRequest request, CancellationToken stop) where T : Entity =>
        request.Search is null
            ? (await Page(definition, request, stop)).Rows
            : await (await Matching(definition, request, stop)).Take(request.Limit).ToListAsync(stop);

    /// <summary>The first by name of those whose title begins as typed: quick however many there are.</summary>
    public async Task<IReadOnlyList<T>> Beginning<T>(Definition<T> definition, string typed, int limit, CancellationToken stop) where T : Entity =>
        await _search.Beginning(definition, typed).OrderBy(e => EF.Property<string>(e, ModelMaker.KeyColumn(definition.Title))).Take(limit).ToListAsync(stop);

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
