using System.Globalization;
using System.Text;

namespace Akrab.Kernel.Values;

/// <summary>What single characters fold to; Latin letters come from a table made once, the rest from Unicode decomposition.</summary>
internal static class FoldedLetters
{
    /// <summary>The most characters one letter of the table becomes.</summary>
    public const int Longest = 4;

    private const int LatinEnd = 0x0370, AdditionalStart = 0x1E00, AdditionalEnd = 0x1F00, SymbolStart = 0x2000, SymbolEnd = 0x2070;

    private static readonly string?[] Latin = Table(0, LatinEnd);
    private static readonly string?[] Additional = Table(AdditionalStart, AdditionalEnd);
    private static readonly string?[] Symbols = Table(SymbolStart, SymbolEnd);

    /// <summary>The folded form where it is plain ASCII of at most <see cref="Longest"/> characters, else null: ask <see cref="Decompose"/>.</summary>
    public static string? Find(char c) => (int)c switch
    {
        < LatinEnd => Latin[c],
        >= AdditionalStart and < AdditionalEnd => Additional[c - AdditionalStart],
        >= SymbolStart and < SymbolEnd => Symbols[c - SymbolStart],
        _ => null,
    };

    /// <summary>Letters, digits and the vowel signs that belong to a word in scripts such as Thai or Devanagari.</summary>
    public static bool IsWordPart(UnicodeCategory category) => category
        is <= UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>Compatibility decomposition in lower case without accents, composed again where a script needs it (Hangul, kana).</summary>
    public static string Decompose(string text)
    {
        var parts = Repair(text).Normalize(NormalizationForm.FormKD).ToLowerInvariant().Normalize(NormalizationForm.FormKD);
        var kept = new StringBuilder(parts.Length);
        foreach (var c in parts)
        {
            if (IsAccent(c) || Fold.IsInvisible(c))
                continue;
            if (Special(c) is { } letters)
                kept.Append(letters);
            else
                kept.Append(c);
        }

        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Half a surrogate pair, and the non-character U+FFFE, would make normalisation throw.</summary>
    private static string Repair(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.Value == 0xFFFE ? "\uFFFD" : rune.ToString());
        return whole.ToString();
    }

    private static bool IsAccent(char c) =>
        c is (>= '\u0300' and <= '\u036F') or (>= '\u0483' and <= '\u0489') or (>= '\u0591' and <= '\u05C7' and not ('\u05BE' or '\u05C0' or '\u05C3' or '\u05C6'))
            or (>= '\u0610' and <= '\u061A') or (>= '\u064B' and <= '\u065F') or '\u0670' or (>= '\u1AB0' and <= '\u1AFF')
            or (>= '\u1DC0' and <= '\u1DFF') or (>= '\u20D0' and <= '\u20FF') or (>= '\uFE00' and <= '\uFE0F') or (>= '\uFE20' and <= '\uFE2F');

    private static string? Special(char c) => c switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' or 'ɖ' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ŧ' => "t",
        'ŋ' => "n",
        'ĸ' => "k",
        'ƒ' => "f",
        'ɓ' or 'ƀ' => "b",
        'ɗ' => "d",
        'ƙ' => "k",
        'ƴ' => "y",
        'ə' or 'ǝ' => "e",
        'ɨ' => "i",
        '’' or '‘' or 'ʼ' or 'ʻ' or 'ʹ' or '′' or '‛' or '´' or '`' => "'",
        '“' or '”' or '„' or '″' => "\"",
        '‐' or '‒' or '–' or '—' or '―' or '−' => "-",
        '⁄' => "/",
        _ => c > '\u007F' && Fold.Digit(c) is >= 0 and var digit ? ((char)('0' + digit)).ToString() : null,
    };

    private static string?[] Table(int start, int end)
    {
        var table = new string?[end - start];
        for (var c = start; c < end; c++)
            if (Decompose(((char)c).ToString()) is { Length: <= Longest } folded && Ascii.IsValid(folded))
                table[c - start] = folded;
        return table;
    }
}
