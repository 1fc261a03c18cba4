using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Customers.Timeline;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Activities;

/// <summary>It is done; a line about it goes onto the timeline.</summary>
public sealed record Complete([LongText] string? Outcome);

/// <summary>It is put onto another day or time.</summary>
public sealed record Reschedule(DateOnly? On, DateTimeOffset? At);

/// <summary>This time it is left out.</summary>
public sealed record Skip;

/// <summary>Something to do for them.</summary>
public sealed record PlanTask(string Subject, DateOnly? DueOn);

/// <summary>Somebody takes part: one of ours, or one of our parties.</summary>
public sealed record Invite(MemberId? Member, PartyId? Party);

/// <summary>Completes an activity, tells its story on the timelines of all who took part, and plans the next time, with the same people and on the same devices.</summary>
public sealed class CompleteActivity(AkrabDb db, TimeProvider time) : IDo<Activity, Complete>
{
    public async Task Do(Activity record, Complete input, CancellationToken stop)
    {
        var participants = await db.Set<Participant>().AsNoTracking().Where(p => p.Activity == record.Id).OrderBy(p => p.Id).ToListAsync(stop);
        if (record.Again() is { } again)
            await Plan(again, record, participants, stop);
        record.EndRepetition();
        record.Complete(time.Now(), input.Outcome);

        var guests = participants.Select(p => p.Party).OfType<PartyId>();
        foreach (var party in (PartyId[])[.. record.Party is { } with ? [with] : Array.Empty<PartyId>(), .. guests.Where(g => g != record.Party)])
        {
            var story = Story(record, party);
            story.Made();
            db.Add(story);
        }
    }

    /// <summary>What a device wrote of the activity, its alarms for example, goes on with the next time.</summary>
    private async Task Plan(Activity again, Activity record, IReadOnlyList<Participant> participants, CancellationToken stop)
    {
        db.Add(again);
        db.AddRange(participants.Select(p => new Participant { Activity = again.Id, Member = p.Member, Party = p.Party, Note = p.Note }));
        var plural = db.Registry.Get<Activity>().Plural;
        if (await db.Set<DavNameRow>().AsNoTracking().Where(n => n.Collection == plural && n.Record == record.Key).OrderByDescending(n => n.Change).FirstOrDefaultAsync(stop) is { } kept)
            db.Add(DavNameRow.Of(db.Acting.Tenant, plural, $"{again.Key}.ics", again.Key, $"{again.Key}", kept.Text));
    }

    private Interaction Story(Activity record, PartyId party) => new()
    {
        Party = party,
        Kind = record.Kind switch
        {
            ActivityKind.Call => InteractionKind.Call,
            ActivityKind.Meeting => InteractionKind.Meeting,
            ActivityKind.Visit => InteractionKind.Visit,
            _ => InteractionKind.Task,
        },
        Channel = record.Kind switch
        {
            ActivityKind.Call => Channel.Phone,
            ActivityKind.Visit or ActivityKind.Meeting => Channel.Visit,
            _ => Channel.None,
        },
        At = record.DoneAt!.Value,
        Member = db.Acting.Member,
        Subject = record.Subject,
        Body = record.Outcome,
    };
}

/// <summary>Plans a task for a party; it is the planner's own until handed over.</summary>
public sealed class PlanActivity(AkrabDb db) : IDo<Party, PlanTask>
{
    public Task Do(Party record, PlanTask input, CancellationToken stop)
    {
        db.Add(new Activity { Subject = input.Subject, DueOn = input.DueOn, Party = record.Id, Owner = db.Acting.Member });
        return Task.CompletedTask;
    }
}

/// <summary>Adds somebody to those who take part.</summary>
public sealed class InviteParticipant(AkrabDb db) : IDo<Activity, Invite>
{
    public async Task Do(Activity record, Invite input, CancellationToken stop)
    {
        if (input.Member is null == input.Party is null)
            throw new BrokenRule("participant.whom");
        if (await db.Set<Participant>().AnyAsync(p => p.Activity == record.Id && p.Member == input.Member && p.Party == input.Party, stop))
            throw new BrokenRule("participant.twice");

        var participant = new Participant { Activity = record.Id, Member = input.Member, Party = input.Party };
        participant.Made();
        db.Add(participant);
    }
}
