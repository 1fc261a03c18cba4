using System.Globalization;
using System.Text;

namespace Akrab.Kernel.Values;

/// <summary>How a name is written: initials, and capitals put right.</summary>
internal static class NameSpelling
{
    public static string Initials(string bare)
    {
        var key = bare.AsSpan();
        var first = FirstLetter(key);
        var space = key.TrimEnd().LastIndexOf(' ');
        return space < 0 ? first : first + FirstLetter(key[(space + 1)..]);
    }

    public static string Join(string? before, string bare, string? after)
    {
        var name = before is null ? bare : $"{before} {bare}";
        return after is null ? name : $"{name}, {after}";
    }

    /// <summary>Capitals at the start of words, only when the writer used one case throughout.</summary>
    public static string Tidy(string bare)
    {
        var hasUpper = false;
        var hasLower = false;
        foreach (var c in bare)
        {
            hasUpper |= char.IsUpper(c);
            hasLower |= char.IsLower(c);
        }

        return hasUpper == hasLower ? bare : string.Join(' ', bare.Split(' ').Select(TidyWord));
    }

    private static string TidyWord(string word, int place) => word.ToLowerInvariant() switch
    {
        "bin" or "binti" or "van" or "von" or "der" or "den" or "de" or "da" or "dos" when place > 0 => word.ToLowerInvariant(),
        "ii" or "iii" or "iv" => word.ToUpperInvariant(),
        _ => Capitals(word),
    };

    private static string Capitals(string word)
    {
        var tidy = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var startsPart = i == 0 || word[i - 1] is '.' or '-' or '(' || (i == 2 && word[1] is '\'' or '’');
            tidy.Append(startsPart ? char.ToUpperInvariant(word[i]) : char.ToLowerInvariant(word[i]));
        }

        return tidy.ToString();
    }

    private static string FirstLetter(ReadOnlySpan<char> word)
    {
        foreach (var rune in word.EnumerateRunes())
            if (Rune.IsLetter(rune))
                return Rune.ToUpper(rune, CultureInfo.InvariantCulture).ToString();
        return "";
    }
}
