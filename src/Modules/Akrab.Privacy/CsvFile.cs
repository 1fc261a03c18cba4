using Akrab.Exchange;
using Microsoft.AspNetCore.Http;

namespace Akrab.Privacy;

/// <summary>A table as a file that spreadsheets open; what looks like a formula is kept from being one.</summary>
internal static class CsvFile
{
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
