using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Customers.Timeline;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Activities;

/// <summary>It is done; a line about it goes onto the timeline.</summary>
public sealed record Complete([LongText] string? Outcome);

/// <summary>Something to do for them.</summary>
public sealed record PlanTask(string Subject, DateOnly? DueOn);

/// <summary>Completes an activity and tells its story on the party's timeline.</summary>
public sealed class CompleteActivity(AkrabDb db, TimeProvider time) : IDo<Activity, Complete>
{
    public Task Do(Activity record, Complete input, CancellationToken stop)
    {
        record.Complete(time.Now());
        if (record.Party is { } party)
            db.Add(new Interaction
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
                Body = input.Outcome,
            });
        return Task.CompletedTask;
    }
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
