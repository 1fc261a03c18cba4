using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Setup;

/// <summary>Finds for a module's part of the demo company what other modules have made.</summary>
public static class DemoRecords
{
    /// <summary>The keys of records that a link with this id type leads to: of each kind the oldest, or the latest, at most so many.</summary>
    public static async Task<IReadOnlyList<Guid>> Linkable(AkrabDb db, Type idType, int mostOfAKind, bool isLatest, CancellationToken stop)
    {
        List<Guid> keys = [];
        foreach (var definition in db.Registry.Targets(idType))
            keys.AddRange(await definition.Accept(new Some(db, mostOfAKind, isLatest, stop)));
        return keys;
    }

    private sealed class Some(AkrabDb db, int most, bool isLatest, CancellationToken stop) : IEntityVisitor<Task<IReadOnlyList<Guid>>>
    {
        public async Task<IReadOnlyList<Guid>> Visit<T>(Definition<T> definition) where T : Entity
        {
            var all = db.Set<T>().AsNoTracking();
            var ordered = isLatest ? all.OrderByDescending(r => r.CreatedAt).ThenBy(r => r.Version) : all.OrderBy(r => r.CreatedAt);
            return [.. (await ordered.Take(most).ToListAsync(stop)).Select(r => r.Key)];
        }
    }
}
