using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Lists;

/// <summary>The one grammar in which pages, saved views and the API ask a list: <c>?city=Bandung&amp;createdAt[gte]=2026-01-01&amp;sort=-createdAt</c>.</summary>
public static class ListQuery
{
    private static readonly Dictionary<string, Comparison> Operators = new()
    {
        ["eq"] = Comparison.Is,
        ["ne"] = Comparison.IsNot,
        ["contains"] = Comparison.Contains,
        ["starts"] = Comparison.StartsWith,
        ["lt"] = Comparison.Less,
        ["lte"] = Comparison.AtMost,
        ["gt"] = Comparison.More,
        ["gte"] = Comparison.AtLeast,
        ["empty"] = Comparison.IsEmpty,
        ["filled"] = Comparison.IsNotEmpty,
    };

    private static readonly HashSet<string> Reserved = ["search", "q", "sort", "limit", "after", "columns", "view", "by", "count", "sum", "as", "op", "field", "value", "format", "all"];

    /// <summary>Reads the question.</summary>
    /// <exception cref="UnknownQuestion">It names a field, a comparison or an order that is not there.</exception>
    public static ListRequest Read(EntityDefinition definition, Overlay overlay, IQueryCollection query, ReadingContext how)
    {
        List<Filter> filters = [];
        foreach (var (name, values) in query)
            if (!Reserved.Contains(name))
                foreach (var value in values)
                    filters.Add(FilterOf(definition, overlay, name, value ?? ""));
        if (AddedFilter(definition, overlay, query) is { } added)
            filters.Add(added);

        var sort = query["sort"].ToString();
        return new ListRequest
        {
            Filters = filters,
            Search = query["search"].FirstOrDefault() ?? query["q"].FirstOrDefault(),
            Sort = sort.Length == 0 ? null : FieldOf(definition, overlay, sort.TrimStart('-')),
            IsDescending = sort.StartsWith('-'),
            Limit = query.TryGetValue("limit", out var limit) ? LimitOf(limit.ToString()) : 50,
            After = query["after"].FirstOrDefault() is { Length: > 0 } after ? after : null,
            How = how,
        };
    }

    /// <summary>How a filter is written in a query string.</summary>
    public static (string Name, string Value) Write(Filter filter) => filter.Comparison == Comparison.Is
        ? (filter.Field.Name, filter.Operand)
        : ($"{filter.Field.Name}[{Word(filter.Comparison)}]", filter.Operand.Length == 0 ? "true" : filter.Operand);

    public static string Word(Comparison comparison) => Operators.First(o => o.Value == comparison).Key;

    /// <summary>The three inputs of "add a filter", as a form without JavaScript sends them.</summary>
    private static Filter? AddedFilter(EntityDefinition definition, Overlay overlay, IQueryCollection query)
    {
        if (query["field"].ToString() is not { Length: > 0 } field)
            return null;
        var comparison = query["op"].ToString() is { Length: > 0 } op && Operators.TryGetValue(op, out var known) ? known : throw new UnknownQuestion("error.unknown-comparison", query["op"].ToString());
        return new Filter(FieldOf(definition, overlay, field), comparison, query["value"].ToString());
    }

    private static Filter FilterOf(EntityDefinition definition, Overlay overlay, string name, string value)
    {
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0)
            return new Filter(FieldOf(definition, overlay, name), Comparison.Is, value);

        var comparison = name.EndsWith(']') && Operators.TryGetValue(name[(bracket + 1)..^1], out var known)
            ? known
            : throw new UnknownQuestion("error.unknown-comparison", name);
        if (comparison is Comparison.IsEmpty && value == "false")
            comparison = Comparison.IsNotEmpty;
        return new Filter(FieldOf(definition, overlay, name[..bracket]), comparison, value);
    }

    private static Field FieldOf(EntityDefinition definition, Overlay overlay, string name) =>
        overlay.Find(definition, name) ?? throw new UnknownQuestion("error.unknown-field", name);

    private static int LimitOf(string text) =>
        int.TryParse(text, out var limit) && limit is >= 1 and <= Finder.MostRows ? limit : throw new UnknownQuestion("error.bad-limit", text);
}
