using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Akrab.Automation.Schedules;

/// <summary>
/// Watches the clock: what falls due becomes a waiting job, and the jobs table does the rest. Quartz reads the cron expressions;
/// its scheduler is not needed, because a due run is unique in the table whoever makes it.
/// </summary>
public sealed partial class ScheduleClock(IEnumerable<Schedule> schedules, DueRuns runs, FirstRequest first, TimeProvider time, ILogger<ScheduleClock> log) : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10), LongestNap = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await first.Or(LongestWait, time, stoppingToken);
        var all = schedules.Select(s => (Schedule: s, Cron: new CronExpression(s.Cron, Clock.Jakarta))).ToList();
        var seen = time.GetUtcNow();
        while (all.Count > 0 && !stoppingToken.IsCancellationRequested)
        {
            var now = time.GetUtcNow();
            foreach (var (schedule, cron) in all)
                if (cron.GetNextValidTimeAfter(seen) is { } due && due <= now)
                    await Make(schedule, due, stoppingToken);
            seen = now;

            var next = all.Min(s => s.Cron.GetNextValidTimeAfter(now)) ?? DateTimeOffset.MaxValue;
            var nap = next - time.GetUtcNow();
            await Task.Delay(nap < TimeSpan.Zero ? TimeSpan.Zero : nap < LongestNap ? nap : LongestNap, time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Make(Schedule schedule, DateTimeOffset due, CancellationToken stop)
    {
        try
        {
            await runs.Make(schedule, due, stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            Missed(schedule.Name, due, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Schedule {Name} could not be made due at {Due}")]
    private partial void Missed(string name, DateTimeOffset due, Exception fault);
}
