using Akrab.Automation.Schedules;
using Akrab.Data.Jobs;
using Akrab.Data.Sealing;
using Microsoft.Extensions.Logging;

namespace Akrab.Automation.Sealing;

/// <summary>Seals the books once a minute, and a last time when the server ends.</summary>
public sealed class SealingLoop(Sealer sealer, FirstRequest first, TimeProvider time, ILogger<SealingLoop> log) : TirelessLoop(time, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task Turn(CancellationToken stop)
    {
        await first.Or(Pause, Time, stop);
        await sealer.Seal(stop);
        await Task.Delay(Pause, Time, stop);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await sealer.Seal(cancellationToken);
    }
}
