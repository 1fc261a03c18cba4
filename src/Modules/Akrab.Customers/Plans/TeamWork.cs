using Akrab.Customers.Activities;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Plans;

/// <summary>What one member planned and did in a stretch of days.</summary>
/// <param name="Planned">Due in it.</param>
/// <param name="Kept">Of those, done by the day they were due.</param>
/// <param name="Late">Of those, done after it.</param>
/// <param name="Open">Of those, due before today and not done.</param>
/// <param name="Silent">Calls, meetings and visits whose time is over, of which nobody noted anything.</param>
public sealed record MemberWork(MemberId? Member, string? Name, int Planned, int Kept, int Late, int Open, int Silent)
{
    /// <summary>The share of promises kept among those whose day has come; null before any has.</summary>
    public double? KeptShare => Kept + Late + Open is > 0 and var due ? (double)Kept / due : null;
}

/// <summary>Counts planned against done, member by member, of all activities one may see.</summary>
public sealed class TeamWorkReader(AkrabDb db, Titles titles, TimeProvider time)
{
    public async Task<IReadOnlyList<MemberWork>> Read(DateOnly from, DateOnly to, CancellationToken stop)
    {
        var today = time.Today();
        var now = time.GetUtcNow();
        var due = await db.Set<Activity>().AsNoTracking().Where(a => a.DueOn >= from && a.DueOn < to)
            .Select(a => new { a.Owner, a.DueOn, a.DoneAt, IsSilent = a.Kind != ActivityKind.Task && a.DoneAt == null && (a.EndsAt ?? a.StartsAt) < now }).ToListAsync(stop);
        var names = await titles.Of(typeof(MemberId), [.. due.Select(a => a.Owner?.Value).OfType<Guid>().Distinct()], stop);
        return [.. due.GroupBy(a => a.Owner).Select(g => new MemberWork(g.Key, g.Key is { } member ? names[member.Value].Title : null, g.Count(),
            g.Count(a => a.DoneAt is { } at && DayOf(at) <= a.DueOn), g.Count(a => a.DoneAt is { } at && DayOf(at) > a.DueOn), g.Count(a => a.DoneAt is null && a.DueOn < today), g.Count(a => a.IsSilent)))
            .OrderByDescending(w => w.Planned).ThenBy(w => w.Name, StringComparer.CurrentCulture)];
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Clock.Zone).DateTime);
}
