using Akrab.Calendars;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Activities;

public sealed partial class Activity
{
    /// <summary>The rule by which it takes place again, counted from where it stands; null when it does not.</summary>
    public Recurrence? Rule => Begins is { } begins && DateOnly.FromDateTime(begins) is var day && Repeats is { } repeats && repeats.Rule(day, RepeatRule) is { } rule
        ? RepeatsUntil is { } until ? rule with { Until = CalendarTime.On(until), Count = null } : rule
        : null;

    /// <summary>It takes place again as a rule of a calendar says, in one of the usual ways where that is one.</summary>
    public void RepeatBy(Recurrence? rule)
    {
        var bare = rule is null ? null : rule with { Until = null };
        Repeats = bare is null ? null : Enum.GetValues<Repetition>().Cast<Repetition?>().FirstOrDefault(r => Begins is { } begins && r!.Value.Rule(DateOnly.FromDateTime(begins), null) == bare) ?? Repetition.Other;
        RepeatRule = Repeats == Repetition.Other ? (rule!.Until is { IsDate: true } ? bare : rule)!.ToString() : null;
        RepeatsUntil = rule?.Until is { } until && (until.IsDate || Repeats != Repetition.Other) ? DayOf(until.Moment(Clock.Zone)) : null;
    }

    /// <summary>This time it is left out; it waits for the next.</summary>
    public void Skip()
    {
        Require(Next() is not null, "activity.no-next");
        MoveToNext();
    }

    /// <summary>The same thing to do, the next time; null when there is none.</summary>
    internal Activity? Again()
    {
        if (Next() is null)
            return null;

        var again = new Activity
        {
            Subject = Subject,
            Kind = Kind,
            Party = Party,
            Opportunity = Opportunity,
            DueOn = DueOn,
            StartsAt = StartsAt,
            EndsAt = EndsAt,
            Place = Place,
            Owner = Owner,
            Notes = Notes,
            Reminder = Reminder,
            Repeats = Repeats,
            RepeatsUntil = RepeatsUntil,
            RepeatRule = RepeatRule,
            Departures = Departures,
        };
        again.MoveToNext();
        return again;
    }

    /// <summary>It has taken place, moved or not: what comes next is another's.</summary>
    internal void EndRepetition()
    {
        var own = Departed.FirstOrDefault(d => d.At is not null && Occasion.Local(d.Original) == Begins);
        (Repeats, RepeatsUntil, RepeatRule, Departures) = (null, null, null, null);
        if (own?.At is { IsDate: false } at)
            MoveTo(at.Moment(Clock.Zone));
    }

    /// <summary>On the wall clock of here.</summary>
    public DateTime? Begins => StartsAt is { } at ? TimeZoneInfo.ConvertTime(at, Clock.Zone).DateTime : DueOn?.ToDateTime(TimeOnly.MinValue);

    /// <summary>When it takes place next by its rule and is not left out, and how many times later that is.</summary>
    private (DateTime At, int Later)? Next()
    {
        if (Begins is not { } begins || Rule is not { } rule)
            return null;

        var left = Departed.Where(d => d.At is null).Select(d => Occasion.Local(d.Original)).ToHashSet();
        return Regular(begins, begins, DateTime.MaxValue).Select((at, later) => (At: at, Later: later)).Skip(1).Take(MostOccasions)
            .Where(next => !left.Contains(next.At)).Cast<(DateTime, int)?>().FirstOrDefault();
    }

    private void MoveToNext()
    {
        var (next, later) = Next()!.Value;
        if (Rule is { Count: { } left } rule)
            RepeatRule = (rule with { Count = left - later, Until = null }).ToString();
        Put(null, DateOnly.FromDateTime(next));
        ForgetDeparturesBefore(next);
    }
}

/// <summary>How often something takes place again.</summary>
public enum Repetition
{
    Daily,
    Workdays,
    Weekly,
    EveryTwoWeeks,
    Monthly,
    Yearly,

    /// <summary>In a way of its own, as a calendar on a phone said it.</summary>
    Other,
}

internal static class Repetitions
{
    private static readonly WeekdayOf[] Workdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>The rule for something that begins on a day; what is on the 29th to the 31st is on the last day of a shorter month.</summary>
    public static Recurrence? Rule(this Repetition repetition, DateOnly day, string? own) => repetition switch
    {
        Repetition.Daily => new() { Frequency = Frequency.Daily },
        Repetition.Workdays => new() { Frequency = Frequency.Weekly, ByDay = Workdays },
        Repetition.Weekly => new() { Frequency = Frequency.Weekly },
        Repetition.EveryTwoWeeks => new() { Frequency = Frequency.Weekly, Interval = 2 },
        Repetition.Monthly => day.Day <= 28 ? new() { Frequency = Frequency.Monthly } : new() { Frequency = Frequency.Monthly, ByMonthDay = [.. Enumerable.Range(28, day.Day - 27)], BySetPosition = [-1] },
        Repetition.Yearly => new() { Frequency = Frequency.Yearly },
        _ => own is not null && Recurrence.TryParse(own, out var rule) ? rule : null,
    };
}
