using Akrab.Contracts;
using Akrab.Data.Access;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Customers.Activities;

/// <summary>Reminds owners of what begins soon.</summary>
public sealed class Remembrancer(IServiceProvider services, TimeProvider time, ILogger<Remembrancer> log) : TirelessLoop(time, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20), Usual = TimeSpan.FromMinutes(15);

    /// <summary>What was due longer ago while nobody was here to remind of it is told by the day's page.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromHours(12);

    private TimeSpan _back = AfterStart;

    protected override TimeSpan Rest => Pause;

    protected override async Task Turn(CancellationToken stop)
    {
        await Remind(_back, stop);
        _back = Usual;
        await Task.Delay(Pause, Time, stop);
    }

    /// <summary>Tells of all that fell due within this time; what was told is not told again.</summary>
    public async Task Remind(TimeSpan back, CancellationToken stop)
    {
        var now = Time.Now();
        var since = now - back;
        foreach (var tenant in (await Due(since, now, stop)).GroupBy(a => a.TenantId))
        {
            await using var scope = services.Begin(Acting.System(tenant.Key));
            var notices = scope.ServiceProvider.GetRequiredService<INotices>();
            foreach (var activity in tenant)
                await notices.Tell([activity.Owner!.Value], new Notice(NoticeKind.Reminder, activity.Id) { Begins = activity.StartsAt is null ? null : activity.Waits, Key = $"reminder:{activity.Id.Value}:{activity.RemindAt!.Value.UtcTicks}" }, stop);
            await scope.ServiceProvider.GetRequiredService<AkrabDb>().SaveChangesAsync(stop);
        }
    }

    private async Task<List<Activity>> Due(DateTimeOffset since, DateTimeOffset now, CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        return await db.Set<Activity>().IgnoreQueryFilters().AsNoTracking()
            .Where(a => !db.Suspended.Contains(a.TenantId) && a.RemindAt > since && a.RemindAt <= now && a.Owner != null && a.Status != ActivityStatus.Done && a.DeletedAt == null).OrderBy(a => a.RemindAt).ToListAsync(stop);
    }
}
