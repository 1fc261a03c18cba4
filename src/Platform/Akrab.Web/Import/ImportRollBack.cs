using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Import;

/// <summary>
/// Puts everything back as it was before an import, by replaying the change journal. What somebody changed since, put into the bin,
/// or added something to, is kept as it is and listed. Records that link come before those they link to, so that an organisation made
/// for people who go, goes too.
/// </summary>
internal sealed class ImportRollBack(IServiceProvider scope, AkrabDb db, ImportRow run, TimeProvider time, IProgress<ImportProgress>? progress)
{
    private const int AtATime = 200, MostTries = 5;

    private readonly Guid _id = run.Id;
    private readonly IncomingLinks _links = scope.GetRequiredService<IncomingLinks>();
    private readonly Lookup _lookup = scope.GetRequiredService<Lookup>();

    /// <summary>The import as it stands.</summary>
    public ImportRow Run { get; private set; } = run;

    public async Task<ImportRow> ToTheEnd(CancellationToken stop)
    {
        await using var writing = scope.Begin(db.Acting with { Source = Run.Id, Origin = new Origin(Door.Import) });
        var writer = writing.ServiceProvider.GetDb();
        var entities = await Journal.Select(j => j.Entity).Distinct().ToListAsync(stop);
        long done = 0;
        foreach (var definition in entities.Select(e => db.Registry.Find(e)!).OrderByDescending(db.Registry.Rank))
        {
            Guid? below = null;
            while (await Next(definition, below, stop) is { Count: > 0 } records)
            {
                below = records[^1];
                await Slice(writer, definition, records, stop);
                progress?.Report(new ImportProgress(done += records.Count, null));
            }
        }

        var next = Run.Next();
        (next.State, next.RolledBackAt) = (ImportState.RolledBack, time.Now());
        await db.Write([], [new RowChange(Run, next)], stop);
        return next;
    }

    private IQueryable<JournalRow> Journal => db.Set<JournalRow>().AsNoTracking().Where(j => j.Source == _id && j.Action != Change.RollBack);

    /// <summary>The records of the import, the youngest first; those that are dealt with already, before a crash, are passed over by the slice.</summary>
    private Task<List<Guid>> Next(EntityDefinition definition, Guid? below, CancellationToken stop)
    {
        var rows = Journal.Where(j => j.Entity == definition.Name);
        if (below is { } bound)
            rows = rows.Where(j => j.Record < bound);
        return rows.Select(j => j.Record).Distinct().OrderByDescending(r => r).Take(AtATime).ToListAsync(stop);
    }

    private async Task Slice(AkrabDb writer, EntityDefinition definition, List<Guid> ids, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Put(writer, definition, ids, stop);
                return;
            }
            catch (StaleVersion) when (attempt < MostTries)
            {
                // Somebody was first at one of them: look again, it will be kept.
            }
        }
    }

    private async Task Put(AkrabDb writer, EntityDefinition definition, List<Guid> ids, CancellationToken stop)
    {
        var journals = (await db.Set<JournalRow>().AsNoTracking().Where(j => ids.Contains(j.Record)).ToListAsync(stop)).ToLookup(j => j.Record);
        var records = await _lookup.AllRecords(definition, ids, stop);
        var links = (await _links.To(definition.IdType, ids, stop)).ToLookup(l => l.To);
        List<Change> changes = [];
        List<ImportNoteRow> kept = [];
        foreach (var record in records.OrderByDescending(r => r.Key))
        {
            var rows = journals[record.Key].OrderByDescending(j => j.Version).ToList();
            var first = rows.Where(j => j.Source == Run.Id).Min(j => j.Version);
            var since = rows.TakeWhile(j => j.Version >= first).ToList();
            if (since[0] is { Action: Change.RollBack } last && last.Source == Run.Id || await IsListed(record.Key, stop))
                continue;

            if (await WhyKept(record, since, links[record.Key], stop) is { } reason)
                kept.Add(Note(definition, record, reason));
            else
                changes.Add(new Change(definition, record, Earlier(definition, record, since)) { Action = Change.RollBack });
        }

        var next = Run.Next();
        next.RolledBack += changes.Count;
        next.Kept += kept.Count;
        await writer.Write(changes, [new RowChange(Run, next), .. kept], stop);
        Run = next;
    }

    private Entity Earlier(EntityDefinition definition, Entity record, IReadOnlyList<JournalRow> since) =>
        since[^1].Changes is null ? Replay.Binned(record, time.Now()) : Replay.Before(definition, record, since);

    private async Task<Reason?> WhyKept(Entity record, IReadOnlyList<JournalRow> since, IEnumerable<IncomingLink> links, CancellationToken stop)
    {
        var undone = since.Where(j => j.Action == Change.RollBack).Select(j => j.Source).ToHashSet();
        if (since.Any(j => j.Source != Run.Id && !undone.Contains(j.Source)))
            return Reason.Of(record.DeletedAt is null ? "import.kept.changed" : "import.kept.deleted");

        var from = since[^1].At;
        foreach (var link in links)
            if (link.CreatedAt >= from || link.UpdatedAt >= from && await _links.TurnedAt(link, stop) >= from)
                return Reason.Of("import.kept.linked", ("what", db.Registry.Find(link.Field.Entity)!.One));
        return null;
    }

    private async Task<bool> IsListed(Guid record, CancellationToken stop) => Run.Kept > 0
        && await db.Set<ImportNoteRow>().AnyAsync(n => n.Import == _id && n.Kind == ImportNoteKind.Kept && n.Record == record, stop);

    private ImportNoteRow Note(EntityDefinition definition, Entity record, Reason reason) => new()
    {
        TenantId = Run.TenantId,
        Import = Run.Id,
        Kind = ImportNoteKind.Kept,
        Id = Uuid7.Next(),
        Record = record.Key,
        Entity = definition.Name,
        Reasons = Reason.ToJson([reason]),
    };
}
