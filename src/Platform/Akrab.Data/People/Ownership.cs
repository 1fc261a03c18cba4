using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.People;

/// <summary>Whose a company is, and how it becomes somebody else's.</summary>
public sealed class Ownership(AkrabDb db, Readings readings)
{
    /// <summary>Those to whom the owner may give it: they work there and sign in.</summary>
    public async Task<IReadOnlyList<Member>> Heirs(CancellationToken stop) =>
        await db.Set<Member>().AsNoTracking().Where(m => m.IsActive && m.User != null && m.Id != db.Me).OrderBy(m => m.Name).ToListAsync(stop);

    /// <summary>Gives the company to a member, in the same moment in which the books tell of it; they get the role of who gives it where their own does not administer.</summary>
    /// <param name="from">The login whose it is.</param>
    /// <exception cref="NotAllowed">It is not theirs any more.</exception>
    /// <exception cref="BrokenRule">There is no such member who signs in.</exception>
    public async Task HandOver(Guid from, MemberId to, CancellationToken stop)
    {
        var company = await db.Tenants.AsTracking().SingleAsync(t => t.Id == db.CurrentTenant, stop);
        if (company.OwnedBy != from)
            throw new NotAllowed();
        var heir = await db.Set<Member>().AsTracking().FirstOrDefaultAsync(m => m.Id == to && m.IsActive && m.User != null && m.User != from, stop) ?? throw new BrokenRule("hand-over.nobody");
        if (await db.Set<Role>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == heir.Role, stop) is not { CanAdminister: true })
            heir.Role = (await db.Set<Member>().AsNoTracking().SingleAsync(m => m.Id == db.Me, stop)).Role;
        company.OwnedBy = heir.User;
        await readings.SaveWith(Readings.Own, db.Registry.Get<Member>(), heir.Key, stop);
    }
}
