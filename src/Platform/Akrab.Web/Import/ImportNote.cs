using System.Text.Json;
using Akrab.Data.Rows;

namespace Akrab.Web.Import;

/// <summary>Something to tell of one row or record of an import, in the current language.</summary>
public sealed record ImportNote(long? Row, Guid? Record, string? Entity, IReadOnlyList<string> Reasons, IReadOnlyList<string> Cells)
{
    internal static ImportNote Of(ImportNoteRow row) => new(row.Row, row.Record, row.Entity, [.. Reason.FromJson(row.Reasons).Select(r => r.Say())],
        row.Cells is null ? [] : JsonSerializer.Deserialize<string[]>(row.Cells)!);
}
