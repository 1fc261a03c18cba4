using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akrab.Mail.Connecting;

[assembly: AssemblyFixture(typeof(Akrab.Mail.Tests.Servers.MailServers))]

namespace Akrab.Mail.Tests.Servers;

/// <summary>
/// Postfix and Dovecot, started for the first test that wants them, in a folder of their own and on free ports. Whoever signs in with the
/// password has a mailbox; postfix has no program that could send anything off the machine.
/// </summary>
public sealed class MailServers : IAsyncDisposable
{
    public const string Password = "rahasia-43!";

    private static readonly string[] Names = ["smtp", "submission", "submissions", "onlyLogin", "meagre", "imap", "imaps", "lmtp", "sasl"];

    private readonly string _folder = Path.Combine("/tmp", $"akrab-mail-{Guid.NewGuid():N}"[..20]);
    private readonly Lazy<Task<string?>> _start;
    private readonly Dictionary<string, int> _ports = [];
    private X509Certificate2? _certificate;

    public MailServers() => _start = new Lazy<Task<string?>>(Start);

    /// <summary>The server behind one of the names in master.cf and dovecot.conf. The test is skipped where the servers cannot be started.</summary>
    public async Task<MailServer> Find(string name, Encryption encryption)
    {
        if (await _start.Value is { } reason)
            Assert.Skip(reason);
        return new MailServer { Host = "127.0.0.1", Port = _ports[name], Encryption = encryption, TrustedCertificate = _certificate, TimeLimit = TimeSpan.FromSeconds(20) };
    }

    public async ValueTask DisposeAsync()
    {
        if (!_start.IsValueCreated)
            return;

        await _start.Value;
        if (Directory.Exists(_folder))
        {
            await Run("postfix", "-c", $"{_folder}/etc", "abort");
            await Run("doveadm", "-c", $"{_folder}/dovecot.conf", "stop");
            Directory.Delete(_folder, recursive: true);
        }

        _certificate?.Dispose();
    }

    private async Task<string?> Start()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return "Postfix and Dovecot can be started by root only.";
        if (!File.Exists("/usr/sbin/postfix") || !File.Exists("/usr/sbin/dovecot"))
            return "Postfix or Dovecot is not installed: apt-get install postfix libsasl2-modules dovecot-core dovecot-imapd dovecot-lmtpd";

        TakePorts();
        await Furnish();
        await Run("dovecot", "-c", $"{_folder}/dovecot.conf");
        await Run("postfix", "-c", $"{_folder}/etc", "start");
        foreach (var (name, port) in _ports)
            if (!await Answers(port))
                return $"The {name} server did not start: {Log("dovecot.log")}{Log("postfix.log")}";
        return null;
    }

    private void TakePorts()
    {
        var listeners = Names.ToDictionary(name => name, _ => new TcpListener(IPAddress.Loopback, 0));
        foreach (var (name, listener) in listeners)
        {
            listener.Start();
            _ports[name] = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        foreach (var listener in listeners.Values)
            listener.Dispose();
    }

    [SupportedOSPlatform("linux")]
    private async Task Furnish()
    {
        foreach (var folder in (string[])["", "run", "lib", "boxes", "etc", "queue", "postfix"])
            Directory.CreateDirectory(Path.Combine(_folder, folder), (UnixFileMode)0b111_101_101);

        _certificate = SelfSigned();
        await File.WriteAllTextAsync($"{_folder}/cert.pem", _certificate.ExportCertificatePem());
        await File.WriteAllTextAsync($"{_folder}/key.pem", _certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        await Write("dovecot.conf", "dovecot.conf");
        await Write("main.cf", "etc/main.cf");
        await Write("master.cf", "etc/master.cf");
        foreach (var (owner, folder) in new[] { ("mail:mail", "boxes"), ("postfix", "postfix") })
            await Run("chown", owner, $"{_folder}/{folder}");
    }

    private async Task Write(string template, string to)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Servers", template));
        text = _ports.Aggregate(text, (t, port) => t.Replace($"{{{port.Key}}}", $"{port.Value}", StringComparison.Ordinal));
        await File.WriteAllTextAsync($"{_folder}/{to}", text.Replace("{folder}", _folder, StringComparison.Ordinal).Replace("{password}", Password, StringComparison.Ordinal));
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=mx.crm.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
    }

    private static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start("/usr/bin/env", ["PATH=/usr/sbin:/usr/bin:/bin", program, .. arguments]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await process.WaitForExitAsync(patience.Token);
    }

    private static async Task<bool> Answers(int port)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return true;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        return false;
    }

    private string Log(string name) => File.Exists($"{_folder}/{name}") ? File.ReadAllText($"{_folder}/{name}") : "";
}
