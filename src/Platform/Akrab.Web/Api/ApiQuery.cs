using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Web.Lists;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Api;

/// <summary>The grammar of lists, without what only pages know.</summary>
internal static class ApiQuery
{
    private static readonly HashSet<string> OfPages = ["columns", "view", "as", "op", "field", "value", "format", "all"];
    private static readonly HashSet<string> OfAggregates = ["by", "count", "sum"];

    /// <summary>Whether the caller wants nothing made of somebody who is probably here already.</summary>
    /// <exception cref="UnknownQuestion">It asks for something else.</exception>
    public static bool RefusesDuplicates(IQueryCollection query) => query.TryGetValue("duplicates", out var asked)
        && (asked == "refuse" || (asked == "allow" ? false : throw new UnknownQuestion("error.unknown-field", "duplicates")));

    /// <exception cref="UnknownQuestion">It names what is not there.</exception>
    public static ListRequest Read(EntityDefinition definition, Overlay overlay, IQueryCollection query, ReadingContext how, bool isAggregate = false)
    {
        foreach (var name in query.Keys)
            if (OfPages.Contains(name) || OfAggregates.Contains(name) && !isAggregate)
                throw new UnknownQuestion("error.unknown-field", name);
        return ListQuery.Read(definition, overlay, query, how);
    }
}
