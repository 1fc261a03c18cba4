using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Access;

/// <summary>Who acts when no request does: the member a job is done for, with what their role allows now.</summary>
public static class Actors
{
    /// <summary>The member and their language; the system itself when no member asked; null when they are no longer with us.</summary>
    public static async Task<(Acting Acting, string Language)?> Of(IServiceProvider services, TenantId tenant, MemberId? id, CancellationToken stop)
    {
        await using var scope = services.Begin(Acting.System(tenant));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var company = await db.Tenants.AsNoTracking().FirstAsync(t => t.Id == tenant, stop);
        if (id is null)
            return (Acting.System(tenant) with { Zone = Acting.ZoneOf(company.TimeZone), Currency = company.Currency }, company.Language);

        var member = await db.Set<Member>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id && m.IsActive, stop);
        if (member is null)
            return null;

        return ((await Staffing.Read(db, stop)).Of(member), member.Language ?? company.Language);
    }
}
