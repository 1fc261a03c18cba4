using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Sales.Opportunities;

namespace Akrab.Sales.Pipelines;

/// <summary>One step on the way to a sale: how likely it is from here, and how long an opportunity may stand here.</summary>
public sealed class Stage : Entity<StageId>, IDefined<Stage>
{
    public required PipelineId Pipeline { get; set; }

    public required string Name { get; set; }

    public int Position { get; set; }

    /// <summary>How many of a hundred that come here are won in the end.</summary>
    public decimal Probability { get; set; }

    /// <summary>After so many days here an opportunity is called stale; null when it never is.</summary>
    public int? StaleAfterDays { get; set; }

    /// <summary>How sure we are of an opportunity that stands here.</summary>
    public Certainty Certainty { get; set; } = Certainty.Possible;

    /// <summary>What must be known of an opportunity before it comes here.</summary>
    public TextSet Needs { get; set; } = TextSet.None;

    public static void Define(Definition<Stage> it)
    {
        it.IsCalled("stage", "stages").Icon("stairs");
        it.Has(s => s.Name).Required().Indexed();
        it.Has(s => s.Pipeline).Required().Indexed();
        it.Has(s => s.Position).Indexed();
        it.Has(s => s.Probability, new PercentType());
        it.Has(s => s.Certainty);
        it.Has(s => s.StaleAfterDays);
        it.Has(s => s.Needs, new ChoicesType(ChoiceType.Of(typeof(Need))));
        it.Titled(s => s.Name);
        it.Lists(s => s.Name, s => s.Pipeline, s => s.Position, s => s.Probability, s => s.Certainty, s => s.StaleAfterDays);
        it.Section("main", s => s.Name, s => s.Pipeline, s => s.Position, s => s.Probability, s => s.Certainty, s => s.StaleAfterDays, s => s.Needs);
        it.Must(s => s.Probability is >= 0 and <= 100, "stage.probability-range", s => s.Probability);
        it.Must(s => s.StaleAfterDays is null or (>= 1 and <= 3650), "stage.stale-range", s => s.StaleAfterDays);
    }
}

/// <summary>One step on the way to a sale.</summary>
public readonly record struct StageId(Guid Value) : IEntityId<StageId>
{
    public static StageId Of(Guid value) => new(value);
}

/// <summary>What may be needed of an opportunity.</summary>
public enum Need
{
    Amount,
    ClosesOn,
    Source,
    Notes,

    /// <summary>Somebody is known who decides.</summary>
    Decider,
}
