using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Fields;
using Akrab.Privacy.Assessments;
using Akrab.Privacy.Incidents;
using Akrab.Privacy.Purposes;
using Akrab.Privacy.Registers;
using Akrab.Privacy.Requests;
using Akrab.Privacy.Retention;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Privacy.Home;

/// <summary>Something whose time runs.</summary>
public sealed record Running(string Title, string Url, string What, DateTimeOffset DueAt);

/// <summary>All that is to be seen to.</summary>
public sealed record Workbench(DateTimeOffset Now, IReadOnlyList<Running> Due, IReadOnlyDictionary<RequestState, int> Requests, int OpenIncidents, IReadOnlyList<RetentionRule> Rules,
    JobRow? LastRun, IReadOnlyList<PeopleImport> Unfounded, IReadOnlyList<ImpactAssessment> ToReview, IReadOnlyList<Processor> ToRenew);

/// <summary>Gathers what is due: a few questions, none of them for each record.</summary>
public sealed class WorkbenchReader(AkrabDb db, ImportedPeople imported, TimeProvider time)
{
    private const int Most = 20, ReviewDays = 30;

    public async Task<Workbench> Read(CancellationToken stop)
    {
        var soon = time.Today().AddDays(ReviewDays);
        var states = await db.Set<PrivacyRequest>().GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return new Workbench(time.Now(), await Due(stop), states, await db.Set<Incident>().CountAsync(i => i.ClosedAt == null, stop),
            await db.Set<RetentionRule>().AsNoTracking().OrderBy(r => r.Name).Take(Most).ToListAsync(stop),
            await db.Set<JobRow>().AsNoTracking().Where(j => j.Kind == LettingOldGo.Kind).OrderByDescending(j => j.CreatedAt).FirstOrDefaultAsync(stop), [.. (await imported.Latest(stop)).Where(i => !i.IsFounded)],
            await db.Set<ImpactAssessment>().AsNoTracking().Where(a => a.Outcome == AssessmentOutcome.Draft || a.ReviewOn <= soon).OrderBy(a => a.ReviewOn).Take(Most).ToListAsync(stop),
            await db.Set<Processor>().AsNoTracking().Where(p => p.ContractUntil <= soon).OrderBy(p => p.ContractUntil).Take(Most).ToListAsync(stop));
    }

    private async Task<IReadOnlyList<Running>> Due(CancellationToken stop)
    {
        var requests = await db.Set<PrivacyRequest>().AsNoTracking().Where(r => r.ClosedAt == null).OrderBy(r => r.DueAt).Take(Most).ToListAsync(stop);
        var incidents = await db.Set<Incident>().AsNoTracking().Where(i => i.ClosedAt == null && (i.AuthorityToldAt == null || i.PeopleToldAt == null)).OrderBy(i => i.DueAt).Take(Most).ToListAsync(stop);
        var kinds = ChoiceType.Of(typeof(RequestKind));
        return [.. requests.Select(r => new Running(r.Name, $"/privacy-requests/{r.Id.Value}", kinds.Format(r.Kind), r.DueAt))
            .Concat(incidents.Select(i => new Running(i.Name, $"/incidents/{i.Id.Value}", db.Registry.Get<Incident>().One, i.DueAt))).OrderBy(r => r.DueAt)];
    }
}
