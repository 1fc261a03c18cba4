using System.Text;

namespace Akrab.Mail.Coding;

/// <summary>Bytes of whatever charset a message names, or names wrongly, as text. It never fails; what means nothing becomes U+FFFD.</summary>
internal static class Charsets
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static string Decode(ReadOnlySpan<byte> bytes, string? charset) => charset?.Trim().ToLowerInvariant() switch
    {
        // Most who say Latin-1 mean what Windows made of it, and some who say ASCII or nothing mean UTF-8.
        null or "" or "utf-8" or "utf8" or "us-ascii" or "ascii" or "iso-8859-1" or "latin1" or "8bit" or "unknown-8bit" => Guess(bytes),
        "utf-7" or "unicode-1-1-utf-7" => Utf7.Decode(Encoding.Latin1.GetString(bytes)),
        var name => Named(name) is { } encoding ? encoding.GetString(bytes) : Guess(bytes),
    };

    /// <summary>UTF-8 if it can be, which other text is hardly ever by accident; else Windows-1252, in which every byte means something.</summary>
    public static string Guess(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes))
            return Encoding.ASCII.GetString(bytes);

        try
        {
            return Strict.GetString(bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            return Windows1252.GetString(bytes);
        }
    }

    private static Encoding? Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name switch
            {
                "gbk" or "x-gbk" => "gb18030",
                "cp1252" => "windows-1252",
                "ks_c_5601-1987" or "cp949" => "euc-kr",
                "iso-2022-jp-2" or "cp50220" => "iso-2022-jp",
                "iso-8859-8-i" => "iso-8859-8",
                _ => name,
            }) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
