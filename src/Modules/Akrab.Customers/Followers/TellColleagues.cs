using Akrab.Contracts;
using Akrab.Customers.Activities;
using Akrab.Customers.Parties;
using Akrab.Customers.Timeline;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Events;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Followers;

/// <summary>Tells colleagues what concerns them: that they were mentioned, that somebody they follow was heard of, that somebody or something is theirs now.</summary>
public sealed class TellColleagues(AkrabDb db, INotices notices, Mentions mentions, Administrators administrators)
    : IHandle<InteractionRecorded>, IHandle<PartyHandedOver>, IHandle<RelationshipEnded>, IHandle<ActivityGiven>, IHandle<MemberInvited>, IHandle<ActivityCompleted>, IHandle<SharingBegun>, IHandle<GlassBroken>
{
    public async Task Handle(Happened<InteractionRecorded> happened, CancellationToken stop)
    {
        var (id, party, _) = happened.Event;
        if (await db.Set<Interaction>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, stop) is not { } said)
            return;

        var from = happened.By ?? said.Member;
        var mentioned = await mentions.In(said.Body, stop);
        await notices.Tell(mentioned, new Notice(NoticeKind.Mention, party) { From = from, Text = said.Body, Key = $"mention:{id.Value}" }, stop);
        await TellFollowers(party, from, said.Subject ?? said.Body, $"heard:{id.Value}", mentioned, stop);
    }

    /// <summary>The hand-over stands on the timeline: who had them, who has them, and why.</summary>
    public async Task Handle(Happened<PartyHandedOver> happened, CancellationToken stop)
    {
        var (party, from, to, because) = happened.Event;
        var names = await db.Set<Member>().AsNoTracking().Where(m => m.Id == to || m.Id == from).ToDictionaryAsync(m => m.Id, m => m.Name, stop);
        var told = string.Join(" → ", ((MemberId?[])[from, to]).OfType<MemberId>().Select(m => names.GetValueOrDefault(m, "?")));
        db.Add(new Interaction { Party = party, Kind = InteractionKind.HandOver, Channel = Channel.None, At = happened.At, Member = happened.By, Subject = told, Body = because });
        await notices.Tell([to], new Notice(NoticeKind.HandOver, party) { From = happened.By, Text = because, Key = $"hand-over:{happened.Id}" }, stop);
        await TellFollowers(party, happened.By, told, $"hand-over:{happened.Id}", [to], stop);
    }

    public Task Handle(Happened<RelationshipEnded> happened, CancellationToken stop) =>
        TellFollowers(happened.Event.Party, happened.By, null, $"ended:{happened.Id}", [], stop);

    public Task Handle(Happened<ActivityGiven> happened, CancellationToken stop) => TellOf(happened.Event.Activity, NoticeKind.Task, happened.Event.To, happened.By, happened.Id, stop);

    public Task Handle(Happened<MemberInvited> happened, CancellationToken stop) => TellOf(happened.Event.Activity, NoticeKind.Invitation, happened.Event.Member, happened.By, happened.Id, stop);

    public Task Handle(Happened<ActivityCompleted> happened, CancellationToken stop) => notices.Settle(NoticeKind.Reminder, happened.Event.Activity, stop);

    public async Task Handle(Happened<SharingBegun> happened, CancellationToken stop)
    {
        var shared = happened.Event;
        var with = await db.Set<Member>().AsNoTracking().Where(m => m.IsActive && (m.Id == shared.Member || m.Team != null && m.Team == shared.Team)).Select(m => m.Id).ToListAsync(stop);
        var record = (IEntityId)LinkType.To(db.Registry.Find(shared.Entity)!.IdType).Make(shared.Record);
        await notices.Tell(with, new Notice(NoticeKind.Shared, record) { From = happened.By, Text = shared.Because, Key = $"shared:{happened.Id}" }, stop);
    }

    /// <summary>Whoever looks after them and those who arrange the house.</summary>
    public async Task Handle(Happened<GlassBroken> happened, CancellationToken stop)
    {
        var (entity, id, because) = happened.Event;
        var party = new PartyId(id);
        var owner = await db.Set<Party>().AsNoTracking().Where(p => p.Id == party).Select(p => p.Owner).FirstOrDefaultAsync(stop);
        var told = (await administrators.All(stop)).Concat(owner is { } whose ? [whose] : Array.Empty<MemberId>());
        await notices.Tell([.. told.Distinct()], new Notice(NoticeKind.GlassBroken, party) { From = happened.By, Text = because, Key = $"glass:{happened.Id}" }, stop);
    }

    private async Task TellOf(ActivityId id, NoticeKind kind, MemberId member, MemberId? by, Guid happened, CancellationToken stop)
    {
        if (await db.Set<Activity>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, stop) is { IsOpen: true } activity)
            await notices.Tell([member], new Notice(kind, id) { From = by, Text = activity.Notes, Key = $"activity:{happened}" }, stop);
    }

    private async Task TellFollowers(PartyId party, MemberId? from, string? text, string key, IReadOnlyCollection<MemberId> besides, CancellationToken stop)
    {
        var followers = await db.Set<Follower>().AsNoTracking().Where(f => f.Party == party).Select(f => f.Member).ToListAsync(stop);
        await notices.Tell([.. followers.Except(besides)], new Notice(NoticeKind.Followed, party) { From = from, Text = text, Key = key }, stop);
    }
}
