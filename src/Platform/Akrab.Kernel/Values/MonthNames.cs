using System.Collections.Frozen;

namespace Akrab.Kernel.Values;

/// <summary>Months and weekdays in Indonesian and English, in full and in every usual short form.</summary>
internal static class MonthNames
{
    private const string Months =
        "jan januari january|feb februari february peb pebruari|mar maret march mrt|apr april|mei may|jun juni june|jul juli july|"
        + "agt ags agu agst agus agustus aug august|sep sept september|okt oktober oct october|nov november nop nopember|des desember dec december";

    private const string Weekdays =
        "minggu ahad sunday sun|senin monday mon|selasa tuesday tue tues|rabu wednesday wed|kamis thursday thu thur thurs|jumat friday fri|sabtu saturday sat";

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> MonthByName = ByName(Months);
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> WeekdayByName = ByName(Weekdays);

    /// <summary>1 to 12, or 0 when the folded word is no month.</summary>
    public static int Month(ReadOnlySpan<char> word) => MonthByName.TryGetValue(word, out var at) ? at + 1 : 0;

    public static DayOfWeek? Weekday(ReadOnlySpan<char> word) => WeekdayByName.TryGetValue(word, out var at) ? (DayOfWeek)at : null;

    private static FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ByName(string rows) => rows.Split('|')
        .SelectMany((row, at) => row.Split(' ').Select(name => KeyValuePair.Create(name, at)))
        .ToFrozenDictionary().GetAlternateLookup<ReadOnlySpan<char>>();
}
