using Akrab.Contracts;
using Akrab.Data.Access;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Sales.Leads;

/// <summary>Receives the enquiries that a file brought, and tells somebody above of those that nobody answers in time.</summary>
public sealed class LeadWatch(IServiceProvider services, TimeProvider time, ILogger<LeadWatch> log) : TirelessLoop(time, log)
{
    private const int AtOnce = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    protected override async Task Turn(CancellationToken stop)
    {
        await Look(stop);
        await Task.Delay(Pause, Time, stop);
    }

    /// <summary>Looks after all companies once.</summary>
    public async Task Look(CancellationToken stop)
    {
        var now = Time.Now();
        foreach (var tenant in (await Waiting(now, stop)).GroupBy(l => l.Tenant))
        {
            foreach (var lead in tenant.Where(l => !l.IsReceived))
            {
                await using var scope = services.Begin(Acting.System(tenant.Key));
                await scope.ServiceProvider.GetRequiredService<Intake>().Receive(lead.Id, stop);
            }

            await Escalate(tenant.Key, [.. tenant.Where(l => l.IsReceived).Select(l => l.Id)], now, stop);
        }
    }

    private async Task Escalate(TenantId tenant, IReadOnlyCollection<LeadId> late, DateTimeOffset now, CancellationToken stop)
    {
        if (late.Count == 0)
            return;

        await using var scope = services.Begin(Acting.System(tenant));
        var (db, notices) = (scope.ServiceProvider.GetRequiredService<AkrabDb>(), scope.ServiceProvider.GetRequiredService<INotices>());
        var plans = await ResponsePlans.Of(db, stop);
        var administrators = await scope.ServiceProvider.GetRequiredService<Administrators>().Who(Rights.Administer, stop);
        foreach (var lead in await db.Set<Lead>().AsTracking().Where(l => late.Contains(l.Id)).ToListAsync(stop))
        {
            lead.Escalate(now);
            await notices.Tell(plans.For(lead.Rating)?.EscalateTo is { } above ? [above] : administrators, new Notice(NoticeKind.LateLead, lead.Id) { Begins = lead.AnswerBy, Key = $"late-lead:{lead.Id.Value}:{lead.AnswerBy!.Value.UtcTicks}" }, stop);
        }

        await db.SaveChangesAsync(stop);
    }

    private async Task<List<Found>> Waiting(DateTimeOffset now, CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var open = db.Set<Lead>().IgnoreQueryFilters().AsNoTracking().Where(l => !db.Suspended.Contains(l.TenantId) && l.Status == LeadStatus.Open && l.DeletedAt == null);
        var late = await open.Where(l => l.AnswerBy <= now && l.AnsweredAt == null && l.EscalatedAt == null && l.ReceivedAt != null).OrderBy(l => l.AnswerBy).Take(AtOnce).Select(l => new Found(l.TenantId, l.Id, true)).ToListAsync(stop);
        var settled = now - Pause;
        return [.. late, .. await open.Where(l => l.ReceivedAt == null && l.ArrivedAt <= settled).OrderBy(l => l.ArrivedAt).Take(AtOnce).Select(l => new Found(l.TenantId, l.Id, false)).ToListAsync(stop)];
    }

    private sealed record Found(TenantId Tenant, LeadId Id, bool IsReceived);
}
