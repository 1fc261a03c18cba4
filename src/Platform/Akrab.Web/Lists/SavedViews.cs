using System.Collections.Concurrent;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Lists;

/// <summary>The views people saved, remembered for a few seconds: every list shows them, they hardly change.</summary>
public sealed class SavedViews(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<(TenantId Tenant, string Entity), (IReadOnlyList<SavedViewRow> Views, long SeenAt)> _known = new();

    /// <summary>One's own views of an entity and those shared by all.</summary>
    public async Task<IReadOnlyList<SavedViewRow>> Of(AkrabDb db, EntityDefinition definition, CancellationToken stop)
    {
        var key = (db.Acting.Tenant, definition.Name);
        if (!_known.TryGetValue(key, out var known) || time.GetElapsedTime(known.SeenAt) > Fresh)
        {
            if (_known.Count > Most)
                _known.Clear();
            known = (await Read(db, definition.Name, stop), time.GetTimestamp());
            _known[key] = known;
        }

        var me = db.Acting.Member;
        return [.. known.Views.Where(v => v.Owner is null || v.Owner == me)];
    }

    /// <summary>Saves a view, for everybody or for oneself.</summary>
    public async Task Save(AkrabDb db, EntityDefinition definition, string name, string query, bool isShared, CancellationToken stop)
    {
        db.Add(new SavedViewRow { Id = Uuid7.Next(), Entity = definition.Name, Name = name, Query = query, Owner = isShared ? null : db.Acting.Member });
        await db.SaveChangesAsync(stop);
        _known.TryRemove((db.Acting.Tenant, definition.Name), out _);
    }

    private static Task<List<SavedViewRow>> Read(AkrabDb db, string entity, CancellationToken stop) =>
        db.Set<SavedViewRow>().AsNoTracking().Where(v => v.Entity == entity).OrderBy(v => v.Position).ThenBy(v => v.Id).ToListAsync(stop);
}
