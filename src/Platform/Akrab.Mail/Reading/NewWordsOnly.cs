using System.Text.RegularExpressions;

namespace Akrab.Mail.Reading;

/// <summary>
/// Cuts the history and the signature off a reply. No standard says how they look: these are the marks Gmail, Outlook, Apple Mail, Yahoo and
/// Thunderbird leave in Indonesian and English. When nothing else is left, it is all new.
/// </summary>
internal static partial class NewWordsOnly
{
    /// <summary>Programs fold the line that says who wrote.</summary>
    private const int MostLinesOfIntroduction = 4;

    /// <summary>Whoever writes the text must not be able to make the search long.</summary>
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Devices = "iPhone|iPad|Android|ponsel|perangkat|smartphone|handphone|Yahoo|Gmail|Mail|Outlook|Samsung|Galaxy|Xiaomi|Redmi|POCO|OPPO|vivo|realme|Huawei|BlackBerry";

    public static string Of(string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        List<string> kept = [];
        for (var i = 0; i < lines.Length && !IsEnd(lines, i);)
        {
            if (IsQuoted(lines[i]))
                i++;
            else if (Introduction(lines, i) is var length and > 0)
            {
                // An answer may stand below what it quotes; where nothing is marked as quoted, the rest is history.
                var isMarked = NextWords(lines, i + length) is { } next && IsQuoted(next);
                if (!isMarked && SaysWhenOrWho(lines[i..(i + length)]))
                    break;
                if (!isMarked)
                    kept.AddRange(lines[i..(i + length)]);
                i += length;
            }
            else
                kept.Add(lines[i++].TrimEnd());
        }

        while (kept.Count > 0 && (kept[^1].Length == 0 || SentFrom().IsMatch(kept[^1])))
            kept.RemoveAt(kept.Count - 1);
        var words = string.Join('\n', kept).Trim('\n');
        return words.Length == 0 ? text.Trim() : words;
    }

    private static bool IsEnd(string[] lines, int at) =>
        lines[at] is "-- " or "--" || Separator().IsMatch(lines[at]) || IsHeaderBlock(lines, at) || (Rule().IsMatch(lines[at]) && IsHeaderBlock(lines, at + 1));

    /// <summary>As Outlook writes above what it quotes without marks.</summary>
    private static bool IsHeaderBlock(string[] lines, int at)
    {
        while (at < lines.Length && lines[at].Length == 0 && at > 0 && Rule().IsMatch(lines[at - 1]))
            at++;
        return QuotedHeaders.Begin(lines, at);
    }

    /// <summary>How many lines say "On … wrote:", beginning here; 0 if they do not.</summary>
    private static int Introduction(string[] lines, int at)
    {
        if (!IntroductionStart().IsMatch(lines[at]))
            return 0;

        for (var length = 1; length <= MostLinesOfIntroduction && at + length <= lines.Length; length++)
            if (IntroductionEnd().IsMatch(lines[at + length - 1]))
                return length;
        return 0;
    }

    /// <summary>"Tadi Budi menulis:" is somebody's own sentence; programs give a date or an address.</summary>
    private static bool SaysWhenOrWho(string[] introduction) => introduction.Any(line => line.Any(c => char.IsDigit(c) || c == '@'));

    private static string? NextWords(string[] lines, int from) => lines.Skip(from).FirstOrDefault(line => !string.IsNullOrWhiteSpace(line));

    private static bool IsQuoted(string line) => line.StartsWith('>');

    [GeneratedRegex(@"^\s*(?:On|Pada|Tanggal)\s.{4,}|^.{3,120}<[^<>\s]+@[^<>\s]+>.{0,40}$|^.{3,80}\s(?:wrote|menulis)\s?:\s*$", Linear)]
    private static partial Regex IntroductionStart();

    [GeneratedRegex(@"(?:wrote|menulis|menuliskan)\s?:\s*$", Linear)]
    private static partial Regex IntroductionEnd();

    [GeneratedRegex(@"^\s*-{3,}\s*(?:Original Message|Original Appointment|Forwarded message|Reply message|Pesan Asli|Pesan yang diteruskan|Pesan terusan)\s*-{3,}", Linear)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^\s*[_-]{3,}\s*$", Linear)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\s*(?:Sent from (?:my|Yahoo|Mail|Outlook)|Get Outlook for|(?:Dapatkan|Unduh) Outlook untuk|(?:Dikirim|Terkirim) dari (?:" + Devices + @"))\b.{0,60}$", Linear)]
    private static partial Regex SentFrom();
}
