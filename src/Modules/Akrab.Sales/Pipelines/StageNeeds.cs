using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Sales.Opportunities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Sales.Pipelines;

/// <summary>An opportunity comes into a stage only once what the stage needs is known, and does not lose it while it stands there.</summary>
public sealed class StageNeeds(AkrabDb db) : IFurtherRule
{
    private static readonly ChoiceType Needs = ChoiceType.Of(typeof(Need));

    public bool IsFor(EntityDefinition definition) => definition.ClrType == typeof(Opportunity);

    public async Task Check(IReadOnlyList<(Entity? Before, Entity After)> records, Action<Entity, FieldProblem> against, CancellationToken stop)
    {
        var stages = (await db.Set<Stage>().AsNoTracking().ToListAsync(stop)).Where(s => s.Needs.Items.Count > 0).ToDictionary(s => s.Id, s => (s.Name, Needs: s.Needs.Items.Select(Read).OfType<Need>().ToList()));
        if (stages.Count == 0)
            return;

        var concerned = records.Select(r => (Before: r.Before as Opportunity, After: (Opportunity)r.After)).Where(r => stages.ContainsKey(r.After.Stage)).ToList();
        var asked = concerned.Where(r => Comes(r) && stages[r.After.Stage].Needs.Contains(Need.Decider)).Select(r => r.After.Id).ToList();
        var decided = asked.Count == 0 ? [] : (await db.Set<Stakeholder>().Where(b => asked.Contains(b.Opportunity) && b.Role == BuyingRole.Decides).Select(b => b.Opportunity).ToListAsync(stop)).ToHashSet();
        foreach (var record in concerned)
            foreach (var need in stages[record.After.Stage].Needs)
                if (need == Need.Decider ? Comes(record) && !decided.Contains(record.After.Id) : IsMissing(record.After, need) && (Comes(record) || !IsMissing(record.Before!, need)))
                    against(record.After, new FieldProblem(FieldOf(need), "stage.needs-this", ("stage", stages[record.After.Stage].Name), ("need", Needs.Format(need))));
    }

    private static bool Comes((Opportunity? Before, Opportunity After) record) => record.Before is null || record.Before.Stage != record.After.Stage;

    private static bool IsMissing(Opportunity opportunity, Need need) => need switch
    {
        Need.Amount => opportunity.Amount is null,
        Need.ClosesOn => opportunity.ClosesOn is null,
        Need.Source => opportunity.Source is null,
        Need.Notes => string.IsNullOrWhiteSpace(opportunity.Notes),
        _ => false,
    };

    /// <summary>The field beside which it is said; who decides is no field of the form.</summary>
    private static string FieldOf(Need need) => Kernel.Naming.Camel(need == Need.Decider ? nameof(Opportunity.Stage) : need.ToString());

    private static object? Read(string key) => Needs.Parse(key, ReadingContext.Invariant);
}
