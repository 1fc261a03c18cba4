using Akrab.Data.Files;
using Akrab.Data.Rows;
using Akrab.Exchange;

namespace Akrab.Web.Import;

/// <summary>The stored file of an import, read from its first row to its last.</summary>
internal sealed class ImportSource : IAsyncDisposable
{
    private readonly Stream _stream;

    private ImportSource(Stream stream, TableReader reader) => (_stream, Reader) = (stream, reader);

    public TableReader Reader { get; }

    public static async Task<ImportSource> Open(Files files, Guid file, string name, ImportOptions options, CancellationToken stop)
    {
        var row = await files.Find(file, stop) ?? throw new UnreadableFile("import.file-gone", ("file", name));
        var stream = files.Open(row);
        try
        {
            return new ImportSource(stream, await TableReader.Open(stream, name, ReadOptions.Default with { Sheet = options.Sheet }, stop));
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    public static Task<ImportSource> Open(Files files, ImportRow run, ImportOptions options, CancellationToken stop) => Open(files, run.File, run.FileName, options, stop);

    /// <summary>The next rows after one; blank rows below the table of a workbook are no rows.</summary>
    public async Task<List<SheetRow>> Next(int most, long after, CancellationToken stop)
    {
        List<SheetRow> rows = new(most);
        while (rows.Count < most && await Reader.Next(stop) is { } row)
            if (row.Row > after && !(row.IsBlank && Reader.Format == TableFormat.Workbook))
                rows.Add(row);
        return rows;
    }

    /// <summary>How many rows there will be, going by the bytes read so far; null where that tells nothing.</summary>
    public long? Estimate(long read) => Reader.Format == TableFormat.Workbook || _stream.Position == 0 ? null : Math.Max(read, read * _stream.Length / _stream.Position);

    public async ValueTask DisposeAsync()
    {
        await Reader.DisposeAsync();
        await _stream.DisposeAsync();
    }
}
