using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Admin.SignIn;

/// <summary>A company in which a user works, and who they are there.</summary>
public sealed record Home(TenantId Tenant, string Company, string Name, string? Email);

/// <summary>Finds the companies of a user; asked before anybody acts, so across tenants.</summary>
internal sealed class Homes(AkrabDb db)
{
    /// <summary>Where the user is an active member, the one last used first; those for which the house is closed come last.</summary>
    public async Task<IReadOnlyList<Home>> Of(Guid user, CancellationToken stop)
    {
        var last = await db.Users.Where(u => u.Id == user).Select(u => u.LastTenant).FirstOrDefaultAsync(stop);
        using var everywhere = db.Everywhere();
        var homes = await db.Set<Member>().IgnoreQueryFilters().AsNoTracking().Where(m => m.User == user && m.IsActive && m.DeletedAt == null).OrderBy(m => m.CreatedAt)
            .Join(db.Tenants, m => m.TenantId, t => t.Id, (m, t) => new { t.Id, Company = t.Name, m.Name, m.Email, IsSuspended = t.SuspendedAt != null || t.LeavesAt != null }).ToListAsync(stop);
        return [.. homes.OrderBy(h => h.IsSuspended).ThenByDescending(h => h.Id == last).Select(h => new Home(h.Id, h.Company, h.Name, h.Email))];
    }
}
