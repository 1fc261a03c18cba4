using System.Security.Cryptography;
using Akrab.Data.Rows;

namespace Akrab.Data.Sealing;

/// <summary>
/// An entry of a book that is only ever added to. A seal covers what it says and a salted digest of its values, so that the values
/// can be erased by law and the seal still holds.
/// </summary>
public abstract class SealedRow : CompanionRow
{
    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Keeps the digest of the values from being guessed once they are erased; erased with them.</summary>
    public byte[]? Salt { get; set; } = RandomNumberGenerator.GetBytes(16);

    /// <summary>The number of the seal that covers it; null until the next one.</summary>
    public long? Seal { get; set; }

    /// <summary>The erasure that took its values; null while they are there.</summary>
    public Guid? ErasedBy { get; set; }

    /// <summary>The digest of the values that were erased.</summary>
    public byte[]? ErasedDigest { get; set; }

    /// <summary>What may have to be erased one day.</summary>
    internal abstract string? Values { get; set; }

    /// <summary>Takes the values, or leaves what may stay of them; the seal holds.</summary>
    public void Erase(Guid erasure, string? left)
    {
        ErasedDigest ??= EntryDigest.OfValues(Salt, Values);
        (Salt, Values, ErasedBy) = (null, left, erasure);
    }

    /// <summary>Adds all that is never erased.</summary>
    internal abstract void Tell(EntryDigest digest);

    internal byte[] DigestOfValues => ErasedDigest ?? EntryDigest.OfValues(Salt, Values);

    internal byte[] Digest
    {
        get
        {
            using var digest = new EntryDigest();
            Tell(digest.Add(Id).Add(At.UtcTicks));
            return digest.Add(DigestOfValues).Finish();
        }
    }

    internal SealedRow Copy() => (SealedRow)MemberwiseClone();
}

/// <summary>The seal over some entries of a book, in the order of their ids, and over the seal before it.</summary>
public sealed class SealRow : TenantRow
{
    /// <summary>The table of the entries.</summary>
    public required string Book { get; init; }

    /// <summary>1, 2, 3 … without gap in each book of a company.</summary>
    public long Number { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>How many entries it covers.</summary>
    public int Count { get; init; }

    /// <summary>SHA-256 in hexadecimal digits.</summary>
    public required string Digest { get; init; }
}
