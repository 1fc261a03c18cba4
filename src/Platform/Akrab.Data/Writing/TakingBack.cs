using Akrab.Data.Lists;
using Akrab.Data.Merging;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Writing;

/// <summary>Takes back what somebody did to many records at once, by the journal; what was changed since stays as it is.</summary>
public sealed class TakingBack(AkrabDb db, Lookup lookup)
{
    /// <summary>The deed's name in the journal.</summary>
    public const string Undo = "undo";

    /// <summary>Puts the records back as they were before the actor's own deed; gives how many changed.</summary>
    /// <param name="deed">What the deed gave its changes as their source.</param>
    public async Task<int> Of(EntityDefinition definition, Guid deed, CancellationToken stop)
    {
        var me = db.Acting.Member;
        var journal = await db.Set<JournalRow>().AsNoTracking()
            .Where(j => j.Source == deed && j.Actor == me && j.Entity == definition.Name && j.Changes != null).OrderByDescending(j => j.Version).ToListAsync(stop);
        var done = 0;
        foreach (var some in journal.GroupBy(j => j.Record).Chunk(500))
        {
            var records = (await lookup.AllRecords(definition, [.. some.Select(g => g.Key)], stop)).ToDictionary(r => r.Key);
            List<Change> changes = [.. some.Where(g => records.ContainsKey(g.Key)).Select(g => Back(definition, records[g.Key], g)).OfType<Change>()];
            await db.Write(changes, [], stop);
            done += changes.Count;
        }

        return done;
    }

    /// <summary>Puts the fields of one change back as they were, but for what was changed since.</summary>
    public static void Apply(EntityDefinition definition, Entity record, JournalRow row) => Parting.Undo(definition, record, row.Changes!);

    private Change? Back(EntityDefinition definition, Entity record, IEnumerable<JournalRow> rows)
    {
        var after = record.Copy();
        foreach (var row in rows)
            Apply(definition, after, row);
        return TableShape.Of(db.Model, definition.ClrType, db.Registry).UpdateOf(record, after) is null ? null : new Change(definition, record, after) { Action = Undo };
    }
}
