using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Sales.Forecasts;
using Akrab.Sales.Pipelines;
using Akrab.Sales.Places;

namespace Akrab.Sales.Opportunities;

public sealed partial class Opportunity : IDefined<Opportunity>
{
    public static void Define(Definition<Opportunity> it)
    {
        it.IsCalled("opportunity", "opportunities").Icon("target").In(Area.Rail, 5).Owned();
        it.Has(o => o.Name, new TextType(200)).Required().Searched().Indexed();
        it.Has(o => o.Party).Indexed().ShownThere();
        it.Has(o => o.Product).Indexed();
        it.Has(o => o.Stage).Required().Indexed();
        it.Has(o => o.StageSince).ReadOnly().Indexed().TellsOf(nameof(Stage));
        it.Has(o => o.Source);
        it.Has(o => o.Amount).Indexed();
        it.Has(o => o.ClosesOn).Indexed();
        it.Has(o => o.Certainty);
        it.Has(o => o.Branch).Indexed();
        it.Has(o => o.Owner).Indexed();
        it.Has(o => o.Notes, new LongTextType());
        it.Has(o => o.OpenedOn).Indexed();
        it.Has(o => o.Status).ReadOnly().ComesInFiles().Indexed();
        it.Has(o => o.ClosedOn).ReadOnly().Indexed().TellsOf(nameof(Status));
        it.Has(o => o.LossReason).ReadOnly().Indexed().TellsOf(nameof(Status));
        it.Has(o => o.LossNote, new LongTextType()).ReadOnly().TellsOf(nameof(Status));
        it.Has(o => o.LostTo).ReadOnly().Indexed().TellsOf(nameof(Status));
        it.Has(o => o.Origin).ReadOnly().Indexed().ShownThere();
        it.Arranged<Pipeline>().Arranged<Stage>().Arranged<SalesTarget>().Arranged<Branch>();
        it.Titled(o => o.Name);
        it.Lists(o => o.Name, o => o.Party, o => o.Stage, o => o.Status, o => o.Amount, o => o.ClosesOn, o => o.Owner);
        it.Section("main", o => o.Name, o => o.Party, o => o.Product, o => o.Stage, o => o.Amount, o => o.ClosesOn, o => o.Certainty, o => o.Source, o => o.Branch, o => o.Owner, o => o.Origin, o => o.Notes);
        it.Section("outcome", o => o.Status, o => o.OpenedOn, o => o.StageSince, o => o.ClosedOn, o => o.LossReason, o => o.LostTo, o => o.LossNote);
        it.Shows<OpportunityLine>(l => l.Opportunity);
        it.Shows<Stakeholder>(b => b.Opportunity);
        it.Shows<Rival>(r => r.Opportunity);
        it.Boards(by: o => o.Stage, sums: o => o.Amount).Through<Stage>(s => s.Pipeline, s => s.Position).Showing(o => o.Status, OpportunityStatus.Open);
        it.Can<Win>().While(o => o.IsOpen).By<WinOpportunity>().Icon("trophy");
        it.Can<Lose>().While(o => o.IsOpen).By<LoseOpportunity>().Icon("mood-sad");
        it.Can<Reopen>().While(o => !o.IsOpen).By<ReopenOpportunity>().Icon("arrow-back-up");
        it.Can<Copy>().By<CopyOpportunity>().Icon("copy");
        it.Can<Split>().While(o => o.IsOpen && o.Amount is { Units: > 1 }).By<SplitOpportunity>().Icon("arrows-split");
    }
}
