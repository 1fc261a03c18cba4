namespace Akrab.Kernel.Values;

/// <summary>Whether two folded names can belong to one person, for records that already share a telephone number.</summary>
internal static class NameLikeness
{
    public static bool AreCompatible(string one, string other)
    {
        if (one == other || one.Length == 0 || other.Length == 0)
            return true;

        var some = Words(one);
        var more = Words(other);
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
        return slips > 0 && TextLikeness.Distance(one, other, slips) <= slips;
    }

    private static string[] Words(string key) => Array.ConvertAll(key.Split(' '), OneSpelling.Of);
}
