using System.Globalization;
using Akrab.Kernel.Values;

namespace Akrab.Linkage.Traits;

/// <summary>A day of birth, with or without its year.</summary>
public sealed class DayTrait(string name) : Trait(name)
{
    private readonly List<(short Year, byte Month, byte Day)> _rows = [];

    public override IReadOnlyList<Level> Levels { get; } =
    [
        new("same", 0.8, 0.0001), new("one-digit", 0.08, 0.001), new("two-parts", 0.05, 0.003), new("day-and-month", 0.03, 0.003), new("near", 0.02, 0.02), new("different", 0.02, 0.9729),
    ];

    /// <param name="year">Null when only day and month are known.</param>
    public void Add(int? year, int month, int day) => _rows.Add(((short)(year ?? 0), (byte)month, (byte)day));

    public void AddNone() => _rows.Add(default);

    internal override byte Compare(int one, int other)
    {
        var (a, b) = (_rows[one], _rows[other]);
        if (a.Month == 0 || b.Month == 0)
            return Missing;
        if (a.Year == 0 || b.Year == 0)
            return (a.Month, a.Day) == (b.Month, b.Day) ? (byte)3 : (byte)5;
        if (a == b)
            return 0;

        var digits = TextLikeness.Distance(Text(a), Text(b), 2);
        if (digits <= 1 || a.Year == b.Year && a.Month == b.Day && a.Day == b.Month)
            return 1;
        if ((a.Year == b.Year ? 1 : 0) + (a.Month == b.Month ? 1 : 0) + (a.Day == b.Day ? 1 : 0) == 2)
            return 2;
        return digits <= 2 ? (byte)4 : (byte)5;
    }

    internal override void Keys(int row, List<uint> into)
    {
        if (_rows[row] is { Month: > 0 } day)
            into.Add(Key(Text(day)));
    }

    private static string Text((short Year, byte Month, byte Day) day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}{day.Month:00}{day.Day:00}");
}
