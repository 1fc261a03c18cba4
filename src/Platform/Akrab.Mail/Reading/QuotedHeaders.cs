using System.Text.RegularExpressions;

namespace Akrab.Mail.Reading;

/// <summary>"Dari: … Dikirim: … Kepada: … Perihal: …", as programs write above a message that they quote or pass on.</summary>
internal static partial class QuotedHeaders
{
    /// <summary>Whoever writes the text must not be able to make the search long.</summary>
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Whether they begin at this line.</summary>
    public static bool Begin(IReadOnlyList<string> lines, int at) =>
        at < lines.Count && From().IsMatch(lines[at]) && lines.Skip(at + 1).Take(5).Count(line => Other().IsMatch(line)) >= 2;

    /// <summary>The values under one of these names, in the lines up to the first empty one.</summary>
    public static IEnumerable<string> Values(IEnumerable<string> lines, params string[] names) =>
        lines.Select(line => Named().Match(line)).Where(match => match.Success && names.Contains(match.Groups[1].Value, StringComparer.OrdinalIgnoreCase)).Select(match => match.Groups[2].Value.Trim());

    [GeneratedRegex(@"^\s*\*?(?:From|Dari)\s?:\*?\s*\S", Linear)]
    private static partial Regex From();

    [GeneratedRegex(@"^\s*\*?(?:Sent|Date|To|Cc|Subject|Dikirim|Terkirim|Tanggal|Kepada|Ke|Untuk|Subjek|Perihal|Judul)\s?:\*?\s*\S", Linear)]
    private static partial Regex Other();

    [GeneratedRegex(@"^\s*\*?([A-Za-z]{2,10})\s?:\*?(.*)$", Linear)]
    private static partial Regex Named();
}
