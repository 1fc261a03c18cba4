using System.Text.Json;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Ui;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Records;

/// <summary>One change as people read it: who, when, from where, what became of which field.</summary>
public sealed record HistoryEntry(DateTimeOffset At, string Who, string What, string? From, IReadOnlyList<DiffLine> Lines);

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
        var entries = rows.Select(row => new HistoryEntry(row.At,
            row.Actor is { } actor ? people[actor.Value].Title ?? Words.Say("history.somebody") : Words.Say("history.system"),
            What(definition, row), FromWhere.Say(row.Origin is { } origin ? from.GetValueOrDefault(origin) : null), Lines(overlay, definition, row))).Where((entry, i) => entry.Lines.Count > 0 || !IsHidden(overlay, definition, rows[i])).ToList();
        return context.Page<HistoryPage>(Words.Say("record.history"), definition.Name,
            (nameof(HistoryPage.Title), definition.TitleOf(record)), (nameof(HistoryPage.BackUrl), $"/{definition.Plural}/{id}"), (nameof(HistoryPage.Entries), entries));
    }

    private static string What(EntityDefinition definition, JournalRow row) =>
        definition.Actions.FirstOrDefault(a => a.Name == row.Action)?.Label ?? Words.Find($"history.{row.Action}") ?? row.Action;

    private static List<DiffLine> Lines(Overlay overlay, EntityDefinition definition, JournalRow row)
    {
        if (row.Changes is null)
            return [];

        using var changes = JsonDocument.Parse(row.Changes);
        return [.. changes.RootElement.EnumerateObject().Where(c => !IsStamp(definition, c.Name) && !IsHidden(overlay, definition, c.Name)).Select(change =>
        {
            var field = overlay.Find(definition, change.Name);
            return new DiffLine(field?.Label ?? change.Name, Shown(field, change.Value[0]), Shown(field, change.Value[1]));
        })];
    }

    /// <summary>Whether nothing but what is hidden was changed.</summary>
    private static bool IsHidden(Overlay overlay, EntityDefinition definition, JournalRow row)
    {
        if (row.Changes is null)
            return false;
        using var changes = JsonDocument.Parse(row.Changes);
        return changes.RootElement.EnumerateObject().Any(c => IsHidden(overlay, definition, c.Name)) && changes.RootElement.EnumerateObject().All(c => IsHidden(overlay, definition, c.Name));
    }

    /// <summary>Whether a field is there, but not for whoever looks.</summary>
    private static bool IsHidden(Overlay overlay, EntityDefinition definition, string name) =>
        overlay.Find(definition, name) is null && (definition.Find(name) is not null || overlay.AddedTo(definition).Any(f => f.Name == name));

    /// <summary>A member's team is a field of theirs; a customer's follows from the owner.</summary>
    private static bool IsStamp(EntityDefinition definition, string name) => JournalRow.Stamps.Contains(name) && definition.Find(name) is not { IsWritable: true };

    private static string Shown(Field? field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return "";
        try
        {
            return field is null ? value.ToString() : field.Type.Format(field.Type.ReadJson(value, ReadingContext.Invariant));
        }
        catch (UnreadableValue)
        {
            return value.ToString();
        }
    }
}
