using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;
using Akrab.Sales.Opportunities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Sales.Leads.Learning;

/// <summary>It is to be learnt which enquiries become sales.</summary>
public sealed record LearnFromLeads;

/// <summary>Every night: learns from the enquiries that were won and lost, and from what somebody corrected, and rates the open ones anew.</summary>
internal sealed class LearningFromLeads(AkrabDb db, IProfiling profiling, Rater rater, TimeProvider time) : IJob<LearnFromLeads>
{
    public const string Kind = "learn-from-leads";

    /// <summary>The latest so many are enough, and times change.</summary>
    private const int MostTaught = 20_000;

    private const int AtATime = 200;

    public async Task<object?> Run(LearnFromLeads input, RunningJob job, CancellationToken stop)
    {
        var now = time.Now();
        var learnt = Teacher.Learn(await Decided(stop));
        db.Add(RatingModel.Of(learnt, now, time.Today().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        await db.SaveChangesAsync(stop);

        var (open, done) = (await db.Set<Lead>().Where(l => l.Status == LeadStatus.Open && l.ReceivedAt != null).OrderBy(l => l.Id).Select(l => l.Id).ToListAsync(stop), 0);
        foreach (var some in open.Chunk(AtATime))
        {
            db.ChangeTracker.Clear();
            foreach (var lead in await db.Set<Lead>().AsTracking().Where(l => some.Contains(l.Id)).ToListAsync(stop))
                await rater.Rate(lead, stop);
            await db.SaveChangesAsync(stop);
            job.Report(done += some.Length, open.Count);
        }

        return new { State = learnt.State.ToString(), learnt.Decided, learnt.Won, Rated = done };
    }

    /// <summary>The signs of those whose end is known. An outcome counts for more than what somebody thought; whoever objected to profiling teaches nothing.</summary>
    private async Task<List<(IReadOnlyList<string> Signs, bool IsWon)>> Decided(CancellationToken stop)
    {
        var sales = db.Set<Opportunity>();
        var leads = await db.Set<Lead>().AsNoTracking()
            .Where(l => l.Party != null && l.DropReason != DropReason.Duplicate && (l.Status != LeadStatus.Open || l.RatedBy == RatedBy.Person))
            .OrderByDescending(l => l.ArrivedAt).ThenBy(l => l.Id).Take(MostTaught)
            .Select(l => new { Party = l.Party!.Value, l.Status, l.RatedBy, l.Rating, l.Signs, Sale = sales.Where(o => o.Id == l.Opportunity).Select(o => (OpportunityStatus?)o.Status).FirstOrDefault() })
            .ToListAsync(stop);
        var allowed = await profiling.Allowing([.. leads.Select(l => l.Party).Distinct()], stop);
        List<(IReadOnlyList<string>, bool)> decided = [];
        foreach (var lead in leads.Where(l => allowed.Contains(l.Party)))
        {
            bool? outcome = lead switch
            {
                { Status: LeadStatus.Dropped } or { Sale: OpportunityStatus.Lost } => false,
                { Sale: OpportunityStatus.Won } => true,
                { RatedBy: RatedBy.Person, Rating: LeadRating.Hot } => true,
                { RatedBy: RatedBy.Person, Rating: LeadRating.Junk } => false,
                _ => null,
            };
            if (outcome is { } isWon)
                decided.Add((lead.Signs.Items, isWon));
        }

        return decided;
    }
}
