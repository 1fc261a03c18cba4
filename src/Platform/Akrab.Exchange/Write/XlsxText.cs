using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Akrab.Exchange;

/// <summary>Text in a workbook: XML, and characters that XML cannot hold as _xHHHH_ (ECMA-376 part 1, 22.9.2.19).</summary>
internal static partial class XlsxText
{
    public static void AppendEscaped(StringBuilder to, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '<':
                    to.Append("&lt;");
                    break;
                case '>':
                    to.Append("&gt;");
                    break;
                case '&':
                    to.Append("&amp;");
                    break;
                case '_' when Code().IsMatch(text, i):
                    to.Append("_x005F_");
                    break;
                case (< ' ' and not ('\t' or '\n')) or '\uFFFE' or '\uFFFF':
                    to.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
                    break;
                default:
                    to.Append(char.IsSurrogate(c) && !IsPaired(text, i) ? '\uFFFD' : c);
                    break;
            }
        }
    }

    public static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Code().Replace(text, code => ((char)int.Parse(code.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
            : text;

    private static bool IsPaired(string text, int at) =>
        char.IsHighSurrogate(text[at])
            ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            : at > 0 && char.IsHighSurrogate(text[at - 1]);

    [GeneratedRegex(@"\G_x[0-9A-Fa-f]{4}_|_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
