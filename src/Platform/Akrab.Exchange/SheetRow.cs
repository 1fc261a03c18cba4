namespace Akrab.Exchange;

/// <summary>One row below the headers, with exactly one cell for each header.</summary>
/// <param name="Row">Counted from 1 as a spreadsheet counts (headers and blank rows too); for vCards the card.</param>
/// <param name="Line">Counted from 1 as a text editor counts; where the row begins.</param>
/// <param name="Cells">The texts; a missing cell is empty, never null.</param>
public sealed record SheetRow(long Row, long Line, string[] Cells)
{
    /// <summary>Cells beyond the last header; then there is a problem too.</summary>
    public IReadOnlyList<string> Extra { get; init; } = [];

    public RowProblem? Problem { get; init; }

    public bool IsBlank => Problem is null && Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}
