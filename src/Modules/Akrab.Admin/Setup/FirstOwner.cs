using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.Setup;

/// <summary>What the first owner tells of themselves and of their company.</summary>
internal sealed record NewHouse(string Company, string Name, string Email, string Language, string Zone);

/// <summary>Makes the first owner, in the tenant that stands empty since the first start, or in a new one.</summary>
internal sealed class FirstOwner(IServiceProvider services, Newcomers newcomers)
{
    /// <summary>The owner's login; it has no password yet.</summary>
    public async Task<Guid> MoveIn(NewHouse house, Origin from, CancellationToken stop)
    {
        var tenant = await EmptyTenant(stop) ?? await newcomers.AddTenant(house.Company, house.Language, stop);
        await using var scope = services.Begin(Acting.System(tenant));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var company = await db.Tenants.AsTracking().SingleAsync(t => t.Id == tenant, stop);
        (company.Name, company.Language, company.TimeZone) = (house.Company, house.Language, house.Zone);
        foreach (var role in await db.Set<Role>().AsTracking().ToListAsync(stop))
            if (ReadyRole.All.FirstOrDefault(ready => ready.Answers(role.Name)) is { } ready)
                role.Name = ready.NameIn(house.Language);
        await db.SaveChangesAsync(stop);

        return (await newcomers.AddUser(house.Email, house.Name, tenant, "owner", null, stop, from, ownsIt: true)).Id;
    }

    private async Task<Kernel.Entities.TenantId?> EmptyTenant(CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var lived = db.Set<Member>().IgnoreQueryFilters().Where(m => m.User != null).Select(m => m.TenantId);
        var empty = await db.Tenants.Where(t => !lived.Contains(t.Id)).OrderBy(t => t.CreatedAt).Select(t => t.Id).Take(1).ToListAsync(stop);
        return empty is [var found] ? found : null;
    }
}
