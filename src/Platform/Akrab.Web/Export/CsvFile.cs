using Akrab.Exchange;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Export;

/// <summary>A table as a file that spreadsheets open; what looks like a formula is kept from being one.</summary>
public static class CsvFile
{
    /// <summary>The file, with a head and rows of text.</summary>
    public static async Task<IResult> Of(string name, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows, CancellationToken stop)
    {
        var content = new MemoryStream();
        await using (var csv = new CsvWriter(content))
        {
            await csv.Headers(head, stop);
            foreach (var row in rows)
                await csv.Row([.. row.Select(text => (Cell)text)], stop);
        }

        return Results.File(content.ToArray(), "text/csv; charset=utf-8", name);
    }
}
