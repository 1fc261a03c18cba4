using System.Text;
using Akrab.Exchange.Delimited;
using Akrab.Exchange.VCard;
using Akrab.Exchange.Workbook;

namespace Akrab.Exchange;

/// <summary>Tells by its first bytes what a file is; what we cannot read is refused with advice.</summary>
internal static class FileKind
{
    private const int HeadLength = 4096;

    private static readonly (byte[] Magic, string Key)[] Refused =
    [
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "exchange.old-workbook"),
        ([0x09, 0x08, 0x10, 0x00], "exchange.old-workbook"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "exchange.picture"),
        ([0xFF, 0xD8, 0xFF], "exchange.picture"),
        ([.. "GIF8"u8], "exchange.picture"),
        ([.. "%PDF"u8], "exchange.pdf"),
        ([.. "{\\rtf"u8], "exchange.document"),
        ([0x1F, 0x8B], "exchange.compressed"),
        ([.. "Rar!"u8], "exchange.compressed"),
        ([0x37, 0x7A, 0xBC, 0xAF], "exchange.compressed"),
        ([.. "SQLite format 3"u8], "exchange.not-text"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "exchange.not-text"),
    ];

    public static async Task<TableReader> Open(Stream stream, string fileName, ReadOptions options, CancellationToken stop)
    {
        var head = new byte[HeadLength];
        var length = await stream.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, stop);
        head = head[..length];

        if (length == 0)
            throw new UnreadableFile("exchange.empty", ("file", fileName));

        foreach (var (magic, key) in Refused)
            if (head.AsSpan().StartsWith(magic))
                throw new UnreadableFile(key, ("file", fileName));

        if (head.AsSpan().StartsWith("PK"u8) && head.Length > 3 && head[2] < 9 && head[3] < 9)
            return await OpenWorkbook(stream, head, options, stop);

        var start = Beginning(head);
        if (start.StartsWith("BEGIN:VCARD", StringComparison.Ordinal))
            return new CardTable(Rewound.ToStart(head, stream), options);

        var source = TextSource.From(stream, head);
        if (IsWebPage(start))
            throw new UnreadableFile("exchange.web-page", ("file", fileName));

        return await DelimitedReader.Open(source, options, stop);
    }

    private static async Task<TableReader> OpenWorkbook(Stream stream, byte[] head, ReadOptions options, CancellationToken stop)
    {
        if (stream.CanSeek && stream.Position == head.Length)
            return WorkbookReader.Open(stream, ownsFile: false, options);

        var file = await Spool.ToFile(head, stream, options, stop);
        try
        {
            return WorkbookReader.Open(file, ownsFile: true, options);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first letters whatever the encoding: zero bytes and marks left out, upper case.</summary>
    private static string Beginning(byte[] head)
    {
        var letters = new StringBuilder(64);
        foreach (var b in head)
        {
            if (b is > 0x20 and < 0x7F)
                letters.Append(char.ToUpperInvariant((char)b));
            if (letters.Length == 64)
                break;
        }

        return letters.ToString();
    }

    /// <summary>Many web systems call a table of HTML "Excel".</summary>
    private static bool IsWebPage(string start) =>
        start.StartsWith("<!DOCTYPE", StringComparison.Ordinal) || start.StartsWith("<HTML", StringComparison.Ordinal)
        || start.StartsWith("<TABLE", StringComparison.Ordinal) || start.StartsWith("<?XML", StringComparison.Ordinal);
}
