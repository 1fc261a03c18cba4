using System.Linq.Expressions;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Erasing;

/// <summary>
/// All records that are somebody's, found by their definitions: they themselves and those that went into them; what is seen by whoever sees
/// them, what follows that, and what their page shows as theirs.
/// </summary>
internal sealed class Belongings(AkrabDb db, Lookup lookup)
{
    private readonly Dictionary<Guid, Entity> _records = [];

    public IReadOnlyDictionary<Guid, Entity> Records => _records;

    public EntityDefinition DefinitionOf(Entity record) => db.Registry.Get(record.GetType());

    public async Task Find(EntityDefinition definition, IReadOnlyCollection<Guid> roots, CancellationToken stop)
    {
        var persons = await WithAbsorbed(roots, stop);
        await Add(await lookup.AllRecords(definition, persons, stop));
        foreach (var (link, by) in Links(definition))
            await Add(await by.Accept(new Linking(db, link, persons, stop)));

        for (var last = _records.Values.ToList(); last.Count > 0;)
        {
            var known = _records.Keys.ToHashSet();
            foreach (var some in last.GroupBy(DefinitionOf).Select(g => (g.Key.IdType, Ids: g.Select(r => r.Key).ToList())))
                foreach (var follower in db.Registry.Entities.Where(e => e.Followed?.Type is LinkType link && link.ClrType == some.IdType))
                    await Add(await follower.Accept(new Linking(db, follower.Followed!, some.Ids, stop)));
            last = [.. _records.Values.Where(r => !known.Contains(r.Key))];
        }

        Task Add(IEnumerable<Entity> found)
        {
            foreach (var record in found)
                _records.TryAdd(record.Key, record);
            return Task.CompletedTask;
        }
    }

    /// <summary>
    /// A record that only exists beside others is theirs if it links to them at all, as a relation from either side. Who is somebody in their own
    /// right is nobody else's: those who work at an organisation stay.
    /// </summary>
    private IEnumerable<(MemberField Link, EntityDefinition Definition)> Links(EntityDefinition definition) =>
        db.Registry.Entities.Where(other => !other.HasFace).SelectMany(other => other.Fields.OfType<MemberField>().Where(f => f.Type is LinkType && f.Type.ClrType == definition.IdType
            && (other.Followed is not null || definition.Related.Any(r => r.Entity == other.ClrType && Names(r.By, f)))).Select(f => (f, other)));

    private static bool Names(LambdaExpression by, MemberField field) =>
        (by.Body is UnaryExpression { Operand: MemberExpression inner } ? inner : by.Body as MemberExpression)?.Member.Name == field.MemberName;

    private async Task<HashSet<Guid>> WithAbsorbed(IEnumerable<Guid> roots, CancellationToken stop)
    {
        var all = roots.ToHashSet();
        var merges = await db.Set<MergeRow>().AsNoTracking().Where(m => m.UndoneAt == null).ToListAsync(stop);
        while (merges.Where(m => all.Contains(m.Survivor) && all.Add(m.Absorbed)).ToList() is { Count: > 0 })
        {
        }

        return all;
    }
}
