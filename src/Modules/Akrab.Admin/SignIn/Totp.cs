using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Akrab.Admin.SignIn;

/// <summary>Codes of six digits that change every thirty seconds (RFC 6238, with HMAC-SHA-1 as all apps have it), and their keys in base 32 (RFC 4648).</summary>
internal static class Totp
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int KeyBytes = 20, Seconds = 30, Digits = 6, Drift = 1;

    /// <summary>A key nobody can guess, as an app takes it.</summary>
    public static string NewKey() => ToBase32(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The step of time a code belongs to, this one or one beside it, for clocks that go wrong; null when it is none of these.</summary>
    public static long? StepOf(string key, string code, DateTimeOffset now)
    {
        if (code.Length != Digits)
            return null;
        var bytes = FromBase32(key);
        var current = now.ToUnixTimeSeconds() / Seconds;
        long? found = null;
        for (var step = current - Drift; step <= current + Drift; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(CodeAt(bytes, step)), System.Text.Encoding.UTF8.GetBytes(code)))
                found = step;
        return found;
    }

    /// <summary>The code of a moment.</summary>
    public static string CodeAt(string key, DateTimeOffset at) => CodeAt(FromBase32(key), at.ToUnixTimeSeconds() / Seconds);

    private static string CodeAt(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // The standard and all apps want SHA-1 here; what is asked of it, HMAC is still good for.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    public static string ToBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new char[(bytes.Length * 8 + 4) / 5];
        for (var i = 0; i < text.Length; i++)
        {
            var bits = 0;
            for (var bit = i * 5; bit < i * 5 + 5; bit++)
                bits = bits << 1 | (bit / 8 < bytes.Length ? bytes[bit / 8] >> 7 - bit % 8 & 1 : 0);
            text[i] = Letters[bits];
        }

        return new string(text);
    }

    private static byte[] FromBase32(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        for (var bit = 0; bit < bytes.Length * 8; bit++)
            if ((Letters.IndexOf(text[bit / 5], StringComparison.Ordinal) >> 4 - bit % 5 & 1) == 1)
                bytes[bit / 8] |= (byte)(128 >> bit % 8);
        return bytes;
    }
}
