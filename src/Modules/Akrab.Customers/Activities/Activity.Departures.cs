using Akrab.Kernel.Fields;

namespace Akrab.Customers.Activities;

public sealed partial class Activity
{
    /// <summary>A rule may name every second; more than this is not looked at.</summary>
    private const int MostOccasions = 1_000;

    /// <summary>The times that are not as the rule says, one a line.</summary>
    public string? Departures { get; private set; }

    public IReadOnlyList<Departure> Departed => Departure.Read(Departures);

    /// <summary>These times are not as the rule says, and no others.</summary>
    public void Depart(IEnumerable<Departure> departures)
    {
        Departures = Departure.Write(departures);
        Remind();
    }

    /// <summary>When it takes place within [from, to), where it stands included.</summary>
    public IEnumerable<Occasion> Occasions(DateTime from, DateTime to)
    {
        if (Begins is not { } begins)
            return [];

        var departed = IsOpen ? Departed : [];
        var originals = departed.Select(d => Occasion.Local(d.Original)).ToHashSet();
        return Regular(begins, from, to).Take(MostOccasions).Where(at => !originals.Contains(at)).Select(Usual)
            .Concat(Moved(begins, departed).Where(o => o.At >= from && o.At < to));
    }

    /// <summary>The time it waits for: the first that is left, moved or not; null when none is.</summary>
    public Occasion? Standing
    {
        get
        {
            if (Begins is not { } begins)
                return null;
            if (!IsOpen || Departures is null)
                return Usual(begins);

            var departed = Departed;
            var originals = departed.Select(d => Occasion.Local(d.Original)).ToHashSet();
            var regular = Regular(begins, begins, DateTime.MaxValue).Take(MostOccasions).Where(at => !originals.Contains(at)).Take(1).Select(Usual);
            return Moved(begins, departed).Concat(regular).MinBy(o => o.At);
        }
    }

    /// <summary>What a day has of it: the time it takes place then, or else the one it waits for since before.</summary>
    public Occasion? On(DateOnly day)
    {
        var (morning, night) = (day.ToDateTime(TimeOnly.MinValue), day.AddDays(1).ToDateTime(TimeOnly.MinValue));
        return Occasions(morning, night).MinBy(o => o.At) ?? (Standing is { } standing && standing.At < night ? standing : null);
    }

    private Occasion Usual(DateTime at) => new(at, StartsAt is not null);

    private IEnumerable<DateTime> Regular(DateTime begins, DateTime from, DateTime to) =>
        Rule is { } rule && IsOpen ? rule.Occurrences(begins, from, to, Clock.Zone) : begins >= from && begins < to ? [begins] : [];

    /// <summary>Those at another time, as long as the rule still has the time they stand for.</summary>
    private IEnumerable<Occasion> Moved(DateTime begins, IReadOnlyList<Departure> departed) =>
        departed.Where(d => d.IsAdded || d.At is not null && Occasion.Local(d.Original) is var original && Regular(begins, original, original.AddTicks(1)).Any()).Select(d => d.Occasion!);

    /// <summary>The departures go along when all of it is moved.</summary>
    private void MoveDepartures(TimeSpan by)
    {
        if (Departures is not null && by != TimeSpan.Zero)
            Depart(Departed.Select(d => d.Later(by)));
    }

    /// <summary>What was before is over.</summary>
    private void ForgetDeparturesBefore(DateTime begins)
    {
        if (Departures is not null)
            Depart(Departed.Where(d => d.IsAdded || Occasion.Local(d.Original) >= begins));
    }
}
