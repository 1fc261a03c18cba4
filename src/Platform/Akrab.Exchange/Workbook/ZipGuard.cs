using System.Buffers.Binary;
using System.IO.Compression;

namespace Akrab.Exchange.Workbook;

/// <summary>
/// Looks at the end of a zip file before the library does, which would load as many directory entries as the file claims to
/// have; and counts what comes out while inflating, because declared sizes may lie.
/// </summary>
internal static class ZipGuard
{
    private const int EndLength = 22, MaxComment = 65_535, MaxEntries = 10_000;
    private const long MaxDirectoryLength = 8 * 1024 * 1024;

    public static ZipArchive Open(Stream seekable, ReadOptions limits)
    {
        if (seekable.Length > limits.MaxWorkbookBytes)
            throw new UnreadableFile("exchange.workbook-too-large", ("limit", limits.MaxWorkbookBytes >> 20));

        CheckDirectory(seekable);
        seekable.Position = 0;
        return new ZipArchive(seekable, ZipArchiveMode.Read, leaveOpen: true);
    }

    private static void CheckDirectory(Stream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, EndLength + MaxComment)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);

        var end = tail.AsSpan().LastIndexOf([(byte)'P', (byte)'K', (byte)5, (byte)6]);
        if (end < 0 || end + EndLength > tail.Length)
            throw new UnreadableFile("exchange.broken-workbook");

        var record = tail.AsSpan(end);
        var entries = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        var start = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var endPosition = file.Length - tail.Length + end;

        // 0xFFFF and 0xFFFFFFFF send the reader to the Zip64 records, which no workbook within our limits needs.
        if (entries > MaxEntries || start == uint.MaxValue || start > endPosition || endPosition - start > MaxDirectoryLength)
            throw new UnreadableFile("exchange.broken-workbook");
    }
}
