using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Akrab.Mail.Connecting;

/// <summary>Where a mail server is and how to speak with it.</summary>
public sealed record MailServer
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public Encryption Encryption { get; init; } = Encryption.Implicit;

    /// <summary>A certificate that is trusted on this server though nobody vouches for it; for servers that sign their own.</summary>
    public X509Certificate2? TrustedCertificate { get; init; }

    /// <summary>Whether a password may be sent unencrypted, and then only to this machine itself.</summary>
    public bool AllowsPlainPasswordOnLoopback { get; init; }

    /// <summary>How long to wait for a connection, an answer, or the next bytes. For what takes a server longer, five times as long.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Finds the addresses of the host to which a connection may be made; without it, all it has.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Find { get; init; } = Dns.GetHostAddressesAsync;

    internal TimeSpan LongTimeLimit => TimeLimit * 5;
}
