using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Akrab.Mail.Connecting;

/// <summary>The encrypted stream over a plain one, after a look at who is at the other end.</summary>
internal static class Tls
{
    public static async Task<Stream> Begin(Stream plain, MailServer server, CancellationToken stop)
    {
        var errors = SslPolicyErrors.None;
        var stream = new SslStream(plain, leaveInnerStreamOpen: false);
        try
        {
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = server.Host,
                RemoteCertificateValidationCallback = (_, certificate, _, found) => (errors = IsPinned(certificate, server) ? SslPolicyErrors.None : found) == SslPolicyErrors.None,
            }, stop);
            return stream;
        }
        catch (AuthenticationException e)
        {
            throw errors == SslPolicyErrors.None
                ? new MailServerProblem(MailServerFailure.NotEncrypted, "No encryption could be agreed on.", cause: e)
                : new MailServerProblem(MailServerFailure.UntrustedCertificate, Reason(errors), cause: e);
        }
    }

    private static bool IsPinned(X509Certificate? certificate, MailServer server) =>
        server.TrustedCertificate is { } trusted && certificate is not null && certificate.GetRawCertData().AsSpan().SequenceEqual(trusted.RawDataMemory.Span);

    private static string Reason(SslPolicyErrors errors) =>
        errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? "The certificate belongs to another host."
        : errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) ? "The server shows no certificate."
        : "The certificate is expired, or nobody vouches for it.";
}
