using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.People;

/// <summary>Keeps a company from locking itself out: somebody who may sign in must be able to administer it.</summary>
public sealed class Administrators(AkrabDb db)
{
    /// <summary>Refuses a change of a member or a role after which nobody could administer any more.</summary>
    /// <exception cref="BrokenRule">It would be the last one.</exception>
    public async Task MustRemain(Entity after, CancellationToken stop)
    {
        if (after is not (Member or Role))
            return;

        var roles = await db.Set<Role>().AsNoTracking().Where(r => r.CanAdminister).ToListAsync(stop);
        var members = await db.Set<Member>().AsNoTracking().Where(m => m.IsActive && m.User != null).ToListAsync(stop);
        if (Any(roles, members) && !Any(With(roles, after), With(members, after)))
            throw new BrokenRule("error.last-administrator");
    }

    private static bool Any(IEnumerable<Role> roles, IEnumerable<Member> members)
    {
        var able = roles.Where(r => r.CanAdminister).Select(r => r.Id).ToHashSet();
        return members.Any(m => m.IsActive && m.User is not null && m.Role is { } role && able.Contains(role));
    }

    /// <summary>The records with the changed one in its place.</summary>
    private static IEnumerable<T> With<T>(IEnumerable<T> records, Entity after) where T : Entity =>
        after is T changed ? records.Where(r => r.Key != changed.Key).Concat(changed.DeletedAt is null ? [changed] : []) : records;
}
