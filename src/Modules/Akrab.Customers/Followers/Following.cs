using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Followers;

/// <summary>I want to know what happens with them.</summary>
public sealed record Follow;

/// <summary>I need not know it any more.</summary>
public sealed record Unfollow;

/// <summary>Follows a party, for whoever is acting, and ends it.</summary>
public sealed class FollowParty(AkrabDb db, TimeProvider time) : IDo<Party, Follow>, IDo<Party, Unfollow>
{
    public async Task Do(Party record, Follow input, CancellationToken stop)
    {
        if (db.Me is not { } me)
            throw new BrokenRule("follower.who");
        if (!await Mine(record).AnyAsync(stop))
            db.Add(new Follower { Party = record.Id, Member = me });
    }

    public async Task Do(Party record, Unfollow input, CancellationToken stop)
    {
        foreach (var follower in await Mine(record).AsTracking().ToListAsync(stop))
            db.Bin(follower, time.Now());
    }

    private IQueryable<Follower> Mine(Party record)
    {
        var (party, me) = (record.Id, db.Me);
        return db.Set<Follower>().Where(f => f.Party == party && f.Member == me);
    }
}
