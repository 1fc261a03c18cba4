using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Access;

/// <summary>Says who a login is in a tenant, and what they may do there.</summary>
public sealed class Actors(AkrabDb db)
{
    /// <summary>The tenants in which a user is an active member, the one last used first.</summary>
    public async Task<IReadOnlyList<TenantId>> TenantsOf(Guid user, CancellationToken stop)
    {
        var last = await db.Users.Where(u => u.Id == user).Select(u => u.LastTenant).FirstOrDefaultAsync(stop);
        var tenants = await Memberships().Where(m => m.User == user).OrderBy(m => m.CreatedAt).Select(m => m.TenantId).ToListAsync(stop);
        return [.. tenants.OrderByDescending(t => t == last)];
    }

    /// <summary>The user as an actor in the tenant; null when they are no active member there. A member without a role may only look at their own.</summary>
    public async Task<Acting?> Of(Guid user, TenantId tenant, CancellationToken stop)
    {
        var member = await Memberships().Where(m => m.User == user && m.TenantId == tenant).FirstOrDefaultAsync(stop);
        var house = member is null ? null : await db.Tenants.AsNoTracking().FirstOrDefaultAsync(t => t.Id == tenant, stop);
        if (member is null || house is null)
            return null;

        var role = member.Role is { } id
            ? await db.Set<Role>().IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(r => r.TenantId == tenant && r.Id == id && r.DeletedAt == null, stop)
            : null;
        return new Acting(tenant)
        {
            Member = member.Id,
            Name = member.Name,
            Teams = member.Team is { } team ? [team] : [],
            Reach = role?.Reach ?? Reach.Own,
            CanWrite = role?.CanWrite ?? false,
            CanDelete = role?.CanDelete ?? false,
            CanImport = role?.CanImport ?? false,
            CanExport = role?.CanExport ?? false,
            CanAdminister = role?.CanAdminister ?? false,
            Zone = ZoneOf(member.TimeZone) ?? ZoneOf(house.TimeZone) ?? Kernel.Fields.Clock.Jakarta,
            Currency = house.Currency,
        };
    }

    /// <summary>Asked before anybody acts, so without the tenant filter.</summary>
    private IQueryable<Member> Memberships() =>
        db.Set<Member>().IgnoreQueryFilters().AsNoTracking().Where(m => m.IsActive && m.DeletedAt == null);

    private static TimeZoneInfo? ZoneOf(string? name) => name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
