using Akrab.Kernel.Jobs;

namespace Akrab.Web.Import;

/// <summary>An import is to be run.</summary>
public sealed record RunImport(Guid Import);

/// <summary>An import is to be undone.</summary>
public sealed record RollBackImport(Guid Import);

/// <summary>Runs an import in the background.</summary>
internal sealed class ImportJob(Imports imports) : IJob<RunImport>
{
    public async Task<object?> Run(RunImport input, RunningJob job, CancellationToken stop) =>
        await imports.RunHere(input.Import, job.IsResumed, () => job.IsCancelAsked, new JobProgress(job), stop);

    public Task Drop(RunImport input, string? reason, CancellationToken stop) => imports.GiveUp(input.Import, reason, stop);
}

/// <summary>Undoes an import in the background.</summary>
internal sealed class RollBackJob(Imports imports) : IJob<RollBackImport>
{
    public async Task<object?> Run(RollBackImport input, RunningJob job, CancellationToken stop) =>
        await imports.RollBackHere(input.Import, job.IsResumed, new JobProgress(job), stop);

    public Task Drop(RollBackImport input, string? reason, CancellationToken stop) => imports.GiveUp(input.Import, reason, stop);
}

internal sealed class JobProgress(RunningJob job) : IProgress<ImportProgress>
{
    public void Report(ImportProgress value) => job.Report(value.Done, value.Total);
}
