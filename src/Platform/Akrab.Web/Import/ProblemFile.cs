using System.Text.Json;
using Akrab.Data.Files;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Exchange;
using Akrab.Kernel.Language;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Import;

/// <summary>The rejected rows as they stood in the file, each with its number and the reasons: to be put right and imported again.</summary>
internal static class ProblemFile
{
    public static async Task<StoredFileRow?> Make(AkrabDb db, Files files, ImportRow run, IReadOnlyList<string> headers, CancellationToken stop)
    {
        if (run.Rejected == 0)
            return null;

        var path = Path.GetTempFileName();
        await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using (var table = new CsvWriter(file))
        {
            await table.Headers([.. headers, Words.Say("import.row"), Words.Say("import.reason")], stop);
            var notes = db.Set<ImportNoteRow>().AsNoTracking().Where(n => n.Import == run.Id && n.Kind == ImportNoteKind.Rejected).OrderBy(n => n.Id);
            await foreach (var note in notes.AsAsyncEnumerable().WithCancellation(stop))
                await table.Row(Cells(note, headers.Count), stop);
        }

        file.Position = 0;
        return await files.Put(file, $"{Path.GetFileNameWithoutExtension(run.FileName)}-{Words.Say("import.rejected-file")}.csv", "text/csv", stop);
    }

    private static IReadOnlyList<Cell> Cells(ImportNoteRow note, int width)
    {
        var cells = JsonSerializer.Deserialize<string[]>(note.Cells!)!.Select(c => Cell.Text(c)).Take(width).ToList();
        while (cells.Count < width)
            cells.Add(default);
        return [.. cells, Cell.Number(note.Row), Cell.Text(string.Join(" ", Reason.FromJson(note.Reasons).Select(r => r.Say())))];
    }
}
