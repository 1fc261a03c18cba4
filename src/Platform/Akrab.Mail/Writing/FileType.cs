namespace Akrab.Mail.Writing;

/// <summary>A media type, <c>type/subtype</c> (RFC 2045, 5.1).</summary>
internal static class FileType
{
    private const string Other = "!#$&-^_.+";
    private const int MaxLength = 127;

    /// <summary>
    /// The type as it may be written on a file in base64. Messages and multiparts must not be in base64 (RFC 2046, 5.2.1), so that
    /// these travel as files of bytes.
    /// </summary>
    public static string Require(string type)
    {
        if (type.Split('/') is not [var kind, var subtype] || !IsToken(kind) || !IsToken(subtype) || type.Length > MaxLength)
            throw new ArgumentException("This is no media type.", nameof(type));

        return kind.ToLowerInvariant() is "message" or "multipart" ? "application/octet-stream" : type;
    }

    private static bool IsToken(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || Other.Contains(c, StringComparison.Ordinal));
}
