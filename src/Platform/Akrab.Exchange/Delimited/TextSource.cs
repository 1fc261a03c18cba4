using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Akrab.Exchange.Delimited;

/// <summary>
/// Bytes to characters in blocks, the encoding found out on the way: a byte order mark decides; else UTF-16 shows by its
/// zero bytes; else it is UTF-8 until a byte proves otherwise, and from there Windows-1252 (all before it was ASCII then).
/// </summary>
internal sealed class TextSource
{
    private readonly Stream stream;
    private readonly byte[] bytes = new byte[64 * 1024];
    private readonly Decoder? wide;
    private int from, to;
    private bool isMarked, isUtf8Proven, isSingleByte, isEnded, isRefused;

    private TextSource(Stream stream, ReadOnlySpan<byte> head)
    {
        this.stream = stream;
        head.CopyTo(bytes);
        to = head.Length;

        var (encoding, mark) = Recognise(head);
        from = mark;
        isMarked = mark > 0;
        wide = encoding?.GetDecoder();
        EncodingName = encoding is null ? "UTF-8" : encoding.WebName.ToUpperInvariant();
    }

    public string EncodingName { get; private set; }

    /// <param name="head">The first bytes, already taken from the stream; at most 64 KiB.</param>
    public static TextSource From(Stream stream, ReadOnlySpan<byte> head) => new(stream, head);

    /// <summary>How many characters came; 0 at the end. What cannot be decoded throws only after all before it was handed out.</summary>
    public async ValueTask<int> Read(Memory<char> into, CancellationToken stop)
    {
        while (true)
        {
            if (isRefused)
                throw new UnreadableFile("exchange.mixed-encoding");

            if (from < to || isEnded)
            {
                var written = Decode(into.Span);
                if (written > 0 || (isEnded && from == to))
                    return written;
                if (isRefused)
                    continue;
            }

            if (from > 0)
            {
                bytes.AsSpan(from, to - from).CopyTo(bytes);
                (from, to) = (0, to - from);
            }

            var came = await stream.ReadAsync(bytes.AsMemory(to), stop);
            isEnded = came == 0;
            to += came;
        }
    }

    private int Decode(Span<char> into)
    {
        if (wide is not null)
        {
            wide.Convert(bytes.AsSpan(from, to - from), into, isEnded, out var used, out var chars, out _);
            from += used;
            return chars;
        }

        if (isSingleByte)
            return DecodeSingleBytes(into);

        var status = Utf8.ToUtf16(bytes.AsSpan(from, to - from), into, out var read, out var written, replaceInvalidSequences: false, isFinalBlock: isEnded);
        from += read;
        isUtf8Proven |= read != written;

        if (status != OperationStatus.InvalidData)
            return written;

        if (isUtf8Proven || isMarked)
        {
            isRefused = true;
            return written;
        }

        isSingleByte = true;
        EncodingName = "WINDOWS-1252";
        return written > 0 ? written : DecodeSingleBytes(into);
    }

    private int DecodeSingleBytes(Span<char> into)
    {
        var count = Math.Min(into.Length, to - from);
        for (var i = 0; i < count; i++)
            into[i] = Windows1252.Decode(bytes[from + i]);
        from += count;
        return count;
    }

    private static (Encoding? Encoding, int Mark) Recognise(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (null, 3),
        [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: true), 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (ByZeroBytes(head), 0),
    };

    /// <summary>Latin text in UTF-16 has a zero in every second byte, and always on the same side.</summary>
    private static Encoding? ByZeroBytes(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0, pairs = Math.Min(head.Length, 1024) / 2;
        for (var i = 0; i < pairs; i++)
        {
            even += head[2 * i] == 0 ? 1 : 0;
            odd += head[2 * i + 1] == 0 ? 1 : 0;
        }

        return pairs < 2 ? null
            : odd > pairs * 0.7 && even == 0 ? Encoding.Unicode
            : even > pairs * 0.7 && odd == 0 ? Encoding.BigEndianUnicode
            : null;
    }
}
