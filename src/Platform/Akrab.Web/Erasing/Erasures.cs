using System.Text.Json;
using Akrab.Data.Access;
using Akrab.Data.Erasing;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Jobs;
using Akrab.Kernel.Language;
using Akrab.Kernel.Permissions;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Erasing;

/// <summary>Somebody is to be erased; the job's id becomes the proof's.</summary>
/// <param name="Because">Why, without saying who.</param>
public sealed record EraseRecord(string Entity, Guid Record, string Because, string? Request);

/// <summary>Erases in the background; cut off, it goes on where it was.</summary>
internal sealed class ErasingRecord(AkrabDb db, Eraser eraser) : IJob<EraseRecord>
{
    public const string Kind = "erase";

    public async Task<object?> Run(EraseRecord input, RunningJob job, CancellationToken stop)
    {
        await eraser.Erase(job.Id, db.CurrentTenant, db.Registry.Find(input.Entity)!, [input.Record], new ErasureReason(db.Me, input.Because, input.Request), (done, total) => job.Report(done, total), stop);
        return null;
    }
}

/// <summary>How far an erasure is.</summary>
public enum ErasureState
{
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>An erasure, under way or with its proof.</summary>
/// <param name="ErasureId">By which it is asked for again.</param>
/// <param name="Done">How much is done, of <paramref name="Total"/>.</param>
/// <param name="Problem">What went wrong, where it failed.</param>
/// <param name="At">When it was done.</param>
/// <param name="By">The member who did it; null when the system did.</param>
/// <param name="Because">Why.</param>
/// <param name="Request">The request it answers.</param>
/// <param name="Sum">What it reached, in numbers.</param>
/// <param name="Digest">SHA-256 over the proof.</param>
public sealed record ErasureReport(Guid ErasureId, ErasureState State, long Done = 0, long? Total = null, string? Problem = null, DateTimeOffset? At = null, Guid? By = null, string? Because = null, string? Request = null, ErasureSum? Sum = null, string? Digest = null)
{
    public static ErasureReport Of(ErasureRow proof) => new(proof.Id, ErasureState.Done, At: proof.At, By: proof.By?.Value, Because: proof.Because, Request: proof.Request, Sum: JsonSerializer.Deserialize<ErasureSum>(proof.Sum), Digest: proof.Digest);

    public static ErasureReport Of(JobRow job) => job.State switch
    {
        JobState.Failed => new(job.Id, ErasureState.Failed, Problem: Words.Say(job.Failure ?? "job.fault")),
        JobState.Cancelled => new(job.Id, ErasureState.Cancelled, Problem: Words.Say("erasure.cancelled")),
        _ => new(job.Id, ErasureState.Running, job.Done, job.Total),
    };
}

/// <summary>Erasing, for the page and the API: what would go, the deed, how far it is, its proof.</summary>
public sealed class Erasures(AkrabDb db, RecordReader records, Eraser eraser, Jobs jobs, Bells bells, TimeProvider time)
{
    private const int LongestReason = 500;

    /// <summary>What would go, and what stays.</summary>
    public async Task<(T Record, ErasurePreview Preview)> Preview<T>(Definition<T> definition, Guid id, CancellationToken stop) where T : Entity =>
        (await Permitted(definition, id, stop), await eraser.Preview(db.CurrentTenant, definition, id, stop));

    /// <summary>Begins it, and gives its id.</summary>
    /// <exception cref="InvalidInput">It does not say why.</exception>
    public async Task<Guid> Begin<T>(Definition<T> definition, Guid id, string because, string? request, CancellationToken stop) where T : Entity
    {
        await Permitted(definition, id, stop);
        if (because.Trim().Length is 0 or > LongestReason)
            throw new InvalidInput([new FieldProblem("because", "erasure.why")]);
        if (request?.Length > LongestReason)
            throw new InvalidInput([new FieldProblem("request", "erasure.long-request")]);

        var (why, asked) = await eraser.WithoutName(db.CurrentTenant, definition, id, because.Trim(), request?.Trim() is { Length: > 0 } named ? named : null, stop);
        var job = jobs.Enqueue(new EraseRecord(definition.Name, id, why, asked));
        await db.SaveChangesAsync(stop);
        bells.Jobs.Ring();
        return job.Id;
    }

    /// <summary>The erasure as it is now.</summary>
    /// <exception cref="RecordNotFound">There is none.</exception>
    public async Task<ErasureReport> Find(Guid id, CancellationToken stop)
    {
        Permit();
        // The proof stands before the last of it is off the disk; it is over when the job is.
        var job = await jobs.Find(id, stop) is { Kind: ErasingRecord.Kind } found ? found : null;
        if (job is not { State: JobState.Waiting or JobState.Running } && await db.Set<ErasureRow>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, stop) is { } proof)
            return ErasureReport.Of(proof);
        return job is not null ? ErasureReport.Of(job) : throw new RecordNotFound();
    }

    /// <summary>Waits for its end, but not longer than this.</summary>
    public Task<ErasureReport> Await(Guid id, TimeSpan most, CancellationToken stop) => time.Until(() => Find(id, stop), report => report.State != ErasureState.Running, most, stop);

    /// <summary>Breaks it off, unless they are erased already.</summary>
    public async Task Cancel(Guid id, CancellationToken stop)
    {
        await Find(id, stop);
        await jobs.Cancel(id, stop);
    }

    /// <summary>The latest proofs.</summary>
    public async Task<IReadOnlyList<ErasureRow>> Latest(int most, CancellationToken stop)
    {
        Permit();
        return await db.Set<ErasureRow>().AsNoTracking().OrderByDescending(e => e.Id).Take(most).ToListAsync(stop);
    }

    /// <summary>The record, if whoever acts may erase it.</summary>
    /// <exception cref="RecordNotFound">There is nobody of that id whom they may see.</exception>
    /// <exception cref="NotAllowed">It is not their task.</exception>
    public async Task<T> Permitted<T>(Definition<T> definition, Guid id, CancellationToken stop) where T : Entity
    {
        var record = await records.See<T>(id, stop);
        Permit();
        return db.Acting.IsWithin(db.Acting.Reaching(definition).Delete, record) ? record : throw new NotAllowed();
    }

    private void Permit()
    {
        if (!db.Acting.Rights.May(Rights.Erase))
            throw new NotAllowed();
    }
}
