using FsCheck;
using FsCheck.Fluent;

namespace Akrab.Calendars.Tests;

public sealed class Rules_and_their_slow_reference
{
    [Fact]
    public void Agree_on_any_rule()
    {
        var found = 0;
        Prop.ForAll(Arb.From(AnyRule), Arb.From(AnyStart), (rule, start) =>
        {
            var to = start.AddYears(rule.Frequency >= Frequency.Monthly ? 4 : 1);
            var slow = Slow_reference.Occurrences(rule, start, to).ToList();
            var fast = rule.Occurrences(start, start, to).ToList();
            Interlocked.Add(ref found, slow.Count);
            return slow.SequenceEqual(fast).Label($"{rule} from {start:s}: {string.Join(' ', fast.Except(slow).Concat(slow.Except(fast)).Take(5))}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
        Assert.True(found > 2000);
    }

    [Fact]
    public void Agree_with_themselves_when_the_window_begins_later() =>
        Prop.ForAll(Arb.From(AnyRule), Arb.From(AnyStart), Arb.From(Gen.Choose(0, 900)), (rule, start, days) =>
        {
            var (from, to) = (start.AddDays(days), start.AddDays(days + 200));
            return rule.Occurrences(start, DateTime.MinValue, to).Where(time => time >= from).SequenceEqual(rule.Occurrences(start, from, to));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Come_back_from_their_text() =>
        Prop.ForAll(Arb.From(AnyRule), rule => Recurrence.Parse(rule.ToString()).Equals(rule)).QuickCheckThrowOnFailure();

    private static Gen<DateTime> AnyStart =>
        from day in Gen.Choose(0, 12000)
        from hour in Gen.Choose(0, 23)
        select new DateTime(1996, 1, 1).AddDays(day).AddHours(hour);

    private static Gen<Recurrence> AnyRule =>
        from frequency in Gen.Elements(Frequency.Hourly, Frequency.Daily, Frequency.Weekly, Frequency.Monthly, Frequency.Yearly)
        from interval in Gen.Choose(1, 5)
        from count in Gen.Frequency((3, Gen.Constant<int?>(null)), (1, Gen.Choose(1, 40).Select(n => (int?)n)))
        from months in Some(0.3, Gen.Choose(1, 12))
        from weeks in Some(frequency == Frequency.Yearly ? 0.2 : 0, Signed(53))
        from yearDays in Some(frequency is Frequency.Yearly or Frequency.Hourly ? 0.2 : 0, Signed(366))
        from monthDays in Some(frequency == Frequency.Weekly ? 0 : 0.3, Signed(31))
        from days in Some(0.4, frequency < Frequency.Monthly || weeks.Count > 0 ? Gen.Constant(0) : Gen.Frequency((2, Gen.Constant(0)), (1, Signed(5))))
        from weekdays in Gen.ListOf(Gen.Elements(Enum.GetValues<DayOfWeek>()), days.Count)
        from hours in Some(0.3, Gen.Choose(0, 23))
        from positions in Some(months.Count + weeks.Count + yearDays.Count + monthDays.Count + days.Count + hours.Count > 0 ? 0.3 : 0, Signed(4))
        from weekStart in Gen.Elements(DayOfWeek.Monday, DayOfWeek.Sunday, DayOfWeek.Thursday)
        select new Recurrence
        {
            Frequency = frequency,
            Interval = interval,
            Count = count,
            ByMonth = months,
            ByWeek = weeks,
            ByYearDay = yearDays,
            ByMonthDay = monthDays,
            ByDay = [.. weekdays.Zip(days, (day, ordinal) => new WeekdayOf(day, ordinal))],
            ByHour = hours,
            BySetPosition = positions,
            WeekStart = weekStart,
        };

    private static Gen<int> Signed(int most) =>
        from number in Gen.Choose(1, most)
        from sign in Gen.Elements(1, 1, -1)
        select number * sign;

    private static Gen<IReadOnlyList<int>> Some(double often, Gen<int> number) =>
        from chance in Gen.Choose(0, 99)
        from count in Gen.Choose(1, 4)
        from numbers in Gen.ListOf(number, chance < often * 100 ? count : 0)
        select (IReadOnlyList<int>)[.. numbers];
}
