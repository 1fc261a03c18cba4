using System.Buffers.Binary;

namespace Akrab.Customers.Photos;

/// <summary>A photograph somebody sent: what it is by its content, and its bytes without what cameras add about place and device.</summary>
/// <param name="MediaType">One that every browser shows and none runs.</param>
public sealed record Photograph(string MediaType, byte[] Bytes)
{
    /// <summary>A telephone's camera makes smaller ones; larger are no portraits.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>JPEG, PNG or WebP by its first bytes; null for anything else, whatever it is called.</summary>
    public static Photograph? Read(byte[] bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => WithoutMetadata(bytes) is { } clean ? new Photograph("image/jpeg", clean) : null,
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => new Photograph("image/png", bytes),
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => new Photograph("image/webp", bytes),
        _ => null,
    };

    /// <summary>
    /// A JPEG (ITU T.81, B.1.1) without its application segments and comments, but for the colour profile and how colours are coded: Exif
    /// holds where the picture was taken. Null when its segments do not follow each other as they should.
    /// </summary>
    private static byte[]? WithoutMetadata(byte[] jpeg)
    {
        const byte StartOfScan = 0xDA, Comment = 0xFE;
        var kept = new MemoryStream(jpeg.Length);
        kept.Write(jpeg, 0, 2);
        for (var at = 2; at + 4 <= jpeg.Length;)
        {
            if (jpeg[at] != 0xFF)
                return null;
            var marker = jpeg[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == StartOfScan)
            {
                kept.Write(jpeg, at, jpeg.Length - at);
                return kept.ToArray();
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2));
            if (length < 4 || at + length > jpeg.Length)
                return null;
            var isMetadata = marker == Comment || marker is > 0xE0 and <= 0xEF and not (0xE2 or 0xEE);
            if (!isMetadata)
                kept.Write(jpeg, at, length);
            at += length;
        }

        return null;
    }
}
