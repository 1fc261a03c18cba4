namespace Akrab.Calendars.Zones;

/// <summary>
/// Builds a time zone from a VTIMEZONE (RFC 5545, 3.6.5), year by year up to 2100. As with any <see cref="TimeZoneInfo"/>, a year has one summer
/// time, and a change of the standard time holds from the beginning of its year.
/// </summary>
internal static class DefinedZone
{
    private const int FirstYear = 1970, LastYear = 2100, MostOnsets = 2000;

    private readonly record struct Onset(DateTime Local, TimeSpan From, TimeSpan To, bool IsDaylight);

    /// <summary>Null where the component makes no sense.</summary>
    public static TimeZoneInfo? Read(string name, Component component)
    {
        var onsets = component.Parts.Where(part => part.Name is "STANDARD" or "DAYLIGHT").SelectMany(Onsets).Take(MostOnsets).OrderBy(onset => onset.Local).ToList();
        if (onsets.Count == 0)
            return null;

        var last = onsets.FindLastIndex(onset => !onset.IsDaylight);
        var standard = last >= 0 ? onsets[last].To : onsets[^1].From;
        try
        {
            var rules = Rules(onsets, standard).ToArray();
            return TimeZoneInfo.CreateCustomTimeZone(name, standard, name, name, name, rules, disableDaylightSavingTime: rules.Length == 0);
        }
        catch (Exception impossible) when (impossible is ArgumentException or InvalidTimeZoneException)
        {
            return null;
        }
    }

    private static IEnumerable<TimeZoneInfo.AdjustmentRule> Rules(List<Onset> onsets, TimeSpan standard)
    {
        var first = Math.Max(FirstYear, onsets[0].Local.Year);
        var (current, isDaylight) = (onsets[0].IsDaylight ? onsets[0].From : onsets[0].To, false);
        var daylight = current;
        foreach (var onset in onsets.Where(onset => onset.Local.Year < first))
            Follow(onset);

        for (var year = first; year <= LastYear; year++)
        {
            var wasDaylight = isDaylight;
            Onset begin = default, end = default;
            foreach (var onset in onsets.Where(onset => onset.Local.Year == year))
            {
                if (onset.IsDaylight && !isDaylight && begin == default)
                    begin = onset;
                if (!onset.IsDaylight && isDaylight)
                    end = onset;
                Follow(onset);
            }

            if (!wasDaylight && begin == default && current == standard)
                continue;

            var isSummer = wasDaylight || begin != default;
            yield return TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                new DateTime(year, 1, 1), new DateTime(year, 12, 31), isSummer ? daylight - current : TimeSpan.Zero,
                At(begin == default ? new DateTime(year, 1, 1) : begin.Local),
                At(end == default ? new DateTime(year, 12, 31, 23, 59, 59, 999) : end.Local),
                current - standard);
        }

        void Follow(Onset onset)
        {
            isDaylight = onset.IsDaylight;
            if (isDaylight)
                daylight = onset.To;
            else
                current = onset.To;
        }
    }

    private static TimeZoneInfo.TransitionTime At(DateTime local) =>
        TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1).Add(local.TimeOfDay), local.Month, local.Day);

    private static IEnumerable<Onset> Onsets(Component observance)
    {
        string? Said(string name) => observance.Properties.FirstOrDefault(line => line.Name == name)?.Value;
        if (!CalendarTime.TryParse(Said("DTSTART") ?? "", null, out var start) || Offset(Said("TZOFFSETFROM")) is not { } from || Offset(Said("TZOFFSETTO")) is not { } to)
            return [];

        HashSet<DateTime> times = [start.Local];
        if (Recurrence.TryParse(Said("RRULE") ?? "", out var rule) && rule.Frequency == Frequency.Yearly)
            times.UnionWith(Local(rule, from).Occurrences(start.Local, new DateTime(FirstYear - 2, 1, 1), new DateTime(LastYear + 1, 1, 1)).Take(MostOnsets));
        foreach (var text in observance.Properties.Where(line => line.Name == "RDATE").SelectMany(line => line.Value.Split(',')).Take(MostOnsets))
            if (CalendarTime.TryParse(text, null, out var time))
                times.Add(time.Local);
        return times.Select(time => new Onset(time, from, to, observance.Name == "DAYLIGHT"));
    }

    /// <summary>The last onset is said in UTC, the others on the clock before it turns.</summary>
    private static Recurrence Local(Recurrence rule, TimeSpan from) =>
        rule.Until is { IsUtc: true } until ? rule with { Until = CalendarTime.Floating(until.Plus(CalendarDuration.Of(from)).Local) } : rule;

    /// <summary>+0700; the seconds that old zones have are left out, as a zone here has whole minutes.</summary>
    private static TimeSpan? Offset(string? text)
    {
        text = text?.Trim();
        if (text is not { Length: 5 or 7 } || text[0] is not ('+' or '-') || !text.Skip(1).All(char.IsAsciiDigit))
            return null;

        var offset = new TimeSpan((text[1] - '0') * 10 + text[2] - '0', (text[3] - '0') * 10 + text[4] - '0', 0);
        return text[0] == '-' ? -offset : offset;
    }
}
