using Akrab.Data.Jobs;
using Microsoft.Extensions.Logging;

namespace Akrab.Automation.Jobs;

/// <summary>Takes waiting jobs and does them, a few at a time, each in the name of the member who asked.</summary>
public sealed partial class JobRunner(IServiceProvider services, JobQueue queue, Bells bells, TimeProvider time, ILogger<JobRunner> log) : TirelessLoop(time, log)
{
    private const int AtATime = 2;
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _hands = new(AtATime);
    private readonly List<Task> _running = [];
    private bool _isStart = true;

    protected override async Task Turn(CancellationToken stop)
    {
        if (await queue.TakeUpAbandoned(_isStart, stop) is > 0 and var found)
            TookUp(found);
        _isStart = false;
        while (await TakeOne(stop) is { } job)
            _running.Add(Run(job, stop));
        _running.RemoveAll(task => task.IsCompleted);
        await bells.Jobs.Wait(Until(await queue.NextDue(stop), TimeSpan.Zero, LongestNap), stop);
    }

    protected override Task Finish() => Task.WhenAll(_running);

    private async Task<JobHold?> TakeOne(CancellationToken stop)
    {
        await _hands.WaitAsync(stop);
        JobHold? job = null;
        try
        {
            return job = await queue.Take(stop);
        }
        finally
        {
            if (job is null)
                _hands.Release();
        }
    }

    private async Task Run(JobHold job, CancellationToken stop)
    {
        try
        {
            await using (job)
                await JobRun.Do(services, job, stop);
        }
        catch (Exception fault)
        {
            Lost(job.Row.Kind, job.Id, fault);
        }
        finally
        {
            _hands.Release();
            bells.Jobs.Ring();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} jobs were cut off and are taken up again")]
    private partial void TookUp(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Kind} {Id} could not be ended")]
    private partial void Lost(string kind, Guid id, Exception fault);
}
