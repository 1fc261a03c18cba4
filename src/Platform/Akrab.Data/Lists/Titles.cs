using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Lists;

/// <summary>A linked record as it is shown: its title, and where it is found; no title when it is deleted or not one's own to see.</summary>
public sealed record LinkedTitle(Guid Id, string? Title, string? Plural);

/// <summary>Looks up the titles of linked records: one query per linked entity and page, under the same filters as everything.</summary>
public sealed class Titles(AkrabDb db)
{
    /// <summary>The titles of all links in these fields of these records.</summary>
    public async Task<IReadOnlyDictionary<Guid, LinkedTitle>> Of(IReadOnlyCollection<Entity> records, IEnumerable<Field> fields, CancellationToken stop)
    {
        Dictionary<Guid, LinkedTitle> titles = [];
        foreach (var group in fields.Where(f => f.Type is LinkType).GroupBy(f => f.Type.ClrType))
        {
            var ids = records.SelectMany(r => group.Select(f => f.Get(r))).OfType<IEntityId>().Select(i => i.Value).Distinct().ToList();
            if (ids.Count > 0)
                await Add(titles, group.Key, ids, stop);
        }

        return titles;
    }

    /// <summary>The titles of these ids of one id type.</summary>
    public async Task<IReadOnlyDictionary<Guid, LinkedTitle>> Of(Type idType, IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        Dictionary<Guid, LinkedTitle> titles = [];
        if (ids.Count > 0)
            await Add(titles, idType, ids, stop);
        return titles;
    }

    private async Task Add(Dictionary<Guid, LinkedTitle> titles, Type idType, IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        var method = typeof(Titles).GetMethod(nameof(Read), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!
            .MakeGenericMethod(db.Registry.RootOfId(idType), idType);
        foreach (var record in await (Task<List<Entity>>)method.Invoke(this, [ids, stop])!)
        {
            var definition = db.Registry.Get(record.GetType());
            titles[record.Key] = new LinkedTitle(record.Key, definition.TitleOf(record), definition.Plural);
        }

        foreach (var id in ids)
            titles.TryAdd(id, new LinkedTitle(id, null, null));
    }

    private async Task<List<Entity>> Read<TRoot, TId>(IReadOnlyList<Guid> ids, CancellationToken stop)
        where TRoot : Entity<TId> where TId : struct, IEntityId<TId>
    {
        var typed = ids.Select(id => TId.Of(id)).ToList();
        return [.. await db.Set<TRoot>().AsNoTracking().Where(e => typed.Contains(e.Id)).ToListAsync(stop)];
    }
}
