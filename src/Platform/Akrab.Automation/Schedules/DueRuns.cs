using System.Text.Json;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Automation.Schedules;

/// <summary>Makes a waiting job for every tenant when a schedule falls due; a second process that wants the same finds it made.</summary>
public sealed class DueRuns(IServiceProvider services, JobKinds kinds, Bells bells, TimeProvider time)
{
    public async Task Make(Schedule schedule, DateTimeOffset due, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var tenants = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Tenants.Where(t => t.SuspendedAt == null && t.LeavesAt == null).Select(t => t.Id).ToListAsync(stop);
        foreach (var tenant in tenants)
            await Make(tenant, schedule, due, stop);
        bells.Jobs.Ring();
    }

    private async Task Make(TenantId tenant, Schedule schedule, DateTimeOffset due, CancellationToken stop)
    {
        await using var scope = services.Begin(Data.Access.Acting.System(tenant));
        var row = new JobRow
        {
            TenantId = tenant,
            Id = Uuid7.Next(),
            Kind = kinds.Of(schedule.Input.GetType()).Name,
            Input = JsonSerializer.Serialize(schedule.Input, schedule.Input.GetType(), EventJson.Options),
            CreatedAt = time.Now(),
            DueAt = due,
            Schedule = schedule.Name,
        };
        try
        {
            await scope.ServiceProvider.GetRequiredService<AkrabDb>().Write([], [row], stop);
        }
        catch (BrokenRule taken) when (taken.Rule == BrokenRule.AlreadyTaken)
        {
        }
    }
}
