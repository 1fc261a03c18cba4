using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Web.Import;

/// <summary>Puts an import into a job, for whoever is free or for this process here and now.</summary>
internal sealed class ImportHand(AkrabDb db, Jobs jobs, JobQueue queue, TimeProvider time)
{
    /// <summary>So long a job that is done here stays out of the hands of others; if this process dies at once, they take it then.</summary>
    private static readonly TimeSpan Aside = TimeSpan.FromMinutes(1);

    public async Task<JobRow> Begin(ImportRow run, bool isHere, CancellationToken stop)
    {
        Imports.Require(db.Acting.CanImport, "error.not-allowed");
        Imports.Require(run.State == ImportState.Draft, "import.already-run");
        var job = jobs.Prepare(new RunImport(run.Id), From(isHere));
        var next = run.Next();
        (next.State, next.StartedAt, next.Job) = (ImportState.Running, time.Now(), job.Id);
        await db.Write([], [job, new RowChange(run, next)], stop);
        return job;
    }

    public async Task<JobRow> BeginRollBack(ImportRow run, bool isHere, CancellationToken stop)
    {
        Imports.Require(db.Acting.CanImport, "error.not-allowed");
        Imports.Require(run.State is ImportState.Done or ImportState.Cancelled or ImportState.Failed, "import.cannot-roll-back");
        var job = jobs.Prepare(new RollBackImport(run.Id), From(isHere));
        var next = run.Next();
        (next.State, next.Job, next.Checkpoint) = (ImportState.RollingBack, job.Id, 0);
        await db.Write([], [job, new RowChange(run, next)], stop);
        return job;
    }

    public async Task<ImportReport> Do(JobRow job, Func<JobHold, Task<ImportReport>> work, CancellationToken stop)
    {
        await using var hold = await queue.Take(job.TenantId, job.Id, stop) ?? throw new BrokenRule("import.already-run");
        await using var stopping = stop.Register(hold.Cancel);
        try
        {
            var report = await work(hold);
            await hold.Finish(report.State == ImportState.Cancelled ? JobState.Cancelled : JobState.Done, report, null);
            return report;
        }
        catch (OperationCanceledException)
        {
            await hold.PutBack(time.Now(), null);
            throw;
        }
        catch (Exception fault)
        {
            await hold.Finish(JobState.Failed, null, Imports.ReasonOf(fault));
            throw;
        }
    }

    private DateTimeOffset? From(bool isHere) => isHere ? time.Now() + Aside : null;
}
