using System.Buffers.Text;

namespace Akrab.Mail.Coding;

/// <summary>Bytes as base64 in lines of 76 characters (RFC 2045, 6.8).</summary>
internal static class Base64Lines
{
    private const int BytesOfALine = 57;

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
