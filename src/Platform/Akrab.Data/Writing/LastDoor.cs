using System.Reflection;
using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Permissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Writing;

/// <summary>
/// Before anything is written: is it within reach of who acts? Pages and calls have asked already; this is for what forgot to.
/// What follows from a deed is not asked again, for who may do the deed may do what it entails.
/// </summary>
internal static class LastDoor
{
    /// <exception cref="NotAllowed">Something is out of reach.</exception>
    /// <exception cref="BrokenRule">A closed record was to be thrown away.</exception>
    public static async Task Pass(AkrabDb db, IReadOnlyList<Change> changes, OwnersTeams owners, CancellationToken stop)
    {
        if (changes.Any(c => c.After.IsPartial || c.Before is { IsPartial: true }))
            throw new InvalidOperationException("Of this record not all was read; it cannot be written.");
        if (changes.FirstOrDefault(c => c.IsDeletion && c.Action is null && c.Definition.IsClosed(c.Before!)) is { } closed)
            throw new BrokenRule(closed.Definition.ClosedRule!);
        var acting = db.Acting;
        if (acting.Member is null)
            return;

        var overlay = await db.Services.GetRequiredService<Overlays>().Of(db, stop);
        foreach (var change in changes.Where(c => c.Action is null))
        {
            var isAllowed = change.Before is { } before
                ? await MayTouch(db, change.Definition, before, change.IsDeletion || change.IsRestoration ? Verb.Delete : Verb.Change, stop)
                : MayMake(acting, change, owners);
            if (!isAllowed || acting.Rights.Fields.Count > 0 && TouchesWithheld(change, overlay))
                throw new NotAllowed();
        }
    }

    /// <summary>Whether a field is changed that whoever acts may not write, or does not even know.</summary>
    private static bool TouchesWithheld(Change change, Overlay overlay)
    {
        var known = overlay.FieldsOf(change.Definition);
        var before = change.Before ?? change.Definition.New();
        return change.Definition.Fields.Concat(overlay.AddedTo(change.Definition))
            .Any(f => f.IsWritable && known.Find(f.Name) is not { IsWithheld: false } && !Equals(f.Get(before), f.Get(change.After)));
    }

    /// <summary>Whether a record that is there may be changed or deleted: it is within reach, or it was shared with whoever changes it.</summary>
    public static async Task<bool> MayTouch(AkrabDb db, EntityDefinition definition, Entity record, Verb verb, CancellationToken stop)
    {
        var reach = db.Acting.Reaching(definition)[verb];
        return db.Acting.IsWithin(reach, record) || verb == Verb.Change && reach != Reach.None && (await Named(db, definition, record, stop)).Exists(n => n.MayChange && n.Reaches(db.Acting));
    }

    /// <summary>Something new counts as its owner's, in whose team it will be.</summary>
    private static bool MayMake(Acting acting, Change change, OwnersTeams owners) => acting.Reaching(change.Definition).Create switch
    {
        Reach.Team when change.After is IOwned { Owner: { } owner } => owner == acting.Member || owners.TeamOf(owner) is { } team && acting.Teams.Contains(team),
        var reach => acting.IsWithin(reach, change.After),
    };

    /// <summary>Who sees this record although it is not theirs.</summary>
    public static Task<List<Named>> Named(AkrabDb db, EntityDefinition definition, Entity record, CancellationToken stop) => !definition.IsOwned
        ? Task.FromResult<List<Named>>([])
        : (Task<List<Named>>)typeof(LastDoor).GetMethod(nameof(Names), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(Registry.RootOf(definition.ClrType), definition.IdType).Invoke(null, [db, record.Key, stop])!;

    private static Task<List<Named>> Names<T, TId>(AkrabDb db, Guid key, CancellationToken stop) where T : Entity where TId : struct, IEntityId<TId>
    {
        var id = TId.Of(key);
        return db.Set<SharedRow<T, TId>>().IgnoreQueryFilters([Shares.Mine]).Where(s => s.Record.Equals(id)).Select(s => new Named(s.Member, s.Team, s.MayChange)).ToListAsync(stop);
    }
}
