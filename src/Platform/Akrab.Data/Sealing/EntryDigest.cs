using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Akrab.Data.Sealing;

/// <summary>SHA-256 over values one after the other, each with its length, so that no two lists of values read alike.</summary>
internal sealed class EntryDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public EntryDigest Add(ReadOnlySpan<byte> value)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        _hash.AppendData(length);
        _hash.AppendData(value);
        return this;
    }

    public EntryDigest Add(string? value) => value is null ? Nothing() : Add(Encoding.UTF8.GetBytes(value));

    public EntryDigest Add(Guid? value) => value is null ? Nothing() : Add(value.Value.ToByteArray(bigEndian: true));

    public EntryDigest Add(long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return Add(bytes);
    }

    public byte[] Finish() => _hash.GetHashAndReset();

    /// <summary>The digest of values under a salt.</summary>
    public static byte[] OfValues(byte[]? salt, string? values)
    {
        using var digest = new EntryDigest();
        return digest.Add(salt).Add(values).Finish();
    }

    public void Dispose() => _hash.Dispose();

    private EntryDigest Nothing()
    {
        _hash.AppendData([0xff, 0xff, 0xff, 0xff]);
        return this;
    }
}
