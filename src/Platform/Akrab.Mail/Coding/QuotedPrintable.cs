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

    private static bool IsBreak(ReadOnlySpan<byte> text, int at) => text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';
}
