using System.Net;
using System.Text.RegularExpressions;
using Akrab.Data.Setup;
using Akrab.Host.Setup;
using Akrab.Kernel.Language;
using Akrab.Mail.Connecting;
using Akrab.Mail.Smtp;
using Akrab.Web.Outside;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Safety;

/// <summary>What the program calls by itself: only what is registered, and only what everybody can reach.</summary>
public sealed partial class What_goes_out
{
    [Fact]
    public void Nothing_is_opened_but_where_it_is_registered()
    {
        using var services = new ServiceCollection().AddLogging().AddAkrab(new DataPlace(Path.GetTempPath())).BuildServiceProvider();
        var registered = services.GetServices<Departing>().ToList();
        foreach (var language in Words.Languages)
            Assert.All(registered, c => Assert.All(Words.In<string[]>(language, () => [c.Purpose, c.To, c.When, c.Off]), said => Assert.False(string.IsNullOrWhiteSpace(said) || said.Contains('⟦'), said)));
        var opened = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Folder, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal) && Opening().IsMatch(File.ReadAllText(f)))
            .Select(f => Path.GetRelativePath(RepositoryRoot.Folder, f)).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(opened);
        Assert.Equal(opened, registered.Select(c => c.Source).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.5")]
    [InlineData("100.64.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::7f00:1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("ff02::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:7f00:1::")]
    public async Task A_private_address_is_not_called_by_name_or_number(string address)
    {
        var way = new WayOut(resolve: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]));
        Assert.Empty(await way.Find("toko.contoh.id", CancellationToken.None));
        Assert.Empty(await way.Find(address, CancellationToken.None));
    }

    [Fact]
    public async Task A_name_that_answers_otherwise_the_second_time_is_not_called_there()
    {
        var asked = 0;
        var way = new WayOut(resolve: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(asked++ == 0 ? "203.0.114.7" : "127.0.0.1")]));
        Assert.Equal([IPAddress.Parse("203.0.114.7")], await way.Find("toko.contoh.id", CancellationToken.None));

        using var client = new HttpClient(way.Handler());
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("http://toko.contoh.id:9/"));
        Assert.Contains("no public address", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task Of_several_addresses_the_private_ones_are_left_out() =>
        Assert.Equal([IPAddress.Parse("9.9.9.9")], await new WayOut(resolve: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.Parse("9.9.9.9")])).Find("x.id", CancellationToken.None));

    [Theory]
    [InlineData("mail.kantor.lan", "mail.kantor.lan", true)]
    [InlineData("192.168.1.0/24", "surat.lan", true)]
    [InlineData("192.168.2.0/24", "surat.lan", false)]
    [InlineData("kantor.lan", "mail.kantor.lan", false)]
    [InlineData("", "mail.kantor.lan", false)]
    public async Task The_operator_names_the_private_hosts_that_may_be_called(string allowed, string host, bool isCalled) =>
        Assert.Equal(isCalled ? 1 : 0, (await new WayOut(allowed, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("192.168.1.9")])).Find(host, CancellationToken.None)).Length);

    [Fact]
    public async Task An_issuer_within_the_network_opens_the_way_to_itself_alone()
    {
        var way = new WayOut("surat.lan", (host, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(host == "masuk.lan" ? "192.168.1.9" : "192.168.1.10")])).Allowing("masuk.lan");
        Assert.Equal([IPAddress.Parse("192.168.1.9")], await way.Find("masuk.lan", CancellationToken.None));
        Assert.Single(await way.Find("surat.lan", CancellationToken.None));
        foreach (var elsewhere in (string[])["kunci.lan", "192.168.1.9", "127.0.0.1", "169.254.169.254"])
            Assert.Empty(await way.Find(elsewhere, CancellationToken.None));
    }

    [Fact]
    public async Task A_mail_server_on_a_private_address_is_told_as_one_that_is_not_there()
    {
        var server = new MailServer { Host = "127.0.0.1", Port = 25, Encryption = Encryption.None, Find = new WayOut().Find, TimeLimit = TimeSpan.FromSeconds(5) };
        var problem = await Assert.ThrowsAsync<MailServerProblem>(() => SmtpSession.Open(server, null));
        Assert.Equal(MailServerFailure.Unreachable, problem.Failure);
    }

    [Fact]
    public void No_call_follows_where_it_is_sent_on() => Assert.False(new WayOut().Handler().AllowAutoRedirect);

    [GeneratedRegex(@"new HttpClient|HttpClient \w+ = new|new SocketsHttpHandler|new HttpClientHandler|SocketsHttpHandler Handler|TcpClient\b|UdpClient\b|new Socket\(|\bDns\.GetHostName|\bSmtpClient\b|ClientWebSocket|AddOtlpExporter|\.UseNpgsql\(|IHttpClientFactory|AddHttpClient")]
    private static partial Regex Opening();
}
