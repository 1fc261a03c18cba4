using System.Text;
using Akrab.Exchange.Delimited;

namespace Akrab.Exchange.ContentLines;

/// <summary>A line put together again from its folded pieces.</summary>
/// <param name="Number">Where it begins in the file.</param>
/// <param name="IsCut">It was longer than the limit; the rest was passed over.</param>
public readonly record struct FoldedLine(string Text, long Number, bool IsCut);

/// <summary>
/// Unfolds the lines of a vCard (RFC 6350, 3.2) or a calendar (RFC 5545, 3.1). It works on bytes, because older programs fold in the middle of a letter of several bytes, and decodes
/// each line by itself: UTF-8, or else Windows-1252.
/// </summary>
/// <param name="stream">Read forwards only, and left open.</param>
/// <param name="mostBytes">The rest of a line that is longer, unfolded, is passed over.</param>
public sealed class FoldedLines(Stream stream, int mostBytes)
{
    private readonly byte[] block = new byte[64 * 1024];
    private readonly MemoryStream line = new();
    private int at, filled;
    private long next = 1;
    private bool isCut, isAfterReturn;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The next line that is not empty, or null.</summary>
    public async ValueTask<FoldedLine?> Next(CancellationToken stop)
    {
        line.SetLength(0);
        isCut = false;
        var number = next;
        while (await TakePhysical(stop))
        {
            if (line.Length == 0)
            {
                number = next;
                continue;
            }

            var peek = await Peek(stop);
            if (peek is (byte)' ' or (byte)'\t')
            {
                at++;
                continue;
            }

            if (IsSoftBreak())
            {
                line.SetLength(line.Length - 1);
                continue;
            }

            break;
        }

        return line.Length == 0 ? null : new FoldedLine(Decode(), number, isCut);
    }

    /// <summary>Appends one line of the file; false at the end of the file with nothing read.</summary>
    private async ValueTask<bool> TakePhysical(CancellationToken stop)
    {
        var isThere = false;
        while (await Peek(stop) >= 0)
        {
            isThere = true;
            var rest = block.AsSpan(at, filled - at);
            var end = rest.IndexOfAny((byte)'\r', (byte)'\n');
            Append(end < 0 ? rest : rest[..end]);
            at += end < 0 ? rest.Length : end + 1;
            if (end < 0)
                continue;

            isAfterReturn = rest[end] == '\r';
            next++;
            break;
        }

        return isThere;
    }

    /// <summary>The next byte, or -1; the LF of a CRLF belongs to the line before.</summary>
    private async ValueTask<int> Peek(CancellationToken stop)
    {
        while (true)
        {
            if (at == filled)
            {
                at = 0;
                filled = await stream.ReadAsync(block, stop);
                if (filled == 0)
                    return -1;
            }

            if (!isAfterReturn || block[at] != '\n')
            {
                isAfterReturn = false;
                return block[at];
            }

            isAfterReturn = false;
            at++;
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        var room = (int)Math.Min(bytes.Length, mostBytes - line.Length);
        isCut |= room < bytes.Length;
        line.Write(bytes[..room]);
    }

    /// <summary>Quoted-printable breaks a line with a = at its end, and the next does not begin with a blank.</summary>
    private bool IsSoftBreak()
    {
        var bytes = line.GetBuffer().AsSpan(0, (int)line.Length);
        if (bytes is not [.., (byte)'='])
            return false;

        var colon = bytes.IndexOf((byte)':');
        return colon > 0 && Encoding.ASCII.GetString(bytes[..colon]).Contains("QUOTED-PRINTABLE", StringComparison.OrdinalIgnoreCase);
    }

    private string Decode()
    {
        var bytes = line.GetBuffer().AsSpan(0, (int)line.Length);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return string.Create(bytes.Length, bytes, (chars, from) =>
            {
                for (var i = 0; i < chars.Length; i++)
                    chars[i] = Windows1252.Decode(from[i]);
            });
        }
    }
}
