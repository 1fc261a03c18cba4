using System.Security.Cryptography;
using System.Text;
using Akrab.Data.Access;
using Akrab.Data.Feeds;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Dav.Records;

/// <summary>
/// How far a client has followed a collection: <c>eyes.from</c>, with more behind it while changes are young, or in the middle of a long answer.
/// </summary>
/// <param name="Eyes">Who looks at what, with which reach: under another one another book is seen, and nothing can be said about what changed.</param>
/// <param name="From">All that comes after it in the feed is yet to be told.</param>
internal sealed record SyncToken(string Eyes, Guid From)
{
    private const char Point = '.';

    /// <summary>Keeps tokens apart while changes may still come in late.</summary>
    public string? Young { get; init; }

    /// <summary>Where the first, full listing goes on.</summary>
    public string? Page { get; init; }

    /// <summary>Where to look again at the end, because something may have come in late since a long answer began.</summary>
    public Guid? Again { get; init; }

    public static SyncToken Of(string eyes, FeedMark mark, Guid? again = null) => again is { } earlier && earlier < mark.From
        ? new SyncToken(eyes, earlier) { Young = mark.Young ?? $"{mark.From:N}" }
        : new SyncToken(eyes, mark.From) { Young = mark.Young };

    public static string EyesOf(string collection, Acting acting)
    {
        var seen = $"{collection}|{acting.Rights}|{acting.Member?.Value}|{string.Join(',', acting.Teams.Select(t => t.Value).Order())}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen)))[..12];
    }

    /// <summary>The token; its eyes must be the same.</summary>
    /// <exception cref="DavProblem">It is none of ours, or of other eyes (RFC 6578, 3.2).</exception>
    public static SyncToken Read(string text, string eyes)
    {
        if (text.Split(Point) is not [var seen, var from, .. var rest] || seen != eyes || !Guid.TryParseExact(from, "N", out var id))
            throw Expired;

        var token = new SyncToken(eyes, id);
        foreach (var part in rest)
            token = part switch
            {
                ['y', .. var young] => token with { Young = young },
                ['p', .. var page] => token with { Page = page },
                ['a', .. var again] when Guid.TryParseExact(again, "N", out var earlier) => token with { Again = earlier },
                _ => throw Expired,
            };
        return token;
    }

    public static DavProblem Expired => new(StatusCodes.Status403Forbidden, DavXml.Dav + "valid-sync-token");

    public override string ToString() => string.Join(Point, ((string?[])
    [
        Eyes, From.ToString("N"), Young is null ? null : "y" + Young, Page is null ? null : "p" + Page, Again is { } again ? $"a{again:N}" : null,
    ]).OfType<string>());
}
