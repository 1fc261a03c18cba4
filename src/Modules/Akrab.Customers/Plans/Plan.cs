using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Plans;

/// <summary>Steps that are always taken together: after a first visit, when somebody is handed over, before Lebaran.</summary>
public sealed class Plan : Entity<PlanId>, IDefined<Plan>
{
    public required string Name { get; set; }

    public string? Description { get; set; }

    /// <summary>What starts it by itself; null when people start it.</summary>
    public PlanStart? StartsWhen { get; set; }

    public static void Define(Definition<Plan> it)
    {
        it.IsCalled("plan", "plans").Icon("list-check");
        it.Has(p => p.Name).Required().Searched().Indexed();
        it.Has(p => p.Description, new LongTextType());
        it.Has(p => p.StartsWhen);
        it.Titled(p => p.Name);
        it.Lists(p => p.Name, p => p.StartsWhen, p => p.Description);
        it.Section("main", p => p.Name, p => p.StartsWhen, p => p.Description);
        it.Shows<PlanStep>(s => s.Plan);
    }
}

/// <summary>A template of steps.</summary>
public readonly record struct PlanId(Guid Value) : IEntityId<PlanId>
{
    public static PlanId Of(Guid value) => new(value);
}

/// <summary>What starts a plan by itself.</summary>
public enum PlanStart
{
    /// <summary>Somebody new is written down by hand or by call; imports do not.</summary>
    Added,
    HandedOver,
    Ended,
}
