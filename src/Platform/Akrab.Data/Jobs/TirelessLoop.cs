using Akrab.Kernel.Fields;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akrab.Data.Jobs;

/// <summary>Work that goes on for as long as the server runs: a turn that fails is told to the log, and after a rest comes the next.</summary>
public abstract partial class TirelessLoop(TimeProvider time, ILogger log) : BackgroundService
{
    protected TimeProvider Time => time;

    /// <summary>How long it waits after a turn that failed.</summary>
    protected virtual TimeSpan Rest => TimeSpan.FromSeconds(10);

    /// <summary>Does what there is to do and waits for the next time.</summary>
    protected abstract Task Turn(CancellationToken stop);

    /// <summary>The server ends: waits for what the turns have begun.</summary>
    protected virtual Task Finish() => Task.CompletedTask;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Turn(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                Stumbled(GetType().Name, fault);
                await Task.Delay(Rest, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Finish();
    }

    /// <summary>The time until then, within bounds; the longer bound when nothing is due.</summary>
    protected TimeSpan Until(DateTimeOffset? due, TimeSpan shortest, TimeSpan longest)
    {
        var wait = due is { } then ? then - time.Now() : longest;
        return wait < shortest ? shortest : wait < longest ? wait : longest;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Loop} stumbled and goes on")]
    private partial void Stumbled(string loop, Exception fault);
}
