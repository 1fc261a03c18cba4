using Akrab.Data.Jobs;
using Akrab.Kernel.Fields;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akrab.Automation.Jobs;

/// <summary>Takes waiting jobs and does them, a few at a time, each in the name of the member who asked.</summary>
public sealed partial class JobRunner(IServiceProvider services, JobQueue queue, Bells bells, TimeProvider time, ILogger<JobRunner> log) : BackgroundService
{
    private const int AtATime = 2;
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _hands = new(AtATime);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        List<Task> running = [];
        var isStart = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await queue.TakeUpAbandoned(isStart, stoppingToken) is > 0 and var found)
                    TookUp(found);
                isStart = false;
                while (await TakeOne(stoppingToken) is { } job)
                    running.Add(Run(job, stoppingToken));
                running.RemoveAll(task => task.IsCompleted);
                await bells.Jobs.Wait(await Nap(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                Stumbled(fault);
                await Task.Delay(LongestNap, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(running);
    }

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

    private async Task<TimeSpan> Nap(CancellationToken stop)
    {
        if (await queue.NextDue(stop) is not { } due)
            return LongestNap;
        var wait = due - time.Now();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestNap ? wait : LongestNap;
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The job runner stumbled and goes on")]
    private partial void Stumbled(Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Kind} {Id} could not be ended")]
    private partial void Lost(string kind, Guid id, Exception fault);
}
