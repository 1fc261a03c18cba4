namespace Akrab.Mail.Coding;

/// <summary>A media type, <c>type/subtype</c> (RFC 2045, 5.1).</summary>
internal static class FileType
{
    /// <summary>What nothing more is known of.</summary>
    public const string Bytes = "application/octet-stream";

    private const string Other = "!#$&-^_.+";
    private const int MaxLength = 127;

    /// <summary>
    /// The type as it may be written on a file in base64. Messages and multiparts must not be in base64 (RFC 2046, 5.2.1), so that
    /// these travel as files of bytes.
    /// </summary>
    public static string Require(string type)
    {
        if (!Is(type))
            throw new ArgumentException("This is no media type.", nameof(type));

        return type.Split('/')[0].ToLowerInvariant() is "message" or "multipart" ? Bytes : type;
    }

    public static bool Is(string type) => type.Length <= MaxLength && type.Split('/') is [var kind, var subtype] && IsToken(kind) && IsToken(subtype);

    private static bool IsToken(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || Other.Contains(c, StringComparison.Ordinal));
}
