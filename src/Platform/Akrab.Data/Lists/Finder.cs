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

    /// <summary>All rows that match, unsorted: for counting, exporting and grouping.</summary>
    public async Task<IQueryable<T>> Matching<T>(Definition<T> definition, ListRequest request, CancellationToken stop) where T : Entity
    {
        var rows = await Searched(definition, request.Search, stop);
        var builder = new FilterBuilder<T>(db, request.How);
        foreach (var filter in request.Filters)
            rows = rows.Where(builder.Build(filter));
        return rows;
    }

    /// <summary>One page; rows with nothing in the sort field come last.</summary>
    public async Task<ListPage<T>> Page<T>(Definition<T> definition, ListRequest request, CancellationToken stop) where T : Entity
    {
        var sort = request.Sort as MemberField ?? definition.Title;
        if (!sort.IsIndexed || sort.Type is MoneyType)
            throw new UnknownQuestion("error.not-sortable", sort.Name);

        var isNarrowed = request.Filters.Count > 0 || !string.IsNullOrWhiteSpace(request.Search);
        var rows = isNarrowed ? await Matching(definition, request, stop) : null;
        var shape = Shape(definition, request, sort);
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

    /// <summary>How many match, up to a limit: beyond it only "more than" is known.</summary>
    public async Task<int> Count<T>(Definition<T> definition, ListRequest request, int upTo, CancellationToken stop) where T : Entity =>
        await (await Matching(definition, request, stop)).Take(upTo + 1).CountAsync(stop);

    private async Task<IQueryable<T>> Searched<T>(Definition<T> definition, string? search, CancellationToken stop) where T : Entity
    {
        var rows = db.Set<T>().AsNoTracking();
        return string.IsNullOrWhiteSpace(search) ? rows : await new RecordSearch(db, vocabulary).Within(definition, search, stop);
    }

    private string Shape<T>(Definition<T> definition, ListRequest request, Field sort) where T : Entity =>
        string.Join('|', (string[])[db.Acting.Tenant.Value.ToString(), definition.Name, sort.Name, request.IsDescending ? "desc" : "asc", request.Search ?? "",
            .. request.Filters.Select(f => $"{f.Field.Name}{f.Comparison}{f.Operand}").Order(StringComparer.Ordinal)]);
}
