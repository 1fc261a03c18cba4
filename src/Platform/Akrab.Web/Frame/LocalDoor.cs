using System.Security.Cryptography;

namespace Akrab.Web.Frame;

/// <summary>The way in for phones on the local network: where it is, and whom they have to trust for it.</summary>
public sealed record LocalDoor(Func<string> Address, byte[] Certificate)
{
    /// <summary>What a phone shows of the certificate, to be compared: <c>AB:CD:…</c>.</summary>
    public string Fingerprint => string.Join(':', SHA256.HashData(Certificate).Select(one => one.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));
}
