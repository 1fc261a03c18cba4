using System.Buffers;

namespace Akrab.Mail.Smtp;

/// <summary>A message as DATA sends it: every line ends with CRLF, and a dot at its beginning is doubled (RFC 5321, 4.5.2).</summary>
internal static class MessageData
{
    private const int PieceSize = 32 * 1024;

    /// <summary>What to send, piece by piece; each is valid until the next. The dot that ends a message is not among them.</summary>
    /// <remarks>
    /// A line break of one character only becomes a whole one: servers that see an end of the message behind such a break could be made
    /// to take the rest for a message of its own.
    /// </remarks>
    public static IEnumerable<ReadOnlyMemory<byte>> Pieces(ReadOnlyMemory<byte> message)
    {
        var piece = new ArrayBufferWriter<byte>(PieceSize * 2);
        for (var at = 0; at < message.Length;)
        {
            at += AppendLine(message.Span[at..], piece);
            if (piece.WrittenCount >= PieceSize)
            {
                yield return piece.WrittenMemory;
                piece.ResetWrittenCount();
            }
        }

        if (piece.WrittenCount > 0)
            yield return piece.WrittenMemory;
    }

    /// <summary>Whether a header has letters outside ASCII, which only servers with SMTPUTF8 take (RFC 6531).</summary>
    public static bool HasUtf8Headers(ReadOnlySpan<byte> message)
    {
        var end = message.IndexOf("\r\n\r\n"u8);
        return !System.Text.Ascii.IsValid(end < 0 ? message : message[..end]);
    }

    private static int AppendLine(ReadOnlySpan<byte> rest, ArrayBufferWriter<byte> piece)
    {
        var end = rest.IndexOfAny((byte)'\r', (byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        if (line is [(byte)'.', ..])
            piece.Write("."u8);
        piece.Write(line);
        piece.Write("\r\n"u8);
        return end < 0 ? rest.Length : rest[end..] is [(byte)'\r', (byte)'\n', ..] ? end + 2 : end + 1;
    }
}
