using Akrab.Data.Jobs;
using Akrab.Data.Leaving;
using Microsoft.Extensions.Logging;

namespace Akrab.Automation;

/// <summary>Deletes companies whose time to think it over has passed.</summary>
public sealed class Leaving(CompanyEraser eraser, TimeProvider time, ILogger<Leaving> log) : TirelessLoop(time, log)
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

    protected override async Task Turn(CancellationToken stop)
    {
        await eraser.EraseDue(stop);
        await Task.Delay(Look, Time, stop);
    }
}
