using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Data.Writing;

/// <summary>The order in which a unit of work is written: what is linked to comes first, also where it is another record of the same kind.</summary>
internal static class WritingOrder
{
    public static IEnumerable<Change> Of(IEnumerable<Change> changes, Registry registry) =>
        changes.GroupBy(c => c.Definition).OrderBy(g => registry.Rank(g.Key)).SelectMany(g => Among(g.Key, [.. g]));

    private static IReadOnlyList<Change> Among(EntityDefinition definition, IReadOnlyList<Change> changes)
    {
        var links = definition.Fields.Where(f => f.Type is LinkType && f.Type.ClrType == definition.IdType).ToList();
        if (links.Count == 0 || changes.Count == 1)
            return changes;

        var coming = changes.Where(c => c.Before is null).ToDictionary(c => c.After.Key);
        List<Change> order = new(changes.Count);
        HashSet<Change> seen = new(ReferenceEqualityComparer.Instance);
        foreach (var change in changes)
            Visit(change);
        return order;

        void Visit(Change change)
        {
            if (!seen.Add(change))
                return;
            foreach (var link in links)
                if (link.Get(change.After) is IEntityId to && coming.TryGetValue(to.Value, out var first))
                    Visit(first);
            order.Add(change);
        }
    }
}
