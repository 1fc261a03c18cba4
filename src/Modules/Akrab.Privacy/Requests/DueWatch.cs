using Akrab.Contracts;
using Akrab.Data.Access;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Akrab.Privacy.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Privacy.Requests;

/// <summary>Tells whoever is responsible before the time of the law runs out, and once more when it has.</summary>
public sealed class DueWatch(IServiceProvider services, TimeProvider time, ILogger<DueWatch> log) : TirelessLoop(time, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task Turn(CancellationToken stop)
    {
        await Look(stop);
        await Task.Delay(Pause, Time, stop);
    }

    /// <summary>Tells of all that is due soon; what was told is not told again.</summary>
    public async Task Look(CancellationToken stop)
    {
        var now = Time.Now();
        foreach (var tenant in (await Due(now, stop)).GroupBy(d => d.Tenant))
        {
            await using var scope = services.Begin(Acting.System(tenant.Key));
            var (notices, members) = (scope.ServiceProvider.GetRequiredService<INotices>(), scope.ServiceProvider.GetRequiredService<Administrators>());
            foreach (var due in tenant)
                if (Clocks.Warning(due.At, now) is { } warning)
                    await notices.Tell(due.Responsible is { } one ? [one] : await members.Who(Rights.LookAfterPrivacy, stop),
                        new Notice(NoticeKind.Deadline, due.About) { Begins = due.At, Key = $"deadline:{due.About.Value}:{warning.TotalHours}" }, stop);
            await scope.ServiceProvider.GetRequiredService<AkrabDb>().SaveChangesAsync(stop);
        }
    }

    private async Task<IReadOnlyList<Running>> Due(DateTimeOffset now, CancellationToken stop)
    {
        var soon = now + Clocks.Warnings[0];
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var requests = await db.Set<PrivacyRequest>().IgnoreQueryFilters().AsNoTracking().Where(r => !db.Suspended.Contains(r.TenantId) && r.ClosedAt == null && r.DueAt <= soon && r.DeletedAt == null).ToListAsync(stop);
        var incidents = await db.Set<Incident>().IgnoreQueryFilters().AsNoTracking().Where(i => !db.Suspended.Contains(i.TenantId) && i.ClosedAt == null && i.DueAt <= soon && i.DeletedAt == null && (i.AuthorityToldAt == null || i.PeopleToldAt == null)).ToListAsync(stop);
        return [.. requests.Select(r => new Running(r.TenantId, r.Id, r.DueAt, r.Responsible)), .. incidents.Select(i => new Running(i.TenantId, i.Id, i.DueAt, i.Responsible))];
    }

    private sealed record Running(TenantId Tenant, IEntityId About, DateTimeOffset At, MemberId? Responsible);
}
