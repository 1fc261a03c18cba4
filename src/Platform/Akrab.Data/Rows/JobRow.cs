using Akrab.Data.Jobs;

namespace Akrab.Data.Rows;

/// <summary>A piece of background work that survives a crash: what to do, how far it is, what came of it.</summary>
public sealed class JobRow : TenantRow
{
    public Guid Id { get; init; }

    /// <summary>The declared kind of work.</summary>
    public required string Kind { get; init; }

    public required string Input { get; init; }

    public JobState State { get; set; }

    /// <summary>Who asked for it.</summary>
    public Kernel.Entities.MemberId? Member { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset DueAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>The last sign of life; work without one for a while is taken up again.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public long Done { get; set; }

    public long? Total { get; set; }

    public bool IsCancelAsked { get; set; }

    /// <summary>How often it was taken; guards every write of its runner.</summary>
    public int Attempts { get; set; }

    /// <summary>Where to go on after a crash, in the handler's own form.</summary>
    public string? Checkpoint { get; set; }

    /// <summary>The report, as JSON.</summary>
    public string? Result { get; set; }

    public string? Failure { get; set; }

    /// <summary>The schedule it belongs to and the moment it was due: unique together, so that a due run happens once.</summary>
    public string? Schedule { get; init; }

    public override Bell? Wakes(Bells bells) => State == JobState.Waiting ? bells.Jobs : null;

    internal JobRow Copy() => (JobRow)MemberwiseClone();
}

/// <summary>Where a job stands.</summary>
public enum JobState
{
    Waiting,
    Running,
    Done,
    Failed,
    Cancelled,
}
