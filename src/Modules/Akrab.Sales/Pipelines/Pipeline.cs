using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Sales.Pipelines;

/// <summary>A way in which we sell: the stages an opportunity passes, from the first word to the signature.</summary>
public sealed class Pipeline : Entity<PipelineId>, IDefined<Pipeline>
{
    public required string Name { get; set; }

    public int Position { get; set; }

    public static void Define(Definition<Pipeline> it)
    {
        it.IsCalled("pipeline", "pipelines").Icon("filter");
        it.Has(p => p.Name).Required().Indexed();
        it.Has(p => p.Position).Indexed();
        it.Titled(p => p.Name);
        it.Lists(p => p.Name, p => p.Position);
        it.Section("main", p => p.Name, p => p.Position);
        it.Shows<Stage>(s => s.Pipeline);
    }
}

/// <summary>A way in which we sell.</summary>
public readonly record struct PipelineId(Guid Value) : IEntityId<PipelineId>
{
    public static PipelineId Of(Guid value) => new(value);
}
