namespace Akrab.Kernel.Values;

/// <summary>Whether two folded names can belong to one person, for records that already share a telephone number.</summary>
internal static class NameLikeness
{
    private const int LongestCompared = 40;

    public static bool AreCompatible(string one, string other)
    {
        if (one == other || one.Length == 0 || other.Length == 0)
            return true;

        var some = Spelled(one);
        var more = Spelled(other);
        return IsWithin(some.Length <= more.Length ? some : more, some.Length <= more.Length ? more : some)
            || AreAlike(string.Concat(some), string.Concat(more));
    }

    /// <summary>Every word of the shorter name finds a word of its own in the longer one.</summary>
    private static bool IsWithin(string[] few, string[] many)
    {
        var isTaken = new bool[many.Length];
        foreach (var word in few.OrderByDescending(word => word.Length))
        {
            var at = FirstFree(candidate => candidate == word);
            if (at < 0)
                at = FirstFree(candidate => AreAlike(word, candidate));
            if (at < 0)
                return false;
            isTaken[at] = true;
        }

        return true;

        int FirstFree(Predicate<string> fits)
        {
            for (var i = 0; i < many.Length; i++)
                if (!isTaken[i] && fits(many[i]))
                    return i;
            return -1;
        }
    }

    private static bool AreAlike(string one, string other)
    {
        if (one == other)
            return true;
        if (one.Length == 1 || other.Length == 1)
            return one[0] == other[0];

        var shortest = Math.Min(one.Length, other.Length);
        var slips = shortest >= 8 ? 2 : shortest >= 4 ? 1 : 0;
        return slips > 0 && Math.Max(one.Length, other.Length) <= LongestCompared && Distance(one, other) <= slips;
    }

    /// <summary>The words of a name in one spelling: old "oe", "dj", "tj" and the many forms of Muhammad.</summary>
    private static string[] Spelled(string key)
    {
        var words = key.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = words[i] switch
            {
                "muh" or "moh" or "mhd" or "mohd" or "muhd" or "moch" or "much" or "muhamad" or "mohamad" or "mohammad" or "mohamed" or "mohammed"
                    or "mochamad" or "mochammad" or "muchamad" or "muchammad" => "muhammad",
                "abd" => "abdul",
                "ach" or "achmad" or "akhmad" or "ahmed" => "ahmad",
                var word => word.Replace("oe", "u", StringComparison.Ordinal).Replace("dj", "j", StringComparison.Ordinal)
                    .Replace("tj", "c", StringComparison.Ordinal).Replace("sj", "sy", StringComparison.Ordinal),
            };
        }

        return words;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        Span<int> before = stackalloc int[LongestCompared + 1], last = stackalloc int[LongestCompared + 1], now = stackalloc int[LongestCompared + 1];
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                now[j] = Math.Min(change, Math.Min(last[j], now[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
            }

            var spare = before;
            before = last;
            last = now;
            now = spare;
        }

        return last[other.Length];
    }
}
