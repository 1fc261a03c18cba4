using System.Text;

namespace Akrab.Mail.Coding;

/// <summary>UTF-7 (RFC 2152), which .NET reads no more, and the variant in which IMAP writes the names of mailboxes (RFC 3501, 5.1.3).</summary>
internal static class Utf7
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public static string Decode(string text)
    {
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '+')
            {
                decoded.Append(text[i]);
                continue;
            }

            var start = ++i;
            while (i < text.Length && Alphabet.Contains(text[i], StringComparison.Ordinal))
                i++;
            _ = i == start ? decoded.Append('+') : AppendUtf16(decoded, text.AsSpan(start, i - start));
            if (i == text.Length || text[i] != '-')
                i--;
        }

        return decoded.ToString();
    }

    public static string EncodeMailbox(string name)
    {
        var encoded = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length;)
        {
            if (name[i] is >= ' ' and <= '~')
            {
                _ = name[i] == '&' ? encoded.Append("&-") : encoded.Append(name[i]);
                i++;
                continue;
            }

            var start = i;
            while (i < name.Length && name[i] is not (>= ' ' and <= '~'))
                i++;
            encoded.Append('&').Append(Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(name[start..i])).TrimEnd('=').Replace('/', ',')).Append('-');
        }

        return encoded.ToString();
    }

    /// <summary>Six bits a letter; each sixteen are a UTF-16 unit, and what is left over is filling.</summary>
    private static StringBuilder AppendUtf16(StringBuilder to, ReadOnlySpan<char> letters)
    {
        var (bits, count) = (0, 0);
        foreach (var letter in letters)
        {
            bits = (bits << 6 | Alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0x3FFFFF;
            count += 6;
            if (count >= 16)
            {
                count -= 16;
                to.Append((char)(bits >> count & 0xFFFF));
            }
        }

        return to;
    }
}
