namespace Akrab.Data.Files;

/// <summary>What a content is by its first bytes; what it is called, and what its sender says of it, is not believed.</summary>
public static class FileContent
{
    public const string Unknown = "application/octet-stream";

    /// <summary>As many bytes as the longest mark needs.</summary>
    private const int Head = 12;

    private static readonly (byte[] Mark, string MediaType)[] Marks =
    [
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([.. "GIF87a"u8], "image/gif"),
        ([.. "GIF89a"u8], "image/gif"),
        ([.. "%PDF-"u8], "application/pdf"),
        ([.. "PK\u0003\u0004"u8], "application/zip"),
    ];

    /// <summary>A type that browsers show or keep and never run; everything with words in it, such as HTML, SVG or a script, is unknown.</summary>
    public static string MediaTypeOf(ReadOnlySpan<byte> bytes)
    {
        foreach (var (mark, mediaType) in Marks)
            if (bytes.StartsWith(mark))
                return mediaType;
        return bytes.Length >= Head && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp" : Unknown;
    }

    /// <summary>The same of a stream, which then stands at its beginning again.</summary>
    public static async Task<string> MediaTypeOf(Stream content, CancellationToken stop)
    {
        var head = new byte[Head];
        var read = await content.ReadAtLeastAsync(head, Head, throwOnEndOfStream: false, stop);
        content.Position = 0;
        return MediaTypeOf(head.AsSpan(0, read));
    }
}
