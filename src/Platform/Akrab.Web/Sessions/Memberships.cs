using System.Collections.Concurrent;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Permissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Sessions;

/// <summary>What a page needs to know of who is signed in, beyond what decides access.</summary>
public sealed record Membership(Acting Acting, string? Email, string CompanyName, string Language, IReadOnlyList<(TenantId Tenant, string Name)> Elsewhere)
{
    private readonly ConcurrentDictionary<string, Acting> _narrowed = new();
    private readonly ConcurrentDictionary<(Origin Origin, string? Scopes), Acting> _from = new();

    /// <summary>Who acts by a token: it never exceeds its user, and its scopes narrow it.</summary>
    public Acting Within(string scopes) => _narrowed.GetOrAdd(scopes, static (scopes, acting) =>
    {
        var given = scopes.Split(' ');
        if (given.Contains("admin"))
            return acting;
        var writes = given.Contains("write") || given.Contains(ApiTokens.Dav);
        return acting with { Rights = (writes ? acting.Rights : acting.Rights.Reading()).Without(Rights.Administer) };
    }, Acting);

    /// <summary>Who acts from there, by a token or, without scopes, by a cookie: one and the same object for all their requests, because what they may see is worked out once per actor.</summary>
    public Acting From(Origin origin, string? scopes) => _from.GetOrAdd((origin, scopes), static (from, membership) =>
        (from.Scopes is null ? membership.Acting : membership.Within(from.Scopes)) with { Origin = from.Origin }, this);

    /// <summary>Changes with the password: a session that began under another one has ended.</summary>
    public string? SecurityStamp { get; init; }

    /// <summary>Whether the house is closed for their company.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>When their company will be deleted; null where nobody asked.</summary>
    public DateTimeOffset? LeavesAt { get; init; }

    /// <summary>Whether the company is theirs: they may take it along, or have it deleted.</summary>
    public bool IsOwner { get; init; }

    /// <summary>Whether one of their roles lets in only those who showed a second step.</summary>
    public bool NeedsTwoSteps { get; init; }

    /// <summary>Whether they have a second step to show: a code app, or a passkey.</summary>
    public bool HasTwoSteps { get; init; }

    /// <summary>Nothing that acts in their name is good before they set up the second step.</summary>
    public bool LacksStep => NeedsTwoSteps && !HasTwoSteps;
}

/// <summary>Knows for a few seconds who is a member of what, so that a page does not ask the database again.</summary>
public sealed class Memberships(IServiceProvider services, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<(Guid User, TenantId Tenant), (Membership? Membership, long SeenAt)> _known = new();

    /// <summary>The user's membership of a tenant; null when there is none or it was ended.</summary>
    public ValueTask<Membership?> Of(Guid user, TenantId tenant, CancellationToken stop) =>
        _known.TryGetValue((user, tenant), out var known) && time.GetElapsedTime(known.SeenAt) < Fresh
            ? ValueTask.FromResult(known.Membership)
            : Now(user, tenant, stop);

    /// <summary>The membership as the database has it now, for a doubt that matters.</summary>
    public async ValueTask<Membership?> Now(Guid user, TenantId tenant, CancellationToken stop)
    {
        var membership = await Read(user, tenant, stop);
        _known[(user, tenant)] = (membership, time.GetTimestamp());
        return membership;
    }

    /// <summary>Forgets everything: called when members, roles or the company were changed here.</summary>
    public void Forget() => _known.Clear();

    private async Task<Membership?> Read(Guid user, TenantId tenant, CancellationToken stop)
    {
        await using var scope = services.Begin(Acting.System(tenant));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var member = await db.Set<Member>().AsNoTracking().FirstOrDefaultAsync(m => m.User == user && m.IsActive, stop);
        if (member is null)
            return null;

        var company = await db.Tenants.AsNoTracking().FirstAsync(t => t.Id == tenant, stop);
        var login = await db.Users.Where(u => u.Id == user)
            .Select(u => new { u.SecurityStamp, HasTwoSteps = u.TwoFactorEnabled && u.TwoStepKey != null || db.Set<Passkey>().Any(p => p.User == user) }).FirstOrDefaultAsync(stop);
        var staffing = await Staffing.Read(db, stop);
        using var everywhere = db.Everywhere();
        var others = await db.Set<Member>().IgnoreQueryFilters(["tenant"]).Where(m => m.User == user && m.IsActive && m.TenantId != tenant)
            .Join(db.Tenants, m => m.TenantId, t => t.Id, (m, t) => new { t.Id, t.Name }).ToListAsync(stop);
        return new Membership(staffing.Of(member), member.Email, company.Name, member.Language ?? company.Language, [.. others.Select(o => (o.Id, o.Name))])
        {
            SecurityStamp = login?.SecurityStamp,
            IsSuspended = company.SuspendedAt is not null || company.LeavesAt is not null,
            LeavesAt = company.LeavesAt,
            IsOwner = company.OwnedBy == user,
            HasTwoSteps = login?.HasTwoSteps ?? false,
            NeedsTwoSteps = staffing.RolesOf(member).Any(r => r.NeedsTwoSteps),
        };
    }
}
