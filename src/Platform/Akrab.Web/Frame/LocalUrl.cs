using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Frame;

/// <summary>Addresses within this house: where a visitor may be sent on to. Anything else, which could be a trap, becomes <c>/</c>.</summary>
public static class LocalUrl
{
    /// <summary>The address when it is a path of ours, else <c>/</c>.</summary>
    public static string Of(string? url) =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) && Uri.IsWellFormedUriString(url, UriKind.Relative) ? url : "/";

    /// <summary>The page of ours from which the request was sent, else <c>/</c>.</summary>
    public static string OfReferer(HttpContext context) =>
        Uri.TryCreate(context.Request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == context.Request.Host.Value
            ? Of(from.PathAndQuery)
            : "/";

    /// <summary>The page on which htmx sent the request, else <c>/</c>.</summary>
    public static string OfHtmx(HttpContext context) =>
        Uri.TryCreate(context.Request.Headers["HX-Current-URL"], UriKind.Absolute, out var from) ? Of(from.PathAndQuery) : OfReferer(context);
}
