using Akrab.Data.Lists;
using Akrab.Exchange;
using Akrab.Kernel.Entities;

namespace Akrab.Web.Export;

/// <summary>Records as the rows of a table.</summary>
internal sealed class TableOut(ExportColumns columns, TableWriter table, Titles titles) : IRowsOut
{
    public async Task Begin(CancellationToken stop) => await table.Headers([.. columns.All.Select(c => c.Header)], stop);

    public async Task Write(IReadOnlyList<Entity> records, CancellationToken stop)
    {
        var linked = await titles.Of(records, columns.Links, stop);
        foreach (var record in records)
            await table.Row([.. columns.All.Select(c => c.CellOf(record, linked))], stop);
    }

    public ValueTask DisposeAsync() => table.DisposeAsync();
}
