namespace Akrab.Calendars.Rules;

/// <summary>
/// The occurrences of one period: each of its days at each of its times, in order. They are counted without being written down, as a hostile
/// rule names every second of a year.
/// </summary>
internal readonly struct PeriodSet(IReadOnlyList<DateOnly> days, IReadOnlyList<int> hours, IReadOnlyList<int> minutes, IReadOnlyList<int> seconds)
{
    private int TimesPerDay => hours.Count * minutes.Count * seconds.Count;

    private int Count => days.Count * TimesPerDay;

    /// <summary>All of them, or those at the positions, passing over the days before one.</summary>
    public IEnumerable<DateTime> From(DateOnly first, IReadOnlyList<int> positions)
    {
        if (positions.Count > 0)
        {
            foreach (var index in Indices(positions))
                yield return At(index);
            yield break;
        }

        var passed = 0;
        while (passed < days.Count && days[passed] < first)
            passed++;
        for (var index = passed * TimesPerDay; index < Count; index++)
            yield return At(index);
    }

    private SortedSet<int> Indices(IReadOnlyList<int> positions)
    {
        SortedSet<int> indices = [];
        var count = Count;
        foreach (var position in positions)
            if (Math.Abs(position) <= count)
                indices.Add(position > 0 ? position - 1 : count + position);
        return indices;
    }

    private DateTime At(int index)
    {
        var (rest, second) = Math.DivRem(index, seconds.Count);
        (rest, var minute) = Math.DivRem(rest, minutes.Count);
        (rest, var hour) = Math.DivRem(rest, hours.Count);
        return days[rest].ToDateTime(new TimeOnly(hours[hour], minutes[minute], seconds[second]));
    }
}
