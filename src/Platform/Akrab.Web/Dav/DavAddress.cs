using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Akrab.Web.Dav;

/// <summary>
/// Where things are: <c>/dav/</c>, <c>/dav/principals/{member}/</c>, <c>/dav/addressbooks/{member}/people/{name}</c>. Each member has addresses
/// of their own, so that two accounts in one phone stay apart.
/// </summary>
internal sealed class DavAddress
{
    public const string Root = "/dav";
    private const string Principals = "principals";
    private const int LongestName = 255;

    private readonly string _base;
    private readonly string _member;
    private readonly IReadOnlyList<IDavHome> _homes;

    public DavAddress(HttpContext context, IEnumerable<IDavHome> homes)
    {
        _base = context.Request.PathBase + Root;
        _member = context.Features.Get<Membership>()!.Acting.Member!.Value.Value.ToString();
        _homes = [.. homes];
    }

    public IReadOnlyList<IDavHome> Homes => _homes;

    public string Start => _base + "/";

    public string Principal => $"{_base}/{Principals}/{_member}/";

    public string Of(DavKind kind) => $"{_base}/{kind.Path}/{_member}/";

    public string Of(DavKind kind, DavCollection collection) => $"{Of(kind)}{collection.Name}/";

    public string Of(DavKind kind, DavCollection collection, string name) => Of(kind, collection) + Uri.EscapeDataString(name);

    /// <summary>What a request is about. The path is taken as it was sent, because a name may hold an escaped slash.</summary>
    public DavPlace? Asked(HttpContext context) => Find(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);

    /// <summary>What an address, or the path of one, leads to; null when there is no such place for this member.</summary>
    public DavPlace? Find(string href)
    {
        var path = href.Trim();
        if (Uri.TryCreate(path, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https")
            path = path[path.IndexOf('/', path.IndexOf("://", StringComparison.Ordinal) + 3)..];
        path = path.Split('?', '#')[0];
        if (!(path + "/").StartsWith(Start, StringComparison.OrdinalIgnoreCase))
            return null;

        var parts = path[Math.Min(path.Length, Start.Length)..].Split('/').Select(Uri.UnescapeDataString).ToList();
        if (parts[^1].Length == 0)
            parts.RemoveAt(parts.Count - 1);
        if (parts.Exists(part => !IsName(part)) || parts.Count > 1 && parts[1] != _member)
            return null;

        return parts switch
        {
            [] => new DavPlace(DavLevel.Start),
            [Principals, _] => new DavPlace(DavLevel.Principal),
            [var path1, _, .. var rest] when _homes.FirstOrDefault(h => h.Kind.Path == path1) is { } home => Within(home, rest),
            _ => null,
        };
    }

    private static DavPlace? Within(IDavHome home, IReadOnlyList<string> rest)
    {
        if (rest.Count == 0)
            return new DavPlace(DavLevel.Home) { Home = home };
        var collection = home.Collections.FirstOrDefault(c => c.Name == rest[0]);
        return rest.Count > 2 || collection is null ? null
            : new DavPlace(rest.Count == 1 ? DavLevel.Collection : DavLevel.Item) { Home = home, Collection = collection, Name = rest.ElementAtOrDefault(1) };
    }

    private static bool IsName(string part) => part is not ("" or "." or "..") && part.Length <= LongestName && !part.Any(c => char.IsControl(c) || c == '\uFFFD');
}

/// <summary>How deep in the tree something is.</summary>
internal enum DavLevel
{
    Start,
    Principal,
    Home,
    Collection,
    Item,
}

/// <summary>Something that has an address; whether an item is there is another matter.</summary>
internal sealed record DavPlace(DavLevel Level)
{
    public IDavHome? Home { get; init; }

    public DavCollection? Collection { get; init; }

    public string? Name { get; init; }
}
