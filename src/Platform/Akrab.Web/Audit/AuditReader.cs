using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Sealing;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Ui;
using Akrab.Web.Records;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Audit;

/// <summary>One entry of the books in words.</summary>
/// <param name="Seal">The seal that covers it; null until the next one.</param>
public sealed record AuditEntry(Guid Id, DateTimeOffset At, string Who, string What, string? From, EntityDefinition? Definition, string EntityName, Guid? Record, string? Title, long Count,
    string? Detail, IReadOnlyList<DiffLine> Lines, long? Seal, bool IsErased);

/// <summary>Entries, newest first, and before which one the next are; null when these are all.</summary>
public sealed record AuditPart(IReadOnlyList<AuditEntry> Entries, Guid? Next);

/// <summary>
/// Reads the books of the company: who changed what, and who took what along. Of entities that an administrator sees only in part, or
/// not at all, nothing is told.
/// </summary>
public sealed class AuditReader(AkrabDb db, Titles titles, Overlays overlays, FromWhere origins)
{
    /// <summary>The entities whose books are told to whoever acts.</summary>
    public IReadOnlyList<EntityDefinition> Told => [.. db.Registry.Entities.Where(e => db.SeesAll(db.Registry.Rank(e)))];

    /// <summary>The entries before that one, newest first.</summary>
    /// <param name="withTitles">Whether the records are named, by a question for each kind of them.</param>
    /// <exception cref="NotAllowed">The books are for administrators.</exception>
    public async Task<AuditPart> Page(AuditQuestion question, Guid? before, int most, bool withTitles, CancellationToken stop)
    {
        if (!db.Acting.CanAdminister)
            throw new NotAllowed();

        var told = Told.Select(e => e.Name).Where(name => question.Entity is null || name == question.Entity).ToList();
        List<SealedRow> rows = [];
        if (question.Book != AuditQuestion.Readings)
        {
            var changes = Within(db.Set<JournalRow>(), question, before).Where(j => told.Contains(j.Entity));
            if (question.Member is { } who)
                changes = changes.Where(j => j.Actor == who);
            if (question.Record is { } record)
                changes = changes.Where(j => j.Record == record);
            rows.AddRange(await changes.OrderByDescending(j => j.Id).Take(most + 1).ToListAsync(stop));
        }

        if (question.Book != AuditQuestion.Changes)
        {
            var readings = Within(db.Set<ReadingRow>(), question, before).Where(r => told.Contains(r.Entity) || question.Entity == null && r.Entity == Readings.Company);
            if (question.Member is { } who)
                readings = readings.Where(r => r.Actor == who);
            if (question.Record is { } record)
                readings = readings.Where(r => r.Record == record);
            rows.AddRange(await readings.OrderByDescending(r => r.Id).Take(most + 1).ToListAsync(stop));
        }

        var shown = rows.OrderByDescending(r => r.Id).Take(most).ToList();
        return new AuditPart(await Entries(shown, withTitles, stop), rows.Count > most ? shown[^1].Id : null);
    }

    private IQueryable<TRow> Within<TRow>(IQueryable<TRow> rows, AuditQuestion question, Guid? before) where TRow : SealedRow
    {
        rows = rows.AsNoTracking();
        if (before is { } id)
            rows = rows.Where(r => r.Id < id);
        if (question.From is { } from && MomentType.StartOf(from, db.Acting.Zone) is var begin)
            rows = rows.Where(r => r.At >= begin);
        if (question.Until is { } until && until < DateOnly.MaxValue && MomentType.StartOf(until.AddDays(1), db.Acting.Zone) is var end)
            rows = rows.Where(r => r.At < end);
        return rows;
    }

    /// <summary>Rows of the books in words; what is hidden from whoever acts is left out.</summary>
    internal async Task<IReadOnlyList<AuditEntry>> Entries(IReadOnlyList<SealedRow> rows, bool withTitles, CancellationToken stop)
    {
        var overlay = await overlays.Of(db, stop);
        var said = rows.Select(Said).ToList();
        var people = await titles.Of(typeof(MemberId), [.. said.Select(r => r.Actor?.Value).OfType<Guid>().Distinct()], stop);
        var from = await origins.Of(said.Select(r => r.Origin), stop);
        Dictionary<Guid, LinkedTitle> records = [];
        foreach (var some in said.Where(s => withTitles && s is { Definition: not null, Record: not null }).GroupBy(s => s.Definition!.IdType))
            foreach (var (id, title) in await titles.Of(some.Key, [.. some.Select(s => s.Record!.Value).Distinct()], stop))
                records[id] = title;

        return [.. said.Where(s => !IsHidden(s)).Select(s => new AuditEntry(s.Row.Id, s.Row.At,
            s.Actor is { } actor ? people[actor.Value].Title ?? Words.Say("history.somebody") : Words.Say("history.system"),
            s.Definition is { } of ? ChangeLines.What(of, s.Action) : Words.Find($"history.{s.Action}") ?? s.Action, FromWhere.Say(s.Origin is { } origin ? from.GetValueOrDefault(origin) : null),
            s.Definition, s.Definition is { } named ? s.Count == 1 ? named.One : named.Many : Words.Find($"audit.entity.{s.Entity}") ?? s.Entity, s.Record, s.Record is { } record ? records.GetValueOrDefault(record)?.Title : null,
            s.Count, s.Detail, Lines(s), s.Row.Seal, s.Row.ErasedBy is not null))];

        IReadOnlyList<DiffLine> Lines(Line entry) => entry is { Row: JournalRow change, Definition: { } definition } ? new ChangeLines(overlay, definition).Of(change) : [];

        bool IsHidden(Line entry) => entry is { Row: JournalRow change, Definition: { } definition } && new ChangeLines(overlay, definition).IsHidden(change);
    }

    private Line Said(SealedRow row) => row switch
    {
        JournalRow change => new(row, change.Actor, change.Action, change.Entity, db.Registry.Find(change.Entity), change.Record, 1, change.Origin, null),
        ReadingRow reading => new(row, reading.Actor, reading.Action, reading.Entity, db.Registry.Find(reading.Entity), reading.Record, reading.Count, reading.Origin, reading.Action == Readings.Uncover && db.Registry.Find(reading.Entity)?.Find(reading.Detail ?? "") is { } field ? field.Label : reading.Detail),
        _ => throw new InvalidOperationException($"{row.GetType().Name} is in no book."),
    };

    private sealed record Line(SealedRow Row, MemberId? Actor, string Action, string Entity, EntityDefinition? Definition, Guid? Record, long Count, Guid? Origin, string? Detail);
}
