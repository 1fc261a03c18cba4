using Akrab.Contracts;
using Akrab.Customers.Activities;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Events;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Plans;

/// <summary>The steps of a plan are to be done for them, from today on.</summary>
public sealed record StartPlan(PlanId Plan);

/// <summary>Makes activities of a plan's steps; they belong to whoever looks after the party.</summary>
public sealed class PlanStarter(AkrabDb db, TimeProvider time) : IDo<Party, StartPlan>, IHandle<PartyAdded>, IHandle<PartyHandedOver>, IHandle<RelationshipEnded>
{
    public async Task Do(Party record, StartPlan input, CancellationToken stop)
    {
        if (!await Start(record, input.Plan, stop))
            throw new BrokenRule("plan.no-steps");
    }

    public Task Handle(Happened<PartyAdded> happened, CancellationToken stop) => StartAll(PlanStart.Added, happened.Event.Party, stop);

    public Task Handle(Happened<PartyHandedOver> happened, CancellationToken stop) => StartAll(PlanStart.HandedOver, happened.Event.Party, stop);

    public Task Handle(Happened<RelationshipEnded> happened, CancellationToken stop) => StartAll(PlanStart.Ended, happened.Event.Party, stop);

    private async Task StartAll(PlanStart when, PartyId party, CancellationToken stop)
    {
        var plans = await db.Set<Plan>().AsNoTracking().Where(p => p.StartsWhen == when).Select(p => p.Id).ToListAsync(stop);
        if (plans.Count == 0 || await db.Set<Party>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == party, stop) is not { } record)
            return;

        foreach (var plan in plans)
            await Start(record, plan, stop);
        await db.SaveChangesAsync(stop);
    }

    private async Task<bool> Start(Party party, PlanId plan, CancellationToken stop)
    {
        var steps = await db.Set<PlanStep>().AsNoTracking().Where(s => s.Plan == plan).OrderBy(s => s.AfterDays).ToListAsync(stop);
        var today = time.Today();
        foreach (var step in steps)
            db.Add(new Activity
            {
                Subject = step.Subject,
                Kind = step.Kind,
                Party = party.Id,
                DueOn = today.AddDays(step.AfterDays),
                Reminder = step.Reminder,
                Owner = party.Owner ?? db.Acting.Member,
                Plan = plan,
            });
        return steps.Count > 0;
    }
}
