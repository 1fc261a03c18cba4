using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Akrab.Data.Keys;

namespace Akrab.Notices.Push;

/// <summary>By which push services know this installation: the key that signs every call (VAPID, RFC 8292).</summary>
internal sealed class ServerKey(HouseSecret house, TimeProvider time)
{
    private static readonly TimeSpan Good = TimeSpan.FromHours(12);

    private readonly Lazy<ECDsa> _key = new(() => Make(house));

    /// <summary>What a browser wants to be given when it subscribes, in base64url.</summary>
    public string Public => Base64Url.EncodeToString(PushMessage.BytesOf(_key.Value.ExportParameters(false).Q));

    /// <summary>The <c>Authorization</c> of a call to this address.</summary>
    /// <param name="contact">An address at which the push service finds who calls it.</param>
    public string AuthorizationFor(Uri endpoint, string contact)
    {
        var claims = JsonSerializer.SerializeToUtf8Bytes(new { aud = endpoint.GetLeftPart(UriPartial.Authority), exp = (time.GetUtcNow() + Good).ToUnixTimeSeconds(), sub = contact });
        var signed = $"{Base64Url.EncodeToString("""{"typ":"JWT","alg":"ES256"}"""u8)}.{Base64Url.EncodeToString(claims)}";
        var mark = _key.Value.SignData(System.Text.Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
        return $"vapid t={signed}.{Base64Url.EncodeToString(mark)}, k={Public}";
    }

    /// <summary>One number in four thousand million is no key of the curve; then the next is taken.</summary>
    private static ECDsa Make(HouseSecret house)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = house.For($"push/{i}", 32) });
            }
            catch (CryptographicException) when (i < 3)
            {
            }
        }
    }
}
