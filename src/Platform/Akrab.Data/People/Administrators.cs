using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.People;

/// <summary>Keeps a company from locking itself out: somebody who may sign in must be able to administer it.</summary>
public sealed class Administrators(AkrabDb db)
{
    /// <summary>Refuses a change of a member or a role after which nobody could administer any more.</summary>
    /// <exception cref="BrokenRule">It would be the last one.</exception>
    public async Task MustRemain(Entity after, CancellationToken stop)
    {
        if (after is not (Member or Role or FurtherRole))
            return;

        var roles = await db.Set<Role>().AsNoTracking().ToListAsync(stop);
        var further = await db.Set<FurtherRole>().AsNoTracking().Where(f => f.Until == null).ToListAsync(stop);
        var members = await db.Set<Member>().AsNoTracking().Where(m => m.IsActive && m.User != null).ToListAsync(stop);
        if (Any(roles, members, further) && !Any(With(roles, after), With(members, after), With(further, after)))
            throw new BrokenRule("error.last-administrator");
    }

    /// <summary>Those who may administer the company now, for a while or for good.</summary>
    public Task<IReadOnlyList<MemberId>> All(CancellationToken stop) => Who(Rights.Administer, stop);

    /// <summary>Those who were given a task of the house and can sign in.</summary>
    public async Task<IReadOnlyList<MemberId>> Who(string task, CancellationToken stop)
    {
        var staffing = await Staffing.Read(db, stop);
        return [.. (await db.Set<Member>().AsNoTracking().Where(m => m.IsActive && m.User != null).ToListAsync(stop)).Where(m => staffing.Of(m).Rights.May(task)).Select(m => m.Id)];
    }

    /// <summary>Roles for a while do not count: their day comes without anybody changing anything.</summary>
    private static bool Any(IEnumerable<Role> roles, IEnumerable<Member> members, IEnumerable<FurtherRole> further)
    {
        var able = roles.Where(r => r.CanAdminister).Select(r => r.Id).ToHashSet();
        var more = further.Where(f => f.Until is null && able.Contains(f.Role)).Select(f => f.Member).ToHashSet();
        return members.Any(m => m.IsActive && m.User is not null && (m.Role is { } role && able.Contains(role) || more.Contains(m.Id)));
    }

    /// <summary>The records with the changed one in its place.</summary>
    private static IEnumerable<T> With<T>(IEnumerable<T> records, Entity after) where T : Entity =>
        after is T changed ? records.Where(r => r.Key != changed.Key).Concat(changed.DeletedAt is null ? [changed] : []) : records;
}
