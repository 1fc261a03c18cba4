using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Akrab.Data.Backup;

/// <summary>
/// A file under a passphrase: a head (mark, salt, rounds), then pieces of 64 KB, each under AES-256-GCM with the head as its context. A piece's nonce is its
/// number and whether it is the last, so that none can be changed, moved, left out or cut off unnoticed. The key belongs to this file alone: PBKDF2 with
/// SHA-512 over the passphrase and the file's own salt.
/// </summary>
internal static class LockedFile
{
    public const int KeyLength = 32, TagLength = 16, NonceLength = 12, SaltLength = 16, PieceLength = 64 * 1024;

    /// <summary>OWASP's advice of 2023 is 210,000 for SHA-512; a file is attacked at leisure.</summary>
    public const int Rounds = 600_000;

    /// <summary>A head that asks for more would only keep us busy.</summary>
    private const int MostRounds = 10_000_000;

    public static ReadOnlySpan<byte> Mark => "AKRABLOCK1\r\n\x1a\n"u8;

    public static readonly int HeadLength = Mark.Length + SaltLength + sizeof(int);

    public static byte[] NewHead()
    {
        var head = new byte[HeadLength];
        Mark.CopyTo(head);
        RandomNumberGenerator.Fill(head.AsSpan(Mark.Length, SaltLength));
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(Mark.Length + SaltLength), Rounds);
        return head;
    }

    public static AesGcm Cipher(Passphrase passphrase, ReadOnlySpan<byte> head)
    {
        var rounds = BinaryPrimitives.ReadInt32BigEndian(head[(Mark.Length + SaltLength)..]);
        if (rounds is < 1 or > MostRounds)
            throw new BackupProblem("The file is damaged: it cannot be unlocked.");

        var key = passphrase.Key(head.Slice(Mark.Length, SaltLength), rounds);
        try
        {
            return new AesGcm(key, TagLength);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    public static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[NonceLength];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    /// <summary>Whether a stream, which stands at its beginning again afterwards, is such a file.</summary>
    public static bool IsLocked(Stream file)
    {
        Span<byte> begins = stackalloc byte[Mark.Length];
        var isLocked = file.ReadAtLeast(begins, begins.Length, throwOnEndOfStream: false) == begins.Length && begins.SequenceEqual(Mark);
        file.Position = 0;
        return isLocked;
    }
}
