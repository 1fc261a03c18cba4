using System.Net;
using System.Text.RegularExpressions;

namespace Akrab.Bench;

/// <summary>Those who put load on the server.</summary>
internal static partial class Visitors
{
    public const int Connections = 16;

    public static HttpClient Client(Uri server) => new(new SocketsHttpHandler { UseCookies = true, CookieContainer = new CookieContainer(), AllowAutoRedirect = false, MaxConnectionsPerServer = Connections })
    { BaseAddress = server };

    /// <summary>A browser in which somebody came in by a link.</summary>
    public static async Task<HttpClient> SignIn(Uri server, string door)
    {
        var client = Client(server);
        var page = await client.GetStringAsync($"/welcome?token={door}");
        var xsrf = Xsrf().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", xsrf), KeyValuePair.Create("token", door)]);
        using var answer = await client.PostAsync($"/welcome?token={door}", form);
        using var list = await client.GetAsync("/people");
        return list.StatusCode == HttpStatusCode.OK ? client : throw new InvalidOperationException($"Signing in failed: {answer.StatusCode}, {list.StatusCode}.");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Xsrf();
}
