using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Values;
using Akrab.Sales.Opportunities;
using Akrab.Sales.Pipelines;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Sales.Forecasts;

/// <summary>What one member is to sell in one month, on one way of selling, in one branch and currency.</summary>
public sealed record ForecastLine(DateOnly Month, MemberId? Owner, TeamId? Team, BranchId? Branch, PipelineId Pipeline, Outlook Outlook);

/// <summary>What is open without being in any month: its day has passed, or nobody said one.</summary>
public sealed record Unplaced(int Overdue, int WithoutDay);

/// <summary>Adds up what whoever asks may see, in the database: as it is now, or as it was written down on a day.</summary>
public sealed class ForecastReader(AkrabDb db)
{
    /// <summary>As it is now, in the months from <paramref name="from"/> to before <paramref name="until"/>; both are first days of a month.</summary>
    public async Task<IReadOnlyList<ForecastLine>> Now(DateOnly from, DateOnly until, CancellationToken stop)
    {
        var stages = await db.Set<Stage>().AsNoTracking().ToDictionaryAsync(s => s.Id, stop);
        var won = await db.Set<Opportunity>().AsNoTracking().Where(o => o.Status == OpportunityStatus.Won && o.Amount != null && o.ClosedOn >= from && o.ClosedOn < until)
            .GroupBy(o => new { o.ClosedOn!.Value.Year, o.ClosedOn!.Value.Month, o.Owner, o.Team, o.Branch, o.Stage, o.Amount!.Value.Currency })
            .Select(g => new { g.Key, Units = g.Sum(o => o.Amount!.Value.Units), Count = g.Count() }).ToListAsync(stop);
        var open = await db.Set<Opportunity>().AsNoTracking().Where(o => o.Status == OpportunityStatus.Open && o.Amount != null && o.ClosesOn >= from && o.ClosesOn < until)
            .GroupBy(o => new { o.ClosesOn!.Value.Year, o.ClosesOn!.Value.Month, o.Owner, o.Team, o.Branch, o.Stage, o.Certainty, o.Amount!.Value.Currency })
            .Select(g => new { g.Key, Units = g.Sum(o => o.Amount!.Value.Units), Count = g.Count() }).ToListAsync(stop);

        var lines = won.Select(g => new ForecastLine(new DateOnly(g.Key.Year, g.Key.Month, 1), g.Key.Owner, g.Key.Team, g.Key.Branch, PipelineOf(g.Key.Stage), Outlook.Sold(new Money(g.Units, g.Key.Currency), g.Count)))
            .Concat(open.Select(g => new ForecastLine(new DateOnly(g.Key.Year, g.Key.Month, 1), g.Key.Owner, g.Key.Team, g.Key.Branch, PipelineOf(g.Key.Stage),
                Outlook.Hoped(new Money(g.Units, g.Key.Currency), g.Key.Certainty ?? stages.GetValueOrDefault(g.Key.Stage)?.Certainty ?? Certainty.Possible, stages.GetValueOrDefault(g.Key.Stage)?.Probability ?? 0, g.Count))));
        return [.. lines.GroupBy(l => l with { Outlook = Outlook.None(l.Outlook.Currency) }).Select(same => same.Key with { Outlook = same.Select(l => l.Outlook).Aggregate((all, one) => all + one) })];

        PipelineId PipelineOf(StageId stage) => stages.GetValueOrDefault(stage)?.Pipeline ?? default;
    }

    /// <summary>As it was written down, and the day that was: the last on or before <paramref name="on"/>; null when nothing had been by then.</summary>
    public async Task<(DateOnly Day, IReadOnlyList<ForecastLine> Lines)?> Then(DateOnly on, DateOnly from, DateOnly until, CancellationToken stop)
    {
        if (await db.Set<ForecastSnapshot>().Where(s => s.Day <= on).OrderByDescending(s => s.At).Select(s => new { s.Day, s.At }).FirstOrDefaultAsync(stop) is not { } last)
            return null;

        var rows = await db.Set<ForecastSnapshot>().AsNoTracking().Where(s => s.At == last.At && s.Month >= from && s.Month < until).ToListAsync(stop);
        return (last.Day, [.. rows.Select(s => new ForecastLine(s.Month, s.Owner, s.TeamThen, s.Branch, s.Pipeline, s.Outlook))]);
    }

    /// <summary>How many open ones are in no month from this one on.</summary>
    public async Task<Unplaced> Unplaced(DateOnly month, CancellationToken stop)
    {
        var open = db.Set<Opportunity>().Where(o => o.Status == OpportunityStatus.Open);
        return new Unplaced(await open.CountAsync(o => o.ClosesOn < month, stop), await open.CountAsync(o => o.ClosesOn == null, stop));
    }

    public Task<List<SalesTarget>> Targets(DateOnly from, DateOnly until, CancellationToken stop) =>
        db.Set<SalesTarget>().AsNoTracking().Where(t => t.Month >= from && t.Month < until).ToListAsync(stop);
}
