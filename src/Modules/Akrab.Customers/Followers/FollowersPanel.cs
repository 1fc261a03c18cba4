using Akrab.Contracts;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Followers;

/// <summary>Who follows a party, and whether one does oneself.</summary>
public sealed class FollowersPanel(AkrabDb db, Titles titles) : SidePanel<PartyId, FollowersCard>(db)
{
    private const int Most = 30;

    protected override async Task<(string, object?)[]> Show(Entity record, PanelPlace place, CancellationToken stop)
    {
        var (party, me) = (new PartyId(record.Key), Db.Me);
        var members = await Db.Set<Follower>().AsNoTracking().Where(f => f.Party == party).OrderBy(f => f.Id).Select(f => f.Member).Take(Most).ToListAsync(stop);
        var names = await titles.Of(typeof(MemberId), [.. members.Select(m => m.Value).Distinct()], stop);
        return
        [
            (nameof(FollowersCard.Names), names.Values.Select(n => n.Title).OfType<string>().ToList()), (nameof(FollowersCard.IsMine), me is { } known && members.Contains(known)),
            (nameof(FollowersCard.FollowUrl), place.Deed("follow")), (nameof(FollowersCard.UnfollowUrl), place.Deed("unfollow")),
        ];
    }
}
