using System.Runtime.CompilerServices;

namespace Akrab.Exchange;

public enum TableFormat { Delimited, Workbook, Cards }

/// <summary>
/// Reads a file of rows from the first to the last, once, in bounded memory whatever its size.
/// The caller keeps ownership of the stream.
/// </summary>
public abstract class TableReader : IAsyncDisposable
{
    private readonly Queue<SheetRow> peeked = new();

    public abstract TableFormat Format { get; }

    /// <summary>The column names: distinct, trimmed; a column without a name is called #3 after its position.</summary>
    public IReadOnlyList<string> Headers { get; private protected set; } = [];

    /// <summary>The encoding that was assumed; it may turn from UTF-8 to Windows-1252 at the first byte that proves it.</summary>
    public virtual string? EncodingName => null;

    public virtual char? Delimiter => null;

    /// <summary>The name of the sheet that is read.</summary>
    public virtual string? Sheet => null;

    /// <summary>Finds out the format from the content (the name of the file may lie) and reads the headers.</summary>
    /// <exception cref="UnreadableFile">The file is empty, of another kind, broken or beyond the limits.</exception>
    public static Task<TableReader> Open(Stream stream, string fileName, ReadOptions? options = null, CancellationToken stop = default) =>
        FileKind.Open(stream, fileName, options ?? ReadOptions.Default, stop);

    /// <summary>The first rows, for a preview and for guessing; they are handed out again afterwards.</summary>
    public async ValueTask<IReadOnlyList<SheetRow>> Peek(int count, CancellationToken stop = default)
    {
        while (peeked.Count < count && await Read(stop) is { } row)
            peeked.Enqueue(row);

        return [.. peeked.Take(count)];
    }

    /// <summary>The next row, or null at the end.</summary>
    public ValueTask<SheetRow?> Next(CancellationToken stop = default) =>
        peeked.TryDequeue(out var row) ? ValueTask.FromResult<SheetRow?>(row) : Read(stop);

    public async IAsyncEnumerable<SheetRow> Rows([EnumeratorCancellation] CancellationToken stop = default)
    {
        while (await Next(stop) is { } row)
            yield return row;
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Takes the headers, and hands out the rows that were read to find them.</summary>
    private protected void Begin(Heading heading)
    {
        heading.Settle();
        Headers = heading.Names;
        foreach (var row in heading.Rest)
            peeked.Enqueue(Fit.ToHeaders(row, Headers.Count));
    }

    private protected abstract ValueTask<SheetRow?> Read(CancellationToken stop);
}
