namespace Akrab.Kernel.Values;

/// <summary>How alike two short texts are.</summary>
public static class TextLikeness
{
    private const int Longest = 64;

    /// <summary>Jaro's similarity with Winkler's bonus for up to four equal first letters, 0 to 1.</summary>
    /// <remarks>
    /// Jaro = (m/|a| + m/|b| + (m - t)/m) / 3 with m letters in common within half the longer length and t half the transposed ones;
    /// Winkler adds 0.1 · p · (1 - Jaro) (Winkler 1990, String Comparator Metrics and Enhanced Decision Rules). Texts are cut at 64 letters.
    /// </remarks>
    public static double JaroWinkler(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        one = Cut(one);
        other = Cut(other);
        if (one.SequenceEqual(other))
            return 1;
        if (one.IsEmpty || other.IsEmpty)
            return 0;

        var window = Math.Max(0, Math.Max(one.Length, other.Length) / 2 - 1);
        ulong usedOfOne = 0, usedOfOther = 0;
        var common = 0;
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = Math.Max(0, i - window); j < Math.Min(other.Length, i + window + 1); j++)
            {
                if ((usedOfOther >> j & 1) != 0 || one[i] != other[j])
                    continue;
                usedOfOne |= 1UL << i;
                usedOfOther |= 1UL << j;
                common++;
                break;
            }
        }

        if (common == 0)
            return 0;

        var (transposed, at) = (0, 0);
        for (var i = 0; i < one.Length; i++)
        {
            if ((usedOfOne >> i & 1) == 0)
                continue;
            while ((usedOfOther >> at & 1) == 0)
                at++;
            if (one[i] != other[at++])
                transposed++;
        }

        var jaro = ((double)common / one.Length + (double)common / other.Length + (common - transposed / 2.0) / common) / 3;
        var prefix = 0;
        while (prefix < Math.Min(4, Math.Min(one.Length, other.Length)) && one[prefix] == other[prefix])
            prefix++;
        return jaro + 0.1 * prefix * (1 - jaro);
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours (optimal string alignment); texts are cut at 64 letters.</summary>
    /// <returns>The distance, or <paramref name="limit"/> + 1 when it is more than the limit.</returns>
    public static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int limit)
    {
        one = Cut(one);
        other = Cut(other);
        if (Math.Abs(one.Length - other.Length) > limit)
            return limit + 1;

        Span<int> before = stackalloc int[Longest + 1], last = stackalloc int[Longest + 1], now = stackalloc int[Longest + 1];
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            now[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var best = Math.Min(last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1), Math.Min(last[j], now[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    best = Math.Min(best, before[j - 2] + 1);
                now[j] = best;
                least = Math.Min(least, best);
            }

            if (least > limit)
                return limit + 1;
            var spare = before;
            before = last;
            last = now;
            now = spare;
        }

        return Math.Min(last[other.Length], limit + 1);
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text) => text.Length > Longest ? text[..Longest] : text;
}
