using Microsoft.Extensions.Configuration;

namespace Akrab.Admin.CompanyAccount;

/// <summary>
/// Who vouches for people beside their own password, as whoever runs the server configured it: an issuer of OpenID Connect, and what we are
/// called there.
/// </summary>
/// <param name="JoinRole">The role in which those join whom nobody invited; null when they may not.</param>
/// <param name="IsInside">Whether the issuer may be within the own network, and without HTTPS: that host alone, wherever its answers point.</param>
internal sealed record IssuerSettings(string Issuer, string ClientId, string Secret, string? Label = null, string? JoinRole = null, bool IsInside = false)
{
    private const string Prefix = "AKRAB_SSO_";

    /// <summary>The settings, if there are any.</summary>
    public static IssuerSettings? From(IConfiguration configuration)
    {
        if (Text("ISSUER") is not { } issuer)
            return null;

        var isInside = Text("INSIDE") is "yes" or "true" or "1";
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps && !(isInside && uri.Scheme == Uri.UriSchemeHttp))
            throw new InvalidOperationException($"{Prefix}ISSUER must be an https address; http needs {Prefix}INSIDE=yes.");
        return new(issuer, Text("CLIENT") ?? throw Missing("CLIENT"), Text("SECRET") ?? throw Missing("SECRET"), Text("LABEL"), Text("JOIN_ROLE"), isInside);

        string? Text(string name) => configuration[Prefix + name]?.Trim() is { Length: > 0 } text ? text : null;
    }

    private static InvalidOperationException Missing(string name) => new($"{Prefix}ISSUER is set, but {Prefix}{name} is not.");
}
