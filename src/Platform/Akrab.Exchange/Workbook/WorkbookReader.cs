using System.IO.Compression;
using System.Xml;

namespace Akrab.Exchange.Workbook;

/// <summary>
/// Rows of the first sheet that has any, read forward out of the zip. Own code over the framework's zip and XML readers: ExcelDataReader
/// walks through a whole sheet before its first row (measured: 1.3 s for 300,000 rows; 115,000 rows a second against 300,000 here) and keeps
/// the shared texts without a limit, so that a small file can fill the memory. Here every part is inflated through a counter and only the
/// first of the shared texts are held.
/// </summary>
internal sealed class WorkbookReader : TableReader
{
    private readonly Stream file;
    private readonly bool ownsFile;
    private readonly ZipArchive zip;
    private readonly WorkbookPlan plan;
    private readonly SheetCells cells;

    private WorkbookReader(Stream file, bool ownsFile, ZipArchive zip, WorkbookPlan plan, SheetCells cells, string sheet)
    {
        this.file = file;
        this.ownsFile = ownsFile;
        this.zip = zip;
        this.plan = plan;
        this.cells = cells;
        Sheet = sheet;
    }

    public override TableFormat Format => TableFormat.Workbook;

    public override string Sheet { get; }

    /// <param name="file">Seekable, standing anywhere.</param>
    public static TableReader Open(Stream file, bool ownsFile, ReadOptions options)
    {
        var zip = Broken.Guard(() => ZipGuard.Open(file, options));
        try
        {
            return Broken.Guard(() => Open(file, ownsFile, zip, options));
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        cells.Dispose();
        plan.Dispose();
        zip.Dispose();
        if (ownsFile)
            await file.DisposeAsync();
        await base.DisposeAsync();
    }

    private protected override ValueTask<SheetRow?> Read(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Broken.Guard(cells.Next) is { } raw ? Fit.ToHeaders(raw, Headers.Count) : null);
    }

    private static WorkbookReader Open(Stream file, bool ownsFile, ZipArchive zip, ReadOptions options)
    {
        var plan = WorkbookPlan.Read(zip, options, file.Length);
        try
        {
            return Open(file, ownsFile, zip, plan, options);
        }
        catch
        {
            plan.Dispose();
            throw;
        }
    }

    private static WorkbookReader Open(Stream file, bool ownsFile, ZipArchive zip, WorkbookPlan plan, ReadOptions options)
    {
        foreach (var (name, entry) in plan.Sheets)
        {
            if (options.Sheet is { } wanted && !name.Equals(wanted, StringComparison.OrdinalIgnoreCase))
                continue;

            var cells = new SheetCells(plan.Open(entry), plan.Texts, plan.Formats, plan.IsFrom1904, options);
            try
            {
                var heading = new Heading(options);
                while (!heading.IsComplete && cells.Next() is { } row)
                    heading.Offer(row);

                if (heading.HasRows)
                {
                    var reader = new WorkbookReader(file, ownsFile, zip, plan, cells, name);
                    reader.Begin(heading);
                    return reader;
                }
            }
            catch
            {
                cells.Dispose();
                throw;
            }

            cells.Dispose();
        }

        throw options.Sheet is { } missing ? new UnreadableFile("exchange.no-such-sheet", ("sheet", missing)) : new UnreadableFile("exchange.empty");
    }
}

/// <summary>Whatever the zip and XML readers say about damaged data, it means one thing to a person.</summary>
internal static class Broken
{
    public static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception damage) when (damage is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException
            or ArgumentException or OverflowException or FormatException or IOException)
        {
            throw new UnreadableFile("exchange.broken-workbook");
        }
    }
}
