using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Events;
using Akrab.Sales.Pipelines;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Sales.Opportunities;

/// <summary>An opportunity went from one stage to another. Nobody writes or changes it; it remembers what the stage was called then.</summary>
public sealed class StageMove : Entity<StageMoveId>, IDefined<StageMove>
{
    public OpportunityId Opportunity { get; init; }

    public StageId From { get; init; }

    public StageId To { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset At { get; init; }

    public MemberId? Member { get; init; }

    /// <summary>How long it stood in the stage it left, in whole days.</summary>
    public int AfterDays { get; init; }

    public static void Define(Definition<StageMove> it)
    {
        it.IsCalled("stage-move", "stage-moves").Icon("arrow-right");
        it.Has(m => m.Opportunity).ReadOnly().Indexed();
        it.Has(m => m.Name).ReadOnly().Indexed();
        it.Has(m => m.From).ReadOnly().Indexed();
        it.Has(m => m.To).ReadOnly().Indexed();
        it.Has(m => m.At).ReadOnly().Indexed();
        it.Has(m => m.Member).ReadOnly();
        it.Has(m => m.AfterDays).ReadOnly();
        it.Titled(m => m.Name);
        it.Follows(m => m.Opportunity);
        it.ClosedWhile(_ => true, "stage-move.closed");
        it.Lists(m => m.Name, m => m.Opportunity, m => m.From, m => m.At, m => m.Member, m => m.AfterDays);
        it.Section("main", m => m.Opportunity, m => m.From, m => m.To, m => m.At, m => m.Member, m => m.AfterDays);
    }
}

/// <summary>One move of an opportunity.</summary>
public readonly record struct StageMoveId(Guid Value) : IEntityId<StageMoveId>
{
    public static StageMoveId Of(Guid value) => new(value);
}

/// <summary>Writes down each move of an opportunity.</summary>
public sealed class RememberMoves(AkrabDb db) : IHandle<OpportunityMoved>
{
    public async Task Handle(Happened<OpportunityMoved> happened, CancellationToken stop)
    {
        var moved = happened.Event;
        var to = new StageId(moved.To);
        var name = await db.Set<Stage>().AsNoTracking().Where(s => s.Id == to).Select(s => s.Name).FirstOrDefaultAsync(stop);
        if (name is null || !await db.Set<Opportunity>().AnyAsync(o => o.Id == moved.Opportunity, stop))
            return;

        db.Add(new StageMove { Opportunity = moved.Opportunity, From = new StageId(moved.From), To = to, Name = name, At = happened.At, Member = happened.By, AfterDays = Math.Max(0, (happened.At - moved.Since).Days) });
        await db.SaveChangesAsync(stop);
    }
}
