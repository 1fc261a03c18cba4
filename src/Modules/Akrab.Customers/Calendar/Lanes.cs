namespace Akrab.Customers.Calendar;

/// <summary>An entry beside those at the same time.</summary>
/// <param name="Slot">The half hour of the day it begins in, 0 to 47.</param>
/// <param name="Slots">How many half hours it takes.</param>
/// <param name="Lane">Its place from the left, from 1.</param>
public sealed record Placed(DayEntry Entry, int Slot, int Slots, int Lane);

/// <summary>Puts what happens at the same time side by side.</summary>
public static class Lanes
{
    /// <summary>Half hours of a day.</summary>
    public const int Slots = 48;

    /// <summary>So many stand side by side at most; those beyond lie over the last.</summary>
    public const int Most = 4;

    private const int Minutes = 30;

    /// <summary>Each entry in the first lane that is free when it begins.</summary>
    /// <param name="timed">In the order in which they begin.</param>
    public static IReadOnlyList<Placed> Of(IEnumerable<DayEntry> timed)
    {
        List<Placed> placed = [];
        var until = new int[Most];
        foreach (var entry in timed)
        {
            var slot = (int)entry.At.TimeOfDay.TotalMinutes / Minutes;
            var end = Math.Min(Slots, Math.Max(slot + 1, (int)Math.Ceiling((entry.At.TimeOfDay + entry.Lasts).TotalMinutes / Minutes)));
            var lane = Array.FindIndex(until, free => free <= slot) is >= 0 and var found ? found : Most - 1;
            until[lane] = end;
            placed.Add(new Placed(entry, slot, end - slot, lane + 1));
        }

        return placed;
    }
}
