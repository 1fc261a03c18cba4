using System.Globalization;
using System.Text;

namespace Akrab.Kernel.Values;

/// <summary>Finds the address in typed text and brings it into its comparable form. Length limits are those of RFC 5321, section 4.5.3.1.</summary>
internal static class EmailReading
{
    private const int LongestLocal = 64, LongestDomain = 253, LongestAddress = 254, LongestLabel = 63, LongestText = 512;
    private const string Wrapping = " \t\r\n\u00A0\u200B\uFEFF'\"“”’‘,;()[]";

    private static readonly IdnMapping Idn = new();

    public static EmailAddress Parse(string typed)
    {
        var text = typed.Trim();
        if (text.Length > LongestText)
            return new EmailAddress(text, null);

        var rest = text.AsSpan();
        string? name = null;
        if (rest.LastIndexOf('<') is >= 0 and var open && rest[open..].IndexOf('>') is > 0 and var length)
        {
            name = rest[..open].Trim(Wrapping) is { IsEmpty: false } before ? before.ToString() : null;
            rest = rest.Slice(open + 1, length - 1);
        }

        rest = WithoutScheme(rest.Trim(Wrapping)).Trim(Wrapping).TrimEnd('.');
        return new EmailAddress(text, Normalise(rest), name);
    }

    private static ReadOnlySpan<char> WithoutScheme(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            return text;

        var query = text.IndexOf('?');
        return text["mailto:".Length..(query < 0 ? text.Length : query)];
    }

    public static IReadOnlyList<string> Split(string cell)
    {
        var pieces = new List<string>(1);
        var start = 0;
        var isQuoted = false;
        for (var i = 0; i <= cell.Length; i++)
        {
            if (i < cell.Length && cell[i] == '"')
                isQuoted = !isQuoted;
            if (i < cell.Length && !IsMark(cell, start, i, isQuoted))
                continue;
            if (cell.AsSpan(start, i - start).Trim().Trim(":,;|/").Trim() is { IsEmpty: false } piece)
                pieces.Add(piece.ToString());
            start = i + 1;
        }

        return pieces;
    }

    /// <summary>Commas and slashes part only behind an address: "Santoso, Budi &lt;budi@…&gt;" is one; so does a space between two addresses.</summary>
    private static bool IsMark(string cell, int start, int at, bool isQuoted) => cell[at] switch
    {
        '\n' or '\r' or '|' => true,
        ';' => !isQuoted,
        ':' => cell.AsSpan(at).StartsWith(":::"),
        ',' or '/' => !isQuoted && cell.AsSpan(start, at - start).Contains('@'),
        ' ' or '\t' => cell.AsSpan(start, at - start).Contains('@') && cell.AsSpan(at).Trim() is var next && IsBareAddress(next),
        _ => false,
    };

    private static bool IsBareAddress(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(" ,;/|<");
        return (end < 0 ? rest : rest[..end]).IndexOf('@') > 0;
    }

    private static string? Normalise(ReadOnlySpan<char> address)
    {
        var at = address.LastIndexOfAny('@', '＠');
        if (at is < 1 or > LongestLocal || !IsLocal(address[..at]))
            return null;

        var domain = Ascii.IsValid(address[(at + 1)..]) ? address[(at + 1)..].ToString() : Punycode(address[(at + 1)..].ToString());
        if (domain is null || !IsDomain(domain) || at + 1 + domain.Length > LongestAddress)
            return null;

        var local = address[..at].ToString();
        return $"{(Ascii.IsValid(local) ? local : local.Normalize()).ToLowerInvariant()}@{domain.ToLowerInvariant()}";
    }

    private static string? Punycode(string domain)
    {
        try
        {
            return Idn.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        if (local[0] == '.' || local[^1] == '.')
            return false;

        for (var i = 0; i < local.Length; i++)
        {
            var c = local[i];
            var isFine = c < 0x80 ? char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c) : char.IsLetterOrDigit(c);
            if (!isFine || (c == '.' && local[i - 1] == '.'))
                return false;
        }

        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        if (domain.Length > LongestDomain || !domain.Contains('.'))
            return false;

        var last = ReadOnlySpan<char>.Empty;
        foreach (var range in domain.Split('.'))
        {
            last = domain[range];
            if (last.Length is 0 or > LongestLabel || last[0] == '-' || last[^1] == '-')
                return false;
            foreach (var c in last)
                if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                    return false;
        }

        return last.Length >= 2 && last.ContainsAnyExceptInRange('0', '9');
    }
}
