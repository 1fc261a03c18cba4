using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Leaving;

/// <summary>Has a company be forgotten after some days, in which the house is closed for it and it can be taken back.</summary>
public sealed class LeaveTaking(IServiceProvider services, Gravestones stones, TimeProvider time)
{
    /// <summary>Begins the days; when they are over, <see cref="CompanyEraser"/> does it.</summary>
    /// <param name="by">The login that asks; null on the command line.</param>
    public Task<Tenant> Ask(TenantId company, Guid? by, TimeSpan grace, CancellationToken stop) =>
        Change(company, row => (row.LeaveAskedAt, row.LeaveAskedBy, row.LeavesAt) = (time.Now(), by, time.Now() + grace), stop);

    /// <summary>It stays.</summary>
    /// <exception cref="BrokenRule">The days are over: it is being deleted.</exception>
    public Task<Tenant> TakeBack(TenantId company, CancellationToken stop) => Change(company, row =>
    {
        if (row.LeavesAt <= time.Now() || stones.Has(company))
            throw new BrokenRule("leave.too-late");
        (row.LeaveAskedAt, row.LeaveAskedBy, row.LeavesAt) = (null, null, null);
    }, stop);

    private async Task<Tenant> Change(TenantId company, Action<Tenant> change, CancellationToken stop)
    {
        await using var scope = services.Begin(Acting.System(company));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var row = await db.Tenants.AsTracking().SingleAsync(t => t.Id == company, stop);
        change(row);
        await db.SaveChangesAsync(stop);
        return row;
    }
}
