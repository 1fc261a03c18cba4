namespace Akrab.Kernel.Values;

/// <summary>A key that stays the same when a name is written in another way: other vowels, doubled letters, another order, titles, old spelling.</summary>
public static class NameKey
{
    private const int MostWords = 6, MostLetters = 8;

    /// <summary>The skeletons of a full name's words in alphabetical order; null when it has no letter.</summary>
    public static string? Of(string fullName)
    {
        var key = PersonName.Parse(fullName).MatchKey;
        if (key.Length == 0)
            return null;

        var words = key.Split(' ').Take(MostWords).Select(word => Skeleton(OneSpelling.Of(word))).Order(StringComparer.Ordinal);
        return string.Join(' ', words);
    }

    /// <summary>The first letter of a word and the consonants after it, doubled ones once: "mohammad" and "muhamad" are both "mmd".</summary>
    /// <param name="word">A folded word in one spelling.</param>
    public static string Skeleton(string word)
    {
        Span<char> kept = stackalloc char[MostLetters];
        var length = 0;
        foreach (var c in word)
            if (length < kept.Length && (length == 0 || c is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h') && kept[length - 1] != c))
                kept[length++] = c;
        return kept[..length].ToString();
    }
}
