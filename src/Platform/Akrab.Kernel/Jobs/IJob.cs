namespace Akrab.Kernel.Jobs;

/// <summary>
/// Does one kind of background work. It may be stopped and begun again at any moment, so it is idempotent, keeps a checkpoint, and
/// says what it did not do.
/// </summary>
public interface IJob<in TInput> where TInput : class
{
    /// <summary>Does the work; what it gives back is kept as the report.</summary>
    Task<object?> Run(TInput input, RunningJob job, CancellationToken stop);

    /// <summary>It will not be run any more: nobody wants it, or it was given up for this reason. What waits for its end is told so.</summary>
    Task Drop(TInput input, string? reason, CancellationToken stop) => Task.CompletedTask;
}

/// <summary>What a job knows of its own run.</summary>
public abstract class RunningJob
{
    public abstract Guid Id { get; }

    /// <summary>Whether an earlier run was cut off by a crash or a stop of the program.</summary>
    public abstract bool IsResumed { get; }

    /// <summary>Where the earlier run had come to, in the job's own form.</summary>
    public abstract string? Checkpoint { get; }

    /// <summary>Whether somebody wants it to end early.</summary>
    public abstract bool IsCancelAsked { get; }

    /// <summary>Tells how far it is; cheap, may be called for every row.</summary>
    public abstract void Report(long done, long? total);

    /// <summary>Keeps where it has come to, for a run after a crash.</summary>
    public abstract Task Keep(string checkpoint, CancellationToken stop);
}
