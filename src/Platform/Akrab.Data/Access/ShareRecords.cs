using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Access;

/// <summary>Lets others see a record for a while. Only who has it within reach shares it: what was shared is not passed on.</summary>
internal sealed class ShareRecords(AkrabDb db, TimeProvider time) : IShareRecords
{
    public async Task Do(Entity record, ShareWith input, CancellationToken stop)
    {
        Demand(record, input.Member is null != input.Team is null, "share.with-whom");
        Demand(record, input.Until is null || input.Until >= time.Today(), "share.until-past");
        Demand(record, input.Member is null || input.Member != (record as IOwned)?.Owner, "share.is-theirs");
        await End(record, input.Member, input.Team, stop);
        db.Add(new ShareRow
        {
            Entity = db.Registry.Get(record.GetType()).Name,
            Record = record.Key,
            Member = input.Member,
            Team = input.Team,
            MayChange = input.MayChange,
            Until = input.Until,
            By = db.Me,
            At = time.Now(),
            Because = input.Because,
        });
    }

    public async Task Do(Entity record, StopSharing input, CancellationToken stop)
    {
        Demand(record, await End(record, input.Member, input.Team, stop), "share.not-shared");
    }

    private async Task<bool> End(Entity record, MemberId? member, TeamId? team, CancellationToken stop)
    {
        var shares = await db.Set<ShareRow>().AsTracking().Where(s => s.Record == record.Key && s.EndedAt == null && s.Member == member && s.Team == team).ToListAsync(stop);
        foreach (var share in shares)
            share.EndedAt = time.Now();
        return shares.Count > 0;
    }

    private void Demand(Entity record, bool holds, string rule)
    {
        if (!db.Acting.IsWithin(db.Acting.Reaching(db.Registry.Get(record.GetType())).Change, record))
            throw new BrokenRule("share.not-yours");
        if (!holds)
            throw new BrokenRule(rule);
    }
}
