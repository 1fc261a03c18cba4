using System.Buffers.Text;

namespace Akrab.Mail.Coding;

/// <summary>Bytes as base64 in lines of 76 characters (RFC 2045, 6.8).</summary>
internal static class Base64Text
{
    private const int BytesOfALine = 57;

    /// <summary>What is not of the alphabet is passed over, and what is missing at the end is done without.</summary>
    public static byte[] Decode(ReadOnlySpan<byte> text)
    {
        var letters = new byte[text.Length + 3];
        var length = 0;
        foreach (var b in text)
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'+' or (byte)'/')
                letters[length++] = b;

        // One letter alone holds six bits, no byte.
        length -= length % 4 == 1 ? 1 : 0;
        while (length % 4 != 0)
            letters[length++] = (byte)'=';
        Base64.DecodeFromUtf8InPlace(letters.AsSpan(0, length), out var written);
        return letters[..written];
    }

    public static void Write(ReadOnlySpan<byte> bytes, Stream to)
    {
        Span<byte> line = stackalloc byte[78];
        for (var at = 0; at < bytes.Length; at += BytesOfALine)
        {
            Base64.EncodeToUtf8(bytes.Slice(at, Math.Min(BytesOfALine, bytes.Length - at)), line, out _, out var written);
            "\r\n"u8.CopyTo(line[written..]);
            to.Write(line[..(written + 2)]);
        }
    }
}
