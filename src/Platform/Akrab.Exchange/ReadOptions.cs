namespace Akrab.Exchange;

/// <summary>What the reader may assume and how much it may swallow before it refuses a file.</summary>
public sealed record ReadOptions
{
    public static readonly ReadOptions Default = new();

    /// <summary>Null: found out from the first rows.</summary>
    public char? Delimiter { get; init; }

    /// <summary>False: the first row is data already and the columns are called #1, #2, …</summary>
    public bool HasHeaders { get; init; } = true;

    /// <summary>The sheet to read; null: the first with data.</summary>
    public string? Sheet { get; init; }

    public int MaxColumns { get; init; } = 1000;

    /// <summary>In characters (UTF-16 units), as all text limits here.</summary>
    public int MaxCellLength { get; init; } = 1024 * 1024;

    /// <summary>All cells of a row together: bounds memory where each single cell is within its own limit.</summary>
    public int MaxRowLength { get; init; } = 8 * 1024 * 1024;

    /// <summary>Bytes of a workbook after inflating, counted while inflating because the declared size may lie.</summary>
    public long MaxInflatedBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>Bytes of a workbook as it lies on the disk.</summary>
    public long MaxWorkbookBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>A workbook keeps its texts in a table of their own; this is its limit.</summary>
    public int MaxSharedTextLength { get; init; } = 512 * 1024 * 1024;

    /// <summary>So much of that table is held in memory; the rest lies in a temporary file.</summary>
    public int MaxHeldTextLength { get; init; } = 1024 * 1024;
}
