using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Akrab.Web.Dav;

/// <summary>Under which condition something may be written: <c>If-Match</c> and <c>If-None-Match</c> (RFC 9110, 13.1).</summary>
public sealed class DavCondition(IReadOnlyList<EntityTagHeaderValue> match, IReadOnlyList<EntityTagHeaderValue> noneMatch)
{
    public static DavCondition Of(HttpRequest request)
    {
        var headers = request.GetTypedHeaders();
        var isStrange = request.Headers.IfMatch.Count > 0 && headers.IfMatch.Count == 0 || request.Headers.IfNoneMatch.Count > 0 && headers.IfNoneMatch.Count == 0;
        return isStrange ? throw new DavProblem(StatusCodes.Status412PreconditionFailed) : new DavCondition([.. headers.IfMatch], [.. headers.IfNoneMatch]);
    }

    /// <exception cref="DavProblem">It does not hold for the item as it is; null when there is none.</exception>
    public void Demand(DavItem? item)
    {
        if (match.Count > 0 && !match.Any(tag => Fits(tag, item, isStrong: true)) || noneMatch.Any(tag => Fits(tag, item, isStrong: false)))
            throw new DavProblem(StatusCodes.Status412PreconditionFailed);
    }

    /// <summary>Whether the item is the one the client has already.</summary>
    public bool IsKnown(DavItem item) => noneMatch.Any(tag => Fits(tag, item, isStrong: false));

    private static bool Fits(EntityTagHeaderValue tag, DavItem? item, bool isStrong) =>
        item is not null && (tag.Equals(EntityTagHeaderValue.Any) || tag.Tag == item.Tag && !(isStrong && tag.IsWeak));
}
