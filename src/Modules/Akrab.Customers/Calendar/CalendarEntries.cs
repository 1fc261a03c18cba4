using Akrab.Contracts;
using Akrab.Customers.Activities;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Calendar;

/// <summary>One thing on one day of the calendar.</summary>
/// <param name="IsFirst">Whether it stands here itself, rather than a repetition of it: only that can be moved.</param>
public sealed record DayEntry(Activity Activity, Occasion Occasion, TimeSpan Lasts, bool IsFirst, string? Who)
{
    /// <summary>When it begins on the wall clock; midnight for what has no time.</summary>
    public DateTime At => Occasion.At;

    public bool HasTime => Occasion.HasTime;

    public string Subject => Occasion.Subject ?? Activity.Subject;

    public DateOnly Day => DateOnly.FromDateTime(At);

    public string Url => $"/activities/{Activity.Id.Value}";

    public bool IsLate(DateOnly today) => Activity.IsOpen && Day < today;
}

/// <summary>Gathers what stands on the days of a calendar, repetitions included: three questions, however long the stretch.</summary>
public sealed class CalendarEntries(AkrabDb db, Titles titles)
{
    /// <summary>No stretch shows more; a calendar with more in a month is read as a list.</summary>
    private const int Most = 2_000;

    /// <summary>What has no end takes this long on the picture.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(30);

    public async Task<IReadOnlyList<DayEntry>> Within(DateOnly from, DateOnly to, bool isEverybodys, CancellationToken stop)
    {
        var (begin, end) = (MomentType.StartOf(from, Clock.Zone), MomentType.StartOf(to, Clock.Zone));
        var activities = await Mine(isEverybodys).Where(a =>
                a.StartsAt >= begin && a.StartsAt < end
                || a.StartsAt == null && a.DueOn >= from && a.DueOn < to
                || a.Repeats != null && (a.StartsAt != null ? a.StartsAt < end : a.DueOn < to) && a.Status != ActivityStatus.Done && (a.RepeatsUntil == null || a.RepeatsUntil >= from)
                || a.Departures != null && a.Status != ActivityStatus.Done)
            .OrderBy(a => a.DueOn).Take(Most).ToListAsync(stop);
        var parties = await titles.Of(typeof(PartyId), [.. activities.Select(a => a.Party?.Value).OfType<Guid>().Distinct()], stop);
        return [.. activities.SelectMany(a => Entries(a, from, to, a.Party is { } party ? parties[party.Value].Title : null)).OrderBy(e => e.At).ThenByDescending(e => e.Lasts).Take(Most)];
    }

    /// <summary>One's own and those one takes part in, or all that one may see.</summary>
    public IQueryable<Activity> Mine(bool isEverybodys)
    {
        var (all, me) = (db.Set<Activity>().AsNoTracking(), db.Acting.Member);
        return isEverybodys ? all : all.Where(a => a.Owner == me || db.Set<Participant>().Any(p => p.Activity == a.Id && p.Member == me));
    }

    private static IEnumerable<DayEntry> Entries(Activity activity, DateOnly from, DateOnly to, string? who)
    {
        var lasts = activity is { StartsAt: { } start, EndsAt: { } end } && end > start ? end - start : Usual;
        foreach (var occasion in activity.Occasions(from.ToDateTime(TimeOnly.MinValue), to.ToDateTime(TimeOnly.MinValue)))
            yield return new DayEntry(activity, occasion, occasion.Lasts ?? lasts, occasion.At == activity.Begins, who);
    }
}
