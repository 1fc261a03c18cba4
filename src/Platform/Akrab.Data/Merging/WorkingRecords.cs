using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Merging;

/// <summary>Records as a chain of changes leaves them, before anything is written; a record may change several times in one unit of work.</summary>
internal sealed class WorkingRecords(AkrabDb db, Lookup lookup)
{
    private readonly Dictionary<Guid, Entity> _now = [];
    private readonly Dictionary<Guid, List<Step>> _steps = [];

    /// <summary>One change for each record, with the steps that led there.</summary>
    public IReadOnlyList<Change> Changes => [.. _steps.Values.Select(steps => new Change(db.Registry.Get(steps[0].Before.GetType()), steps[0].Before, steps[^1].After) { Action = steps[^1].Action, Steps = steps })];

    public IEnumerable<Entity> All => _now.Values;

    public async Task Load(EntityDefinition definition, IEnumerable<Guid> ids, CancellationToken stop)
    {
        foreach (var some in ids.Where(id => !_now.ContainsKey(id)).Distinct().Chunk(500))
            foreach (var record in await lookup.AllRecords(definition, some, stop))
                _now.Add(record.Key, record);
    }

    public Entity? Find(Guid id) => _now.GetValueOrDefault(id);

    /// <summary>Changes a copy of the record; when nothing comes of it, nothing is written.</summary>
    public void Change(EntityDefinition definition, Entity record, string deed, Guid source, Action<Entity> how)
    {
        var after = record.Copy();
        how(after);
        if (TableShape.Of(db.Model, definition.ClrType, db.Registry).UpdateOf(record, after) is null)
            return;

        if (!_steps.TryGetValue(record.Key, out var steps))
            _steps[record.Key] = steps = [];
        steps.Add(new Step(deed, source, record, after));
        _now[record.Key] = after;
    }
}
