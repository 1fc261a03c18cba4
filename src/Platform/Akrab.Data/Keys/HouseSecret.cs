using System.Security.Cryptography;
using System.Text;

namespace Akrab.Data.Keys;

/// <summary>A secret of the whole installation, from which every use has its own; until it is shared it lives as long as the process.</summary>
public sealed class HouseSecret
{
    private byte[] _root = RandomNumberGenerator.GetBytes(32);

    /// <summary>As many bytes as asked for; the same for the same use, and telling nothing of any other (HKDF, RFC 5869).</summary>
    public byte[] For(string use, int length) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _root, length, info: Encoding.UTF8.GetBytes(use));

    internal void Use(byte[] root) => _root = root;
}
