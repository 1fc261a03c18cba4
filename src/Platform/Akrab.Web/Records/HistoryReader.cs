using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Kernel.Permissions;
using Akrab.Ui;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Records;

/// <summary>One change as people read it: who, when, from where, what became of which field; and whether it can be taken back by itself.</summary>
public sealed record HistoryEntry(Guid Id, DateTimeOffset At, string Who, string What, string? From, IReadOnlyList<DiffLine> Lines, bool CanUndo, bool IsErased);

/// <summary>Reads a record's history from the change journal.</summary>
public sealed class HistoryReader(AkrabDb db, RecordReader reader, Titles titles, Overlays overlays, FromWhere origins)
{
    private const int MostEntries = 200;

    public async Task<IResult> Show<T>(Definition<T> definition, Guid id, HttpContext context, CancellationToken stop) where T : Entity
    {
        var record = await reader.See<T>(id, stop);
        var rows = await db.Set<JournalRow>().AsNoTracking().Where(j => j.Record == id).OrderByDescending(j => j.Id).Take(MostEntries).ToListAsync(stop);
        var overlay = await overlays.Of(db, stop);
        var from = await origins.Of(rows.Select(r => r.Origin), stop);
        var people = await titles.Of(typeof(MemberId), [.. rows.Select(r => r.Actor?.Value).OfType<Guid>().Distinct()], stop);
        var lines = new ChangeLines(overlay, definition);
        var mayUndo = await db.MayTouch(definition, record, Verb.Change, stop);
        var entries = rows.Where(row => !lines.IsHidden(row)).Select(row => new HistoryEntry(row.Id, row.At,
            row.Actor is { } actor ? people[actor.Value].Title ?? Words.Say("history.somebody") : Words.Say("history.system"),
            ChangeLines.What(definition, row.Action), FromWhere.Say(row.Origin is { } origin ? from.GetValueOrDefault(origin) : null), lines.Of(row), mayUndo && lines.CanUndo(row), row.ErasedBy is not null)).ToList();
        return context.Page<HistoryPage>(Words.Say("record.history"), definition.Name,
            (nameof(HistoryPage.Title), definition.TitleOf(record)), (nameof(HistoryPage.BackUrl), $"/{definition.Plural}/{id}"), (nameof(HistoryPage.Entries), entries));
    }
}
