using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.People;

/// <summary>Takes in new tenants and new users; it opens a scope of its own, because before it there is nobody to act.</summary>
public sealed class Newcomers(IServiceProvider services, TimeProvider time)
{
    /// <summary>A new tenant with the ready-made roles and nobody in it.</summary>
    public Task<TenantId> AddTenant(string name, string language, CancellationToken stop) => AddTenant(new TenantId(Kernel.Values.Uuid7.Next()), name, language, stop);

    /// <inheritdoc cref="AddTenant(string, string, CancellationToken)" />
    /// <param name="id">What it shall be known by.</param>
    /// <exception cref="BrokenRule">There is such a one.</exception>
    public async Task<TenantId> AddTenant(TenantId id, string name, string language, CancellationToken stop)
    {
        var tenant = new Tenant { Id = id, Name = name, Language = language, CreatedAt = time.Now() };
        await using var scope = services.Begin(Acting.System(tenant.Id));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.Add(tenant);
        db.AddRange(ReadyRole.All.Select(r => r.In(language)));
        foreach (var newcomer in scope.ServiceProvider.GetServices<INewcomer>())
            newcomer.Furnish(db, language);
        await db.SaveChangesAsync(stop);
        return tenant.Id;
    }

    /// <summary>A login, new or known, made a member of the tenant; a known member gets the role.</summary>
    /// <param name="ownsIt">Whether the company shall be theirs, where nobody owns it who still works there; never at the word of an administrator.</param>
    /// <param name="from">From where they are let in; Akrab itself where nothing is said.</param>
    public async Task<User> AddUser(string email, string name, TenantId tenant, string role, TeamId? team, CancellationToken stop, Origin? from = null, bool ownsIt = false)
    {
        await using var scope = services.Begin(Acting.System(tenant) with { Origin = from ?? Origin.System });
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var roles = await db.Set<Role>().AsNoTracking().ToListAsync(stop);
        var ready = ReadyRole.All.FirstOrDefault(r => r.Answers(role));
        var given = roles.FirstOrDefault(r => r.Name.Equals(role, StringComparison.OrdinalIgnoreCase))
            ?? roles.FirstOrDefault(r => ready is not null && ready.Answers(r.Name))
            ?? throw new BrokenRule("error.unknown-role");

        var user = await Login(scope.ServiceProvider.GetRequiredService<UserManager<User>>(), email);
        if (await db.Set<Member>().AsTracking().FirstOrDefaultAsync(m => m.User == user.Id, stop) is { } member)
        {
            member.Role = given.Id;
            member.IsActive = true;
        }
        else
        {
            db.Add(new Member { Name = name, Email = email, Role = given.Id, Team = team, User = user.Id });
        }

        if (ownsIt && await db.Tenants.AsTracking().FirstAsync(t => t.Id == tenant, stop) is var company && !await db.Set<Member>().AnyAsync(m => m.User == company.OwnedBy && m.User != null && m.IsActive, stop))
            company.OwnedBy = user.Id;
        await db.SaveChangesAsync(stop);
        return user;
    }

    private static async Task<User> Login(UserManager<User> users, string email)
    {
        if (await users.FindByEmailAsync(email) is { } known)
            return known;

        var user = new User { Id = Kernel.Values.Uuid7.Next(), UserName = email, Email = email, EmailConfirmed = true };
        var made = await users.CreateAsync(user);
        return made.Succeeded ? user : throw new BrokenRule("error.not-an-email") { Data = { ["identity"] = string.Join(' ', made.Errors.Select(e => e.Code)) } };
    }
}
