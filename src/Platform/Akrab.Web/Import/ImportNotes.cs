using System.Text.Json;
using Akrab.Data.Rows;
using Akrab.Kernel.Values;

namespace Akrab.Web.Import;

/// <summary>What is to be told of the rows of a slice: every rejected row with its cells, and the warnings of the first so many.</summary>
internal static class ImportNotes
{
    private const int MostWarnings = 10_000;

    public static IEnumerable<ImportNoteRow> Of(ImportRow run, Slice slice)
    {
        var warned = run.Warnings;
        foreach (var outcome in slice.Outcomes)
            if (outcome.Verdict == Verdict.Rejected)
                yield return Note(run, outcome.Row, ImportNoteKind.Rejected, outcome.Refusals, JsonSerializer.Serialize((string[])[.. outcome.Row.Sheet.Cells, .. outcome.Row.Sheet.Extra]));
            else if (outcome.Row.Warnings.Count > 0 && (warned += outcome.Row.Warnings.Count) <= MostWarnings)
                yield return Note(run, outcome.Row, ImportNoteKind.Warning, outcome.Row.Warnings, null);
    }

    private static ImportNoteRow Note(ImportRow run, ImportedRow row, ImportNoteKind kind, IReadOnlyList<Reason> reasons, string? cells) => new()
    {
        TenantId = run.TenantId,
        Import = run.Id,
        Kind = kind,
        Id = Uuid7.Next(),
        Row = row.Number,
        Reasons = Reason.ToJson(reasons),
        Cells = cells,
    };
}
