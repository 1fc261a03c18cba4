using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Akrab.Data.Setup;
using Akrab.Host.Serving.Lan;
using Akrab.Testing;

namespace Akrab.Host.Tests;

public sealed class Phones_of_the_house : IDisposable
{
    private readonly DataPlace _place = new(Directory.CreateTempSubdirectory("akrab-lan-").FullName);

    [Fact]
    public async Task Come_in_by_https_once_they_trust_our_own_authority()
    {
        using var lan = new LocalNetwork(_place, 0, TimeProvider.System);
        await using var app = await TestApp.Start(more: lan.AddTo, urls: ["http://127.0.0.1:0", "https://127.0.0.1:0"]);
        using var here = new HttpClient { BaseAddress = app.Url };
        using var authority = X509CertificateLoader.LoadCertificate(await here.GetByteArrayAsync("/phone/akrab.crt"));
        var secure = app.Urls.Single(url => url.StartsWith("https:", StringComparison.Ordinal));

        using var trusting = ClientOf(authority);
        using var answer = await trusting.GetAsync(new Uri(secure + "/phone"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("akrab.crt", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"), "A phone would be locked out for a year when the authority is lost.");

        using var stranger = ClientOf(null);
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync(new Uri(secure + "/phone")));
    }

    [Fact]
    public void The_authority_is_made_once_and_only_we_may_read_it()
    {
        var now = DateTimeOffset.UtcNow;
        var made = LocalAuthority.In(_place.Folder, now).Certificate;
        Assert.Equal(made, LocalAuthority.In(_place.Folder, now.AddYears(8)).Certificate);
        Assert.NotEqual(made, LocalAuthority.In(_place.Folder, now.AddYears(9).AddDays(30)).Certificate);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_place.Folder, "lan-authority.pem")));
    }

    [Fact]
    public void The_certificate_names_this_machine_and_is_signed_anew_before_it_ends()
    {
        var clock = new Clock { Now = DateTimeOffset.UtcNow };
        using var lan = new LocalNetwork(_place, 5443, clock);
        var first = lan.Certificate;
        Assert.True(first.MatchesHostname("localhost") && first.MatchesHostname("127.0.0.1") && first.MatchesHostname(Dns.GetHostName().ToLowerInvariant()));
        Assert.All(LocalMachine.Addresses.Where(a => a.AddressFamily == AddressFamily.InterNetwork), address => Assert.True(first.MatchesHostname(address.ToString())));
        Assert.True((first.NotAfter - first.NotBefore).TotalDays <= 397.1, "No phone believes a longer one.");

        clock.Now += TimeSpan.FromDays(360);
        Assert.Same(first, lan.Certificate);
        clock.Now += TimeSpan.FromDays(10);
        Assert.NotEqual(first.SerialNumber, lan.Certificate.SerialNumber);
    }

    [Fact]
    public void The_printed_code_is_two_modules_to_a_letter()
    {
        var lines = PrintedCode.Of("https://192.168.1.5:5443/phone").TrimEnd('\n').Split('\n');
        Assert.Equal((29 + 8 + 1) / 2, lines.Length);
        Assert.All(lines, line => Assert.Equal("\e[30;107m".Length + 29 + 8 + "\e[0m".Length, line.Length));
    }

    private static HttpClient ClientOf(X509Certificate2? trusted)
    {
        var handler = new SocketsHttpHandler();
        if (trusted is not null)
            handler.SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { trusted }, RevocationMode = X509RevocationMode.NoCheck },
            };
        return new HttpClient(handler);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }

    public void Dispose() => Directory.Delete(_place.Folder, true);
}
