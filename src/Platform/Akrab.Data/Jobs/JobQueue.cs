using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Jobs;

/// <summary>
/// Hands out waiting jobs, each to one runner. Every take raises the number of attempts, which guards all later writes: a runner
/// that was taken for dead cannot write any more.
/// </summary>
public sealed class JobQueue
{
    private readonly IServiceProvider _services;
    private readonly Writer _writer;
    private readonly DataPlace _place;
    private readonly TimeProvider _time;

    internal JobQueue(IServiceProvider services, Writer writer, DataPlace place, TimeProvider time) =>
        (_services, _writer, _place, _time) = (services, writer, place, time);

    /// <summary>Work without a sign of life for this long was abandoned.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    private const int MostTries = 16;

    /// <summary>Takes the job that has been due for longest; null when there is none. What is to be done at once is due even when the clock has gone back since.</summary>
    public async Task<JobHold?> Take(CancellationToken stop)
    {
        var now = _time.Now();
        await using var scope = _services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var due = await Open(db).Where(j => j.State == JobState.Waiting && (j.DueAt <= now || j.Attempts == 0 && j.DueAt == j.CreatedAt)).OrderBy(j => j.DueAt).Take(MostTries).ToListAsync(stop);
        foreach (var job in due)
            if (await TryTake(db, job) is { } hold)
                return hold;
        return null;
    }

    /// <summary>Takes a job that was just saved, to run it here and now.</summary>
    public async Task<JobHold?> Take(TenantId tenant, Guid id, CancellationToken stop)
    {
        await using var scope = _services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var job = await AllJobs(db).FirstOrDefaultAsync(j => j.TenantId == tenant && j.Id == id && j.State == JobState.Waiting, stop);
        return job is null ? null : await TryTake(db, job);
    }

    /// <summary>When the next waiting job falls due.</summary>
    public async Task<DateTimeOffset?> NextDue(CancellationToken stop)
    {
        await using var scope = _services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        return await Open(db).Where(j => j.State == JobState.Waiting).MinAsync(j => (DateTimeOffset?)j.DueAt, stop);
    }

    /// <summary>
    /// Work whose runner is gone. When a process starts on SQLite it owns the data folder alone, so that whatever seems to run was
    /// cut off.
    /// </summary>
    public async Task<IReadOnlyList<JobRow>> Abandoned(bool isStart, CancellationToken stop)
    {
        var cutoff = isStart && !_place.IsPostgres ? DateTimeOffset.MaxValue : _time.Now() - LongestSilence;
        await using var scope = _services.BeginEverywhere();
        var running = await AllJobs(scope.ServiceProvider.GetRequiredService<AkrabDb>()).Where(j => j.State == JobState.Running).OrderBy(j => j.Id).ToListAsync(stop);
        return running.FindAll(j => j.SeenAt is null || j.SeenAt < cutoff);
    }

    /// <summary>Puts abandoned work back into the queue, due at once.</summary>
    public async Task<int> TakeUpAbandoned(bool isStart, CancellationToken stop)
    {
        var abandoned = await Abandoned(isStart, stop);
        await using var scope = _services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        foreach (var job in abandoned)
        {
            var waiting = job.Copy();
            (waiting.State, waiting.DueAt) = (JobState.Waiting, _time.Now());
            await db.TryWrite([new RowChange(job, waiting)]);
        }

        return abandoned.Count;
    }

    private async Task<JobHold?> TryTake(AkrabDb db, JobRow job)
    {
        var taken = job.Copy();
        taken.State = JobState.Running;
        taken.Attempts++;
        taken.StartedAt ??= _time.Now();
        taken.SeenAt = _time.Now();
        return await db.TryWrite([new RowChange(job, taken)]) ? new JobHold(_services, _writer, _time, taken) : null;
    }

    /// <summary>Those of companies for which the house is open.</summary>
    private static IQueryable<JobRow> Open(AkrabDb db) => AllJobs(db).Where(j => !db.Suspended.Contains(j.TenantId));

    private static IQueryable<JobRow> AllJobs(AkrabDb db) => db.Set<JobRow>().IgnoreQueryFilters().AsNoTracking();
}
