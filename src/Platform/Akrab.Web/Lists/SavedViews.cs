using System.Collections.Concurrent;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Values;
using Akrab.Web.Records;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Lists;

/// <summary>A question of a list that somebody gave a name.</summary>
/// <param name="Query">The query string of the list.</param>
/// <param name="CanChange">Whether who is looking may remove it.</param>
public sealed record SavedView(Guid Id, string Name, string Query, bool IsShared, bool CanChange);

/// <summary>The views people saved, remembered for a few seconds: every list shows them, they hardly change.</summary>
public sealed class SavedViews(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<(TenantId Tenant, string Entity), (IReadOnlyList<SavedViewRow> Views, long SeenAt)> _known = new();

    /// <summary>One's own views of an entity and those shared by all.</summary>
    public async Task<IReadOnlyList<SavedView>> Of(AkrabDb db, EntityDefinition definition, CancellationToken stop)
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
        return [.. known.Views.Where(v => v.IsShared || v.Owner == me).Select(v => new SavedView(v.Id, v.Name, v.Query, v.IsShared, MayChange(db.Acting, v)))];
    }

    /// <summary>One's own, and of who administers those that all see.</summary>
    private static bool MayChange(Acting acting, SavedViewRow view) => view.Owner == acting.Member || acting.CanAdminister && view.IsShared;

    /// <summary>Saves a view, for everybody or for oneself; one of one's own with that name asks so from now on.</summary>
    public async Task Save(AkrabDb db, EntityDefinition definition, string name, string query, bool isShared, CancellationToken stop)
    {
        var me = db.Acting.Member;
        var view = await db.Set<SavedViewRow>().FirstOrDefaultAsync(v => v.Entity == definition.Name && v.Owner == me && v.Name == name, stop);
        if (view is null)
            db.Add(view = new SavedViewRow { Id = Uuid7.Next(), Entity = definition.Name, Name = name, Query = query, Owner = me });
        (view.Query, view.IsShared) = (query, isShared);
        await db.SaveChangesAsync(stop);
        _known.TryRemove((db.Acting.Tenant, definition.Name), out _);
    }

    /// <summary>Removes a view that this member may change.</summary>
    public async Task<SavedViewRow> Remove(AkrabDb db, EntityDefinition definition, Guid id, CancellationToken stop)
    {
        var view = await db.Set<SavedViewRow>().FirstOrDefaultAsync(v => v.Entity == definition.Name && v.Id == id, stop);
        if (view is null || !MayChange(db.Acting, view))
            throw new RecordNotFound();
        db.Remove(view);
        await db.SaveChangesAsync(stop);
        _known.TryRemove((db.Acting.Tenant, definition.Name), out _);
        return view;
    }

    private static Task<List<SavedViewRow>> Read(AkrabDb db, string entity, CancellationToken stop) =>
        db.Set<SavedViewRow>().AsNoTracking().Where(v => v.Entity == entity).OrderBy(v => v.Position).ThenBy(v => v.Id).ToListAsync(stop);
}
