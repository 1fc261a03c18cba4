using Akrab.Data.Lists;
using Akrab.Kernel.Definitions;
using Microsoft.AspNetCore.Http.Extensions;

namespace Akrab.Web.Lists;

/// <summary>The address of a list, and of the same list asked a little differently.</summary>
public sealed record ListAddress(EntityDefinition Definition, ListRequest Request, string? View = null)
{
    private string Path => "/" + Definition.Plural;

    public string Here => Build(Request.Filters, SortText(Request), Request.Search, null);

    public string Without(Filter filter) => Build(Request.Filters.Where(f => f != filter), SortText(Request), Request.Search, null);

    public string SortedBy(Field field, bool descending) => Build(Request.Filters, (descending ? "-" : "") + field.Name, Request.Search, null);

    public string After(string cursor) => Build(Request.Filters, SortText(Request), Request.Search, cursor);

    public string As(string layout) => Build(Request.Filters, SortText(Request), Request.Search, null, layout);

    /// <summary>The same question put to another path, such as the export.</summary>
    public string At(string path) => path + Query(Request.Filters, SortText(Request), Request.Search, null, null);

    /// <summary>The question alone, as a saved view keeps it.</summary>
    public string Question => Query(Request.Filters, SortText(Request), Request.Search, null, null).TrimStart('?');

    /// <summary>What a form must carry along to ask the same and one thing more.</summary>
    public IEnumerable<(string Name, string Value)> Kept(bool search)
    {
        foreach (var filter in Request.Filters)
            yield return ListQuery.Write(filter);
        if (SortText(Request) is { } sort)
            yield return ("sort", sort);
        if (search && Request.Search is { } sought)
            yield return ("q", sought);
    }

    private string Build(IEnumerable<Filter> filters, string? sort, string? search, string? after, string? layout = null) =>
        Path + Query(filters, sort, search, after, layout);

    private static string? SortText(ListRequest request) => request.Sort is { } sort ? (request.IsDescending ? "-" : "") + sort.Name : null;

    private static string Query(IEnumerable<Filter> filters, string? sort, string? search, string? after, string? layout)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in filters.Select(ListQuery.Write))
            query.Add(name, value);
        if (sort is not null)
            query.Add("sort", sort);
        if (search is not null)
            query.Add("q", search);
        if (layout is not null)
            query.Add("as", layout);
        if (after is not null)
            query.Add("after", after);
        return query.ToString();
    }
}
