using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Admin.Settings.Members;

/// <summary>A member as the list shows them.</summary>
public sealed record StaffLine(Member Member, string? Role, string? Team);

/// <summary>The roles and teams there are to choose from.</summary>
public sealed record RolesAndTeams(IReadOnlyList<Role> Roles, IReadOnlyList<Team> Teams)
{
    /// <summary>The role a form names; a complaint goes into the form when there is none.</summary>
    internal Role? RoleOf(FormSheet sheet)
    {
        var role = Roles.FirstOrDefault(r => r.Id.Value.ToString() == sheet["role"]);
        if (role is null)
            sheet.Refuse("role", Words.Say("error.required"));
        return role;
    }

    internal TeamId? TeamOf(FormSheet sheet) => Teams.FirstOrDefault(t => t.Id.Value.ToString() == sheet["team"])?.Id;
}

/// <summary>Reads and invites the members of the company.</summary>
internal sealed class Staff(AkrabDb db, Newcomers newcomers, SignInLinks links, UserManager<User> users, IPost post, TimeProvider time)
{
    public async Task<IReadOnlyList<StaffLine>> All(CancellationToken stop)
    {
        var offer = await Offer(stop);
        var members = await db.Set<Member>().AsNoTracking().OrderByDescending(m => m.IsActive).ThenBy(m => m.Name).ToListAsync(stop);
        return [.. members.Select(m => new StaffLine(m, offer.Roles.FirstOrDefault(r => r.Id == m.Role)?.Name, offer.Teams.FirstOrDefault(t => t.Id == m.Team)?.Name))];
    }

    public async Task<RolesAndTeams> Offer(CancellationToken stop) => new(
        await db.Set<Role>().AsNoTracking().OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).ToListAsync(stop),
        await db.Set<Team>().AsNoTracking().OrderBy(t => t.Name).ToListAsync(stop));

    public Task<Member?> Find(Guid id, CancellationToken stop)
    {
        var member = new MemberId(id);
        return db.Set<Member>().AsTracking().FirstOrDefaultAsync(m => m.Id == member, stop);
    }

    /// <summary>Whether somebody with this login is already a member here.</summary>
    public async Task<bool> Knows(string email, CancellationToken stop) =>
        await users.FindByEmailAsync(email) is { } user && await db.Set<Member>().AnyAsync(m => m.User == user.Id, stop);

    /// <summary>Makes a member, who comes in by a link, or by their own password when they have been somewhere else before.</summary>
    public async Task<Guid> Invite(string email, string name, Role role, TeamId? team, CancellationToken stop)
    {
        var user = await newcomers.AddUser(email, name, db.CurrentTenant, role.Name, team, stop);
        var member = await db.Set<Member>().AsTracking().SingleAsync(m => m.User == user.Id, stop);
        member.Role = role.Id;
        if (!await IsOursAlone(user.Id, stop))
            await EndLinks(user.Id, stop);
        await db.SaveChangesAsync(stop);
        return user.Id;
    }

    /// <summary>A link lets its holder in as that user, everywhere: so it is given only for those who work for nobody else.</summary>
    public async Task<bool> IsOursAlone(Guid user, CancellationToken stop)
    {
        using var everywhere = db.Everywhere();
        return !await db.Set<Member>().IgnoreQueryFilters().AnyAsync(m => m.User == user && m.TenantId != db.CurrentTenant, stop);
    }

    public Task<User?> LoginOf(Guid user) => users.FindByIdAsync(user.ToString());

    public Task<bool> HasPasskey(Guid user, CancellationToken stop) => db.Set<Passkey>().AnyAsync(p => p.User == user, stop);

    public async Task ForgetPasskeys(Guid user, CancellationToken stop)
    {
        db.RemoveRange(await db.Set<Passkey>().AsTracking().Where(p => p.User == user).ToListAsync(stop));
        await db.SaveChangesAsync(stop);
    }

    public Task<string> LinkFor(Guid user, CancellationToken stop) => links.Make(user, SignInLinks.UsualLife, stop);

    /// <summary>Sends the link by e-mail; false where there is no address, or the company does not send any.</summary>
    public async Task<bool> Send(InvitationLink link, CancellationToken stop)
    {
        if (link.Email is null || !await post.CanSend(stop))
            return false;

        await post.Queue(new Letter(link.Email, link.Subject, link.Message) { ToName = link.Name, IsSecret = true, IsAutomatic = true }, stop);
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>Links that another company gave out must not open this one.</summary>
    private async Task EndLinks(Guid user, CancellationToken stop)
    {
        foreach (var link in await db.Set<SignInLink>().AsTracking().Where(l => l.User == user && l.UsedAt == null).ToListAsync(stop))
            link.UsedAt = time.Now();
    }
}
