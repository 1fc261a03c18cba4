using System.Text;

namespace Akrab.Exchange.ContentLines;

/// <summary>The values of properties: encodings of vCard 2.1, escapes of vCard 3.0 and 4.0 and of iCalendar (RFC 5545, 3.3.11), and back.</summary>
public static class ContentText
{
    /// <summary>The value without quoted-printable or Base64; pictures and keys stay as they are. Still escaped.</summary>
    public static string Decode(ContentLine line)
    {
        if (line.IsQuotedPrintable)
            return CharsetOf(line).GetString(FromQuotedPrintable(line.Value));
        if (line.IsBase64 && line.Name is not ("PHOTO" or "LOGO" or "SOUND" or "KEY") && TryFromBase64(line.Value) is { } bytes)
            return CharsetOf(line).GetString(bytes);
        return line.Value;
    }

    /// <summary>Splits at an unescaped separator; the parts are still escaped.</summary>
    public static List<string> Split(string value, char separator)
    {
        List<string> parts = [];
        var start = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\')
                i++;
            else if (value[i] == separator)
            {
                parts.Add(value[start..i]);
                start = i + 1;
            }
        }

        parts.Add(value[start..]);
        return parts;
    }

    /// <summary>vCard 2.1 escapes only the semicolon; a backslash in it is a backslash.</summary>
    public static string Unescape(string value, bool isOld = false)
    {
        if (!value.Contains('\\', StringComparison.Ordinal))
            return value;
        if (isOld)
            return value.Replace("\\;", ";", StringComparison.Ordinal);

        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\' || i + 1 == value.Length)
            {
                text.Append(value[i]);
                continue;
            }

            var next = value[++i];
            if (next is not ('n' or 'N' or ',' or ';' or '\\' or ':' or '"'))
                text.Append('\\');
            text.Append(next is 'n' or 'N' ? '\n' : next);
        }

        return text.ToString();
    }

    /// <summary>Line ends of any kind become \n, as no other is left in a value.</summary>
    public static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\n", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal);

    /// <summary>Without the control characters that no calendar may hold (RFC 5545, 3.1).</summary>
    public static string Printable(string line) => line.Any(IsForbidden) ? string.Concat(line.Where(c => !IsForbidden(c))) : line;

    private static bool IsForbidden(char c) => c != '\t' && char.IsControl(c);

    private static byte[] FromQuotedPrintable(string value)
    {
        using var bytes = new MemoryStream(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '=' && i + 2 < value.Length && char.IsAsciiHexDigit(value[i + 1]) && char.IsAsciiHexDigit(value[i + 2]))
            {
                bytes.WriteByte((byte)(Convert.ToInt32(value[i + 1].ToString(), 16) * 16 + Convert.ToInt32(value[i + 2].ToString(), 16)));
                i += 2;
            }
            else
            {
                var isPair = char.IsHighSurrogate(value[i]) && i + 1 < value.Length;
                bytes.Write(Encoding.UTF8.GetBytes(value, i, isPair ? 2 : 1));
                i += isPair ? 1 : 0;
            }
        }

        return bytes.ToArray();
    }

    private static byte[]? TryFromBase64(string value)
    {
        var buffer = new byte[value.Length];
        return Convert.TryFromBase64String(value, buffer, out var count) ? buffer[..count] : null;
    }

    private static Encoding CharsetOf(ContentLine line)
    {
        if (line.Parameter("CHARSET") is { } charset && !charset.Equals("UTF-8", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                return CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
            }
            catch (ArgumentException)
            {
                // An encoding nobody knows: UTF-8 is the best guess.
            }
        }

        return Encoding.UTF8;
    }
}
