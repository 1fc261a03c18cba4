using System.Buffers;

namespace Akrab.Mail.Coding;

/// <summary>Bytes as mostly readable ASCII in lines of at most 76 characters (RFC 2045, 6.7).</summary>
internal static class QuotedPrintable
{
    private const int MaxLine = 76;

    private static ReadOnlySpan<byte> Digits => "0123456789ABCDEF"u8;

    /// <param name="text">Its line breaks are CRLF.</param>
    public static byte[] Encode(ReadOnlySpan<byte> text)
    {
        var encoded = new ArrayBufferWriter<byte>(text.Length + (text.Length / 8) + 16);
        var column = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsBreak(text, i))
            {
                encoded.Write("\r\n"u8);
                column = 0;
                i++;
                continue;
            }

            var isPlain = text[i] is >= (byte)'!' and <= (byte)'~' and not (byte)'=' || (text[i] is (byte)' ' or (byte)'\t' && i + 1 < text.Length && !IsBreak(text, i + 1));
            var width = isPlain ? 1 : 3;
            var isLast = i + 1 == text.Length || IsBreak(text, i + 1);
            if (column + width > (isLast ? MaxLine : MaxLine - 1))
            {
                encoded.Write("=\r\n"u8);
                column = 0;
            }

            if (isPlain)
                encoded.Write(text.Slice(i, 1));
            else
                encoded.Write([(byte)'=', Digits[text[i] >> 4], Digits[text[i] & 15]]);
            column += width;
        }

        return encoded.WrittenSpan.ToArray();
    }

    /// <summary>What cannot be read stands as it is.</summary>
    /// <param name="isText">Blanks before a line's end were added on the way (RFC 2045, 6.7 (3)).</param>
    public static byte[] Decode(ReadOnlySpan<byte> text, bool isText = true)
    {
        var decoded = new byte[text.Length];
        var length = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = text[at..].IndexOf((byte)'\n');
            var line = end < 0 ? text[at..] : text.Slice(at, end + 1);
            at += line.Length;
            var content = line.TrimEnd("\r\n"u8);
            var lineBreak = line[content.Length..];
            if (isText)
                content = content.TrimEnd(" \t"u8);
            if (content is [.., (byte)'='] && isText)
            {
                content = content[..^1];
                lineBreak = default;
            }

            length += DecodeLine(content, decoded.AsSpan(length));
            lineBreak.CopyTo(decoded.AsSpan(length));
            length += lineBreak.Length;
        }

        return decoded[..length];
    }

    private static int DecodeLine(ReadOnlySpan<byte> line, Span<byte> to)
    {
        var length = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var isPair = line[i] == '=' && i + 2 < line.Length && char.IsAsciiHexDigit((char)line[i + 1]) && char.IsAsciiHexDigit((char)line[i + 2]);
            to[length++] = isPair ? (byte)(Digit(line[i + 1]) << 4 | Digit(line[i + 2])) : line[i];
            i += isPair ? 2 : 0;
        }

        return length;
    }

    private static int Digit(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static bool IsBreak(ReadOnlySpan<byte> text, int at) => text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';
}
