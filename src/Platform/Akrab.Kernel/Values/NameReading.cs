namespace Akrab.Kernel.Values;

/// <summary>Peels honorific and titles off both ends of a name; at least one word always remains.</summary>
internal static class NameReading
{
    private const int MostWords = 24, LongestName = 200, LongestTitleInWords = 3;

    public static PersonName Parse(string typed)
    {
        var text = typed.Trim();
        Span<Range> words = stackalloc Range[MostWords];
        var count = Words(text, words);
        if (count == 0)
            return new PersonName(text, null, null, text, null);

        var kept = WithoutTitlesAfter(text, words[..count]);
        var to = words[kept - 1].End.Value;
        var titlesAfter = kept < count ? Part(text.AsSpan(words[kept].Start.Value)) : null;

        var at = 0;
        var honorific = TakeHonorific(text, ref at, to);
        var titlesFrom = at;
        while (LengthOfTitle(text.AsSpan(at, to - at)) is > 0 and var length)
            at += length;
        var titlesBefore = Part(text.AsSpan(titlesFrom, at - titlesFrom));
        honorific ??= TakeHonorific(text, ref at, to);
        return new PersonName(text, honorific, titlesBefore, SingleSpaced(text.AsSpan(at, to - at)), titlesAfter);
    }

    /// <summary>How many words remain; "M. Si" and "Sp. A (K)" are one title written in two or three words.</summary>
    private static int WithoutTitlesAfter(ReadOnlySpan<char> text, ReadOnlySpan<Range> words)
    {
        var inCapitals = !text.ContainsAnyInRange('a', 'z');
        var comma = text.IndexOf(',') is >= 0 and var found ? found : text.Length;
        var kept = words.Length;
        while (kept > 1)
        {
            var length = Math.Min(LongestTitleInWords, kept - 1);
            for (; length > 0; length--)
            {
                var first = words[kept - length].Start.Value;
                var title = text[first..words[kept - 1].End.Value];
                if ((length == 1 || (title.IndexOf('.') is 1 or 2 && !title.Contains(',')))
                    && NameTitles.IsAfter(title, first > comma, isSecond: kept - length == 1, inCapitals))
                    break;
            }

            if (length == 0)
                break;
            kept -= length;
        }

        return kept;
    }

    private static string? TakeHonorific(string text, ref int at, int to)
    {
        var rest = text.AsSpan(at, to - at);
        var length = rest.IndexOfAny(" .\t\u00A0");
        if (length <= 0 || Honorifics.Find(rest[..length]) is not { } found)
            return null;

        var next = length + Gap(rest[length..]);
        if (next == rest.Length)
            return null;

        at += next;
        return found;
    }

    /// <summary>A title at the beginning, with the gap behind it; titles may be glued together and to the name: "K.H.M.Yusuf".</summary>
    private static int LengthOfTitle(ReadOnlySpan<char> rest)
    {
        var end = 0;
        while (end < rest.Length && !IsGap(rest[end]))
            end++;
        while (end > 0)
        {
            var next = end + Gap(rest[end..]);
            if (next < rest.Length && NameTitles.IsBefore(rest[..end]))
                return next;
            end = rest[..(end - 1)].LastIndexOf('.') + 1;
        }

        return 0;
    }

    private static bool IsGap(char c) => c == ',' || char.IsWhiteSpace(c);

    private static int Gap(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (IsGap(text[length]) || text[length] == '.'))
            length++;
        return length;
    }

    private static int Words(ReadOnlySpan<char> text, Span<Range> words)
    {
        if (text.Length > LongestName)
            return 0;

        var count = 0;
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !IsGap(text[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                if (count == words.Length)
                    return 0;
                words[count++] = start..i;
                start = -1;
            }
        }

        return count;
    }

    private static string? Part(ReadOnlySpan<char> titles) => titles.Trim(", \t\u00A0") is { IsEmpty: false } part ? part.ToString() : null;

    private static string SingleSpaced(ReadOnlySpan<char> name)
    {
        name = name.Trim(", \t\u00A0");
        var words = name.Contains("  ", StringComparison.Ordinal) || name.ContainsAny("\t\u00A0\n\r");
        return words ? string.Join(' ', name.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : name.ToString();
    }
}
