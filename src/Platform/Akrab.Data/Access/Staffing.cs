using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Access;

/// <summary>The company's members with all their roles and teams, read at once: who may do what, and by which role.</summary>
public sealed class Staffing
{
    private readonly Tenant _company;
    private readonly List<Team> _teams;
    private readonly Dictionary<RoleId, Role> _roles;
    private readonly ILookup<MemberId, RoleId> _further;

    private Staffing(Tenant company, List<Team> teams, IEnumerable<Role> roles, IEnumerable<FurtherRole> further) =>
        (_company, _teams, _roles, _further) = (company, teams, roles.ToDictionary(r => r.Id), further.ToLookup(f => f.Member, f => f.Role));

    public static async Task<Staffing> Read(AkrabDb db, CancellationToken stop)
    {
        var company = await db.Tenants.AsNoTracking().FirstAsync(t => t.Id == db.CurrentTenant, stop);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(db.Services.GetRequiredService<TimeProvider>().GetUtcNow(), Acting.ZoneOf(company.TimeZone)).Date);
        return new Staffing(company, await db.Set<Team>().AsNoTracking().ToListAsync(stop), await db.Set<Role>().AsNoTracking().ToListAsync(stop),
            await db.Set<FurtherRole>().AsNoTracking().Where(f => f.Until == null || f.Until >= today).ToListAsync(stop));
    }

    /// <summary>All roles that count for a member today: their own, and further ones.</summary>
    public IReadOnlyList<Role> RolesOf(Member member) =>
        [.. _further[member.Id].Prepend(member.Role ?? default).Distinct().Select(id => _roles.GetValueOrDefault(id)).OfType<Role>()];

    public string? NameOf(TeamId? team) => _teams.FirstOrDefault(t => t.Id == team)?.Name;

    /// <summary>What they may do when they act.</summary>
    public Acting Of(Member member) => Acting.Of(_company, member, RolesOf(member), _teams);
}
