using Akrab.Customers.Activities;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Customers.Plans;

/// <summary>One step of a plan: what is to be done, and how many days after the start.</summary>
public sealed class PlanStep : Entity<PlanStepId>, IDefined<PlanStep>
{
    public required PlanId Plan { get; set; }

    public required string Subject { get; set; }

    public ActivityKind Kind { get; set; } = ActivityKind.Task;

    public int AfterDays { get; set; }

    public Reminder? Reminder { get; set; }

    public static void Define(Definition<PlanStep> it)
    {
        it.IsCalled("plan-step", "plan-steps").Icon("list-details");
        it.Has(s => s.Subject).Required().Indexed();
        it.Has(s => s.Plan).Required().Indexed();
        it.Has(s => s.Kind);
        it.Has(s => s.AfterDays);
        it.Has(s => s.Reminder);
        it.Titled(s => s.Subject);
        it.Must(s => s.AfterDays is >= 0 and <= 3650, "plan-step.days", s => s.AfterDays);
        it.Lists(s => s.Subject, s => s.Kind, s => s.AfterDays, s => s.Plan);
        it.Section("main", s => s.Plan, s => s.Subject, s => s.Kind, s => s.AfterDays, s => s.Reminder);
    }
}

/// <summary>One step of a plan.</summary>
public readonly record struct PlanStepId(Guid Value) : IEntityId<PlanStepId>
{
    public static PlanStepId Of(Guid value) => new(value);
}
