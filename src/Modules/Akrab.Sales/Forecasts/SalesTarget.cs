using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Sales.Forecasts;

/// <summary>What is to be sold in a month: by a member, a team, a branch, or, where it names none of them, by all of us together.</summary>
public sealed class SalesTarget : Entity<SalesTargetId>, IDefined<SalesTarget>
{
    /// <summary>The first day of the month; any other day of it counts as that.</summary>
    public required DateOnly Month
    {
        get;
        set => field = value.AddDays(1 - value.Day);
    }

    public required Money Amount { get; set; }

    public MemberId? Member { get; set; }

    public TeamId? Team { get; set; }

    public BranchId? Branch { get; set; }

    public string? Note { get; set; }

    public static void Define(Definition<SalesTarget> it)
    {
        it.IsCalled("sales-target", "sales-targets").Icon("flag");
        it.Has(t => t.Month).Required().Indexed();
        it.Has(t => t.Amount).Required();
        it.Has(t => t.Member).Indexed();
        it.Has(t => t.Team).Indexed();
        it.Has(t => t.Branch).Indexed();
        it.Has(t => t.Note, new TextType(200)).Indexed();
        it.Titled(t => t.Note!);
        it.Lists(t => t.Note, t => t.Month, t => t.Amount, t => t.Member, t => t.Team, t => t.Branch);
        it.Section("main", t => t.Month, t => t.Amount, t => t.Member, t => t.Team, t => t.Branch, t => t.Note);
        it.Must(t => (t.Member is null ? 0 : 1) + (t.Team is null ? 0 : 1) + (t.Branch is null ? 0 : 1) <= 1, "sales-target.whose", t => t.Member);
        it.Must(t => t.Amount.Units >= 0, "sales-target.positive", t => t.Amount);
    }
}

/// <summary>What is to be sold in a month.</summary>
public readonly record struct SalesTargetId(Guid Value) : IEntityId<SalesTargetId>
{
    public static SalesTargetId Of(Guid value) => new(value);
}
