using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Writing;

/// <summary>A rule that needs more than the record itself; what it says stands beside a field like what any other rule says.</summary>
public interface IFurtherRule
{
    bool IsFor(EntityDefinition definition);

    /// <summary>Says what stands against each of these records.</summary>
    Task Check(IReadOnlyList<(Entity? Before, Entity After)> records, Action<Entity, FieldProblem> against, CancellationToken stop);
}
