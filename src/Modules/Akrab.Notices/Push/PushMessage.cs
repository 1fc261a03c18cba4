using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Akrab.Notices.Push;

/// <summary>A message that only one browser can read: RFC 8291 over the coding <c>aes128gcm</c> of RFC 8188, in one record.</summary>
internal static class PushMessage
{
    private const int PointLength = 65, SaltLength = 16, TagLength = 16, RecordSize = 4096;

    /// <summary>The longest text that fits into one record with its padding byte, tag and header.</summary>
    public const int MostBytes = RecordSize - TagLength - 1 - SaltLength - 4 - 1 - PointLength;

    /// <param name="receiver">The browser's public key, an uncompressed point of P-256.</param>
    /// <param name="secret">The secret the browser shares with us.</param>
    /// <exception cref="CryptographicException">The key is no point of the curve.</exception>
    public static byte[] Seal(ReadOnlySpan<byte> text, byte[] receiver, byte[] secret)
    {
        using var sender = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Seal(text, receiver, secret, sender, RandomNumberGenerator.GetBytes(SaltLength));
    }

    internal static byte[] Seal(ReadOnlySpan<byte> text, byte[] receiver, byte[] secret, ECDiffieHellman sender, byte[] salt)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, MostBytes);

        using var theirs = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = PointOf(receiver) });
        var ours = BytesOf(sender.ExportParameters(false).Q);
        var shared = sender.DeriveRawSecretAgreement(theirs.PublicKey);
        var seed = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, secret, [.. "WebPush: info\0"u8, .. receiver, .. ours]);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, seed, 16, salt, "Content-Encoding: aes128gcm\0"u8.ToArray());
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, seed, 12, salt, "Content-Encoding: nonce\0"u8.ToArray());

        byte[] plain = [.. text, 2];
        var cipher = new byte[plain.Length];
        var tag = new byte[TagLength];
        using (var aes = new AesGcm(key, TagLength))
            aes.Encrypt(nonce, plain, cipher, tag);

        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, RecordSize);
        return [.. salt, .. size, PointLength, .. ours, .. cipher, .. tag];
    }

    /// <summary>Whether these bytes are a point of the curve.</summary>
    public static bool IsPoint(byte[] bytes)
    {
        try
        {
            using var key = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = PointOf(bytes) });
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public static byte[] BytesOf(ECPoint point) => [4, .. point.X!, .. point.Y!];

    private static ECPoint PointOf(byte[] bytes) => bytes is [4, ..] && bytes.Length == PointLength
        ? new ECPoint { X = bytes[1..33], Y = bytes[33..] }
        : throw new CryptographicException("Not an uncompressed point of P-256.");
}
