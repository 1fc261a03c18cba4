namespace Akrab.Exchange;

/// <summary>
/// Writes a table row by row, in bounded memory. No cell is ever run as a formula (see <see cref="Formulas"/>), and what is
/// written reads back equal. Disposing finishes the file; the stream stays open.
/// </summary>
public abstract class TableWriter : IAsyncDisposable
{
    /// <summary>The first row; once, before all others.</summary>
    public abstract ValueTask Headers(IReadOnlyList<string> names, CancellationToken stop = default);

    public abstract ValueTask Row(IReadOnlyList<Cell> cells, CancellationToken stop = default);

    public abstract ValueTask DisposeAsync();
}
