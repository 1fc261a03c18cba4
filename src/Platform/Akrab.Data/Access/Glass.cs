using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;

namespace Akrab.Data.Access;

/// <summary>Opens, in need, somebody who is not one's to see: known by a phone number or an address, until the day ends, told and kept.</summary>
public sealed class Glass(AkrabDb db, Lookup lookup, Overlays overlays, TimeProvider time)
{
    /// <summary>The name of the deed in the journal.</summary>
    public const string Deed = "break-glass";

    /// <summary>The records that have this phone number or address, opened where they were not to be seen; none when nobody has it.</summary>
    /// <exception cref="NotAllowed">It is no task of whoever acts.</exception>
    public async Task<IReadOnlyList<(EntityDefinition Definition, Guid Id)>> Break(string contact, string because, CancellationToken stop)
    {
        if (!db.Acting.Rights.May(Rights.BreakGlass) || db.Me is null)
            throw new NotAllowed();

        List<(EntityDefinition, Guid)> found = [];
        var overlay = await overlays.Of(db, stop);
        foreach (var definition in db.Registry.Entities.Where(e => e is { HasFace: true, IsOwned: true } && db.Acting.MayRead(e)))
        {
            var ids = new HashSet<Guid>();
            foreach (var field in overlay.FieldsOf(definition).Where(f => f.Type is PhonesType or EmailsType))
                foreach (var same in await lookup.ByKeys(field, KeysOf(field, contact), stop))
                    ids.UnionWith(same);
            await definition.Accept(new Opening(this, ids, because, stop));
            found.AddRange(ids.Select(id => (definition, id)));
        }

        await db.SaveChangesAsync(stop);
        return found;
    }

    private static IReadOnlyList<string> KeysOf(Field field, string typed)
    {
        try
        {
            return field.Type.Parse(typed, ReadingContext.Invariant) is { } value ? [.. field.Type.Keys(value).Select(k => k.Text).OfType<string>()] : [];
        }
        catch (UnreadableValue)
        {
            return [];
        }
    }

    private async Task Open<T>(Definition<T> definition, HashSet<Guid> ids, string because, CancellationToken stop) where T : Entity
    {
        var seen = await lookup.Records(definition, ids, stop);
        var unseen = (await lookup.AllRecords(definition, [.. ids.Where(id => !seen.ContainsKey(id))], stop)).Where(r => r.DeletedAt is null).ToList();
        ids.IntersectWith([.. seen.Keys, .. unseen.Select(r => r.Key)]);
        if (unseen.Count == 0)
            return;

        db.Deed = Deed;
        foreach (var record in unseen)
        {
            db.Attach(record);
            record.Announce(new GlassBroken(definition.Name, record.Key, because));
            db.Add(new ShareRow { Entity = definition.Name, Record = record.Key, Member = db.Me, Until = db.Today, By = db.Me, At = time.Now(), Because = because });
        }
    }

    private sealed class Opening(Glass glass, HashSet<Guid> ids, string because, CancellationToken stop) : IEntityVisitor<Task>
    {
        public Task Visit<T>(Definition<T> definition) where T : Entity => glass.Open(definition, ids, because, stop);
    }
}
