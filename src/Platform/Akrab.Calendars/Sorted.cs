namespace Akrab.Calendars;

internal static class Sorted
{
    /// <summary>Two ordered sequences as one, read no further than needed; of equal keys the first sequence comes first.</summary>
    public static IEnumerable<T> Merge<T>(IEnumerable<T> one, IEnumerable<T> other, Func<T, DateTime> key)
    {
        using var a = one.GetEnumerator();
        using var b = other.GetEnumerator();
        var (hasA, hasB) = (a.MoveNext(), b.MoveNext());
        while (hasA || hasB)
        {
            if (hasA && (!hasB || key(a.Current) <= key(b.Current)))
            {
                yield return a.Current;
                hasA = a.MoveNext();
            }
            else
            {
                yield return b.Current;
                hasB = b.MoveNext();
            }
        }
    }
}
