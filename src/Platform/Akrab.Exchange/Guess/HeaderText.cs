using System.Globalization;
using System.Text;

namespace Akrab.Exchange.Guess;

/// <summary>A header as words: "No. Hp/WA" is "no hp wa", "E-mail 1 - Value" is "email value", "FirstName" is "first name".</summary>
internal static class HeaderText
{
    public static string Normalise(string header)
    {
        var words = new StringBuilder(header.Length + 8);
        var before = ' ';
        foreach (var c in header.Normalize(NormalizationForm.FormKD))
        {
            if (IsLatinAccent(c))
                continue;

            var isWord = char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (isWord && char.IsUpper(c) && char.IsLower(before))
                words.Append(' ');
            else if (isWord && char.IsLower(c) && EndsInAcronym(words))
                words.Insert(words.Length - 1, ' ');

            words.Append(isWord ? c : ' ');
            before = c;
        }

        var text = string.Join(' ', words.ToString().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return (' ' + text + ' ').Replace(" e mail ", " email ", StringComparison.Ordinal).Trim();
    }

    /// <summary>Without what stands in brackets: "Tgl Lahir (dd/mm/yyyy)".</summary>
    public static string WithoutBrackets(string header)
    {
        var open = header.IndexOf('(', StringComparison.Ordinal);
        var close = header.IndexOf(')', Math.Max(open, 0));
        return open > 0 && close > open ? header[..open] + header[(close + 1)..] : header;
    }

    /// <summary>The first number in the header: 2 in "Phone 2 - Value".</summary>
    public static int? Ordinal(string header)
    {
        var digits = string.Concat(header.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));
        return digits.Length is > 0 and < 4 ? int.Parse(digits, CultureInfo.InvariantCulture) : null;
    }

    public static bool Contains(string header, string phrase) =>
        (' ' + header + ' ').Contains(' ' + phrase + ' ', StringComparison.Ordinal);

    /// <summary>Combining accents of Latin letters and Arabic vowel signs; the vowel signs of Hindi are part of the word.</summary>
    private static bool IsLatinAccent(char c) => c is (>= '\u0300' and <= '\u036F') or (>= '\u064B' and <= '\u0652') or '\u0640';

    /// <summary>"HPNumber" at the "u": three capitals before mean that the last one begins a word.</summary>
    private static bool EndsInAcronym(StringBuilder words) =>
        words.Length >= 3 && char.IsUpper(words[^1]) && char.IsUpper(words[^2]) && char.IsUpper(words[^3]);
}
