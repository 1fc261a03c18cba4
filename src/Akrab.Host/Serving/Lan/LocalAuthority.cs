using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akrab.Host.Serving.Lan;

/// <summary>Whom the phones of the house trust: signs the certificate of this machine. Made once and kept in the data folder, where only our own user may read it.</summary>
internal sealed class LocalAuthority
{
    /// <summary>Longer than this no phone believes a server's certificate.</summary>
    private const int ServerDays = 397;

    private const int Years = 10;
    private const string ForServers = "1.3.6.1.5.5.7.3.1";

    private readonly X509Certificate2 _own;

    private LocalAuthority(X509Certificate2 own) => _own = own;

    /// <summary>What a phone is given to trust; without the key.</summary>
    public byte[] Certificate => _own.RawData;

    /// <summary>The authority of a data folder; a new one when there is none, or when it would not outlive what it signs.</summary>
    public static LocalAuthority In(string folder, DateTimeOffset now)
    {
        var file = Path.Combine(folder, "lan-authority.pem");
        if (File.Exists(file) && X509Certificate2.CreateFromPemFile(file) is var kept && kept.NotAfter.ToUniversalTime() > now.AddDays(ServerDays).UtcDateTime)
            return new LocalAuthority(kept);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=Akrab {Environment.MachineName} {now:yyyy-MM-dd}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(Years));
        Write(file, made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
        return new LocalAuthority(made);
    }

    /// <summary>A certificate for a machine that is known by these names and addresses.</summary>
    public X509Certificate2 Sign(IEnumerable<string> names, IEnumerable<IPAddress> addresses, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Akrab", key, HashAlgorithmName.SHA256);
        var known = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
            known.AddDnsName(name);
        foreach (var address in addresses)
            known.AddIpAddress(address);
        request.CertificateExtensions.Add(known.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ForServers)], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_own, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        using var signed = request.Create(_own, now.AddDays(-1), now.AddDays(ServerDays - 1), RandomNumberGenerator.GetBytes(16));
        using var whole = signed.CopyWithPrivateKey(key);
        // Some systems serve only what was loaded as a whole.
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>Put in its place at once, so that a power cut leaves no half of it.</summary>
    private static void Write(string file, string pem)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(file + ".new", options))
            writer.Write(pem);
        File.Move(file + ".new", file, overwrite: true);
    }
}
