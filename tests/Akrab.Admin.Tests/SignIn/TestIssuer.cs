using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Parser;

namespace Akrab.Admin.Tests.SignIn;

/// <summary>A real issuer of OpenID Connect (npm oidc-provider) in a process of its own, which can be told to lie.</summary>
public sealed class TestIssuer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client = new();

    private TestIssuer(Process process, Uri url, int port) => (_process, Url, AppPort) = (process, url, port);

    public Uri Url { get; }

    /// <summary>Where the issuer believes the program to be.</summary>
    public int AppPort { get; }

    public static async Task<TestIssuer> Start()
    {
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(RepositoryRoot.Folder, "tests/Akrab.Admin.Tests/SignIn/issuer.mjs"), RepositoryRoot.Folder, $"http://127.0.0.1:{port}/sign-in/company/back"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith("http://", StringComparison.Ordinal))
                return new(process, new Uri(line), port);
        throw new InvalidOperationException("The issuer did not start; is node there, and were the packages of package.json installed?");
    }

    /// <summary>From now on its id_tokens are bent in this way.</summary>
    public Task Lie(string how) => _client.GetAsync(new Uri(Url, "/lie/" + how));

    /// <summary>Signs in there and agrees, as a person would, with an address and, after #, the account's own name; the address it sends them back to.</summary>
    public static async Task<string> SignIn(string address, string who)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
        var (url, account) = (new Uri(address), who.Split('#')[^1].Replace("!", "", StringComparison.Ordinal));
        await browser.GetAsync(new Uri(url, $"/knows/{Uri.EscapeDataString(account)}={Uri.EscapeDataString(who.Split('#')[0])}"));
        var answer = await browser.GetAsync(url);
        for (var i = 0; i < 12; i++)
        {
            if (answer.Headers.Location is { } next)
            {
                url = new Uri(url, next);
                if (url.AbsolutePath == "/sign-in/company/back")
                    return url.PathAndQuery;
                answer = await browser.GetAsync(url);
                continue;
            }

            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            var form = page.Forms.FirstOrDefault() ?? throw new InvalidOperationException(page.DocumentElement.TextContent);
            var prompt = form.QuerySelector("input[name=prompt]")!.GetAttribute("value")!;
            url = new Uri(url, form.GetAttribute("action"));
            answer = await browser.PostAsync(url, new FormUrlEncodedContent([new("prompt", prompt), new("login", account), new("password", "apa saja")]));
        }

        throw new InvalidOperationException("The issuer leads in a circle.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _client.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
