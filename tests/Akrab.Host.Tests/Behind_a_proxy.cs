using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akrab.Host.Cli;
using Akrab.Host.Serving;
using Akrab.Testing;
using AngleSharp.Html.Parser;

namespace Akrab.Host.Tests;

/// <summary>Who is believed about how a visitor came, and what a visitor may not make of a link.</summary>
public sealed class Behind_a_proxy
{
    private const string Outside = "https://crm.example.com";

    [Fact]
    public async Task The_named_one_is_believed_and_links_carry_the_address_that_was_set()
    {
        await using var shop = await KilledShop.Open(Engine.Sqlite);
        using var server = await RealProcess.Serve(shop.Place, new Dictionary<string, string> { [Proxy.Setting] = "10.0.0.0/8, 127.0.0.1", ["AKRAB_URL"] = Outside + "/" });

        using var visitor = new HttpClient { BaseAddress = server.Url };
        Come(visitor, "https", "evil.example");
        var door = await visitor.GetAsync("/sign-in");
        Assert.True(door.Headers.Contains("Strict-Transport-Security"));
        var cookies = door.Headers.GetValues("Set-Cookie").ToList();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
        await TheSessionIsKeptWell(shop, server, isSecure: true);

        using var owner = await shop.Enter(server);
        await owner.Open("/settings/users/invite");
        Come(owner.Client, "https", "evil.example");
        var role = (await owner.Open("/settings/users/invite")).Page.QuerySelector("select[name=role] option:not([value=''])")!.GetAttribute("value")!;
        var link = await owner.Submit("/settings/users/invite", ("name", "Budi"), ("email", "budi@toko.example"), ("role", role));
        Assert.Contains($"{Outside}/welcome?token=", link.Text, StringComparison.Ordinal);
        Assert.Contains(Outside, (await owner.Open("/developers/people")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", link.Text, StringComparison.Ordinal);

        Assert.StartsWith($"{Outside}/welcome?token=", (await shop.Shell.Run("user", "add", "tono@toko.example")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_is()
    {
        await using var shop = await KilledShop.Open(Engine.Sqlite);
        using var server = await RealProcess.Serve(shop.Place, new Dictionary<string, string> { [Proxy.Setting] = "10.0.0.0/8" });
        using var visitor = new HttpClient { BaseAddress = server.Url };
        Come(visitor, "https", null);
        var door = await visitor.GetAsync("/sign-in");
        Assert.False(door.Headers.Contains("Strict-Transport-Security"));
        Assert.All(door.Headers.GetValues("Set-Cookie"), cookie => Assert.DoesNotContain("; secure", cookie, StringComparison.OrdinalIgnoreCase));
        await TheSessionIsKeptWell(shop, server, isSecure: false);

        using var owner = await shop.Enter(server);
        Come(owner.Client, "https", null);
        var page = (await owner.Open("/developers/people")).Text;
        Assert.Contains(server.Url.Authority, page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://" + server.Url.Authority, page, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Or_without_one_a_certificate_file_is_enough_for_https()
    {
        await using var shop = await KilledShop.Open(Engine.Sqlite);
        var (certificate, key) = SelfSigned(shop);
        using var server = await RealProcess.Serve(shop.Place, new Dictionary<string, string> { ["Kestrel__Certificates__Default__Path"] = certificate, ["Kestrel__Certificates__Default__KeyPath"] = key }, "https://127.0.0.1:0");
        Assert.Equal("https", server.Url.Scheme);

        using var visitor = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.Subject == "CN=toko.example" }) { BaseAddress = server.Url };
        var door = await visitor.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, door.StatusCode);
        Assert.True(door.Headers.Contains("Strict-Transport-Security"));
        Assert.All(door.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.StartsWith(server.Url.ToString(), (await shop.Shell.Run("user", "add", "tono@toko.example")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("127.0.0.1", 1)]
    [InlineData("127.0.0.1, ::1;10.0.0.0/8", 3)]
    public void The_setting_lists_addresses_and_networks(string? setting, int count) => Assert.Equal(count, Proxy.Read(setting).Count);

    [Fact]
    public void A_wrong_setting_is_refused() => Assert.Contains("caddy", Assert.Throws<UsageProblem>(() => Proxy.Read("caddy")).Message, StringComparison.Ordinal);

    /// <summary>The cookie of a session goes back to this house alone, is sent along by no other site's form, and is read by no script.</summary>
    private static async Task TheSessionIsKeptWell(KilledShop shop, RealProcess server, bool isSecure)
    {
        using var visitor = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Url };
        Come(visitor, "https", null);
        using var door = await visitor.GetAsync(await shop.NewWayIn());
        var form = new HtmlParser().ParseDocument(await door.Content.ReadAsStringAsync()).Forms.Single(f => f.GetAttribute("action") == "/welcome");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/welcome") { Content = new FormUrlEncodedContent(TestBrowser.FieldsOf(form)) };
        request.Headers.Add("Cookie", string.Join("; ", door.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        using var answer = await visitor.SendAsync(request);
        var session = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("akrab-session=", StringComparison.Ordinal));
        Assert.Contains("; httponly", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", session, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("; domain", session, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(isSecure, session.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        Assert.All(door.Headers.GetValues("Set-Cookie"), c => Assert.Contains("; httponly", c, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>As a proxy says it, and as anybody could.</summary>
    private static void Come(HttpClient client, string scheme, string? host)
    {
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        client.DefaultRequestHeaders.Host = host;
    }

    private static (string Certificate, string Key) SelfSigned(KilledShop shop)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=toko.example", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(shop.File("toko.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(shop.File("toko.key"), key.ExportPkcs8PrivateKeyPem());
        return (shop.File("toko.crt"), shop.File("toko.key"));
    }
}
