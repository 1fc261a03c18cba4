namespace Akrab.Exchange;

/// <summary>A row as it stands in the file, before it is known which row holds the headers.</summary>
internal readonly record struct RawRow(long Row, long Line, string[] Cells)
{
    public int Filled => Cells.Count(cell => !string.IsNullOrWhiteSpace(cell));
}

/// <summary>
/// Finds the header row among the first rows: people put a title, a date and blank rows above the table, and name
/// groups of columns in a row of merged cells.
/// </summary>
internal sealed class Heading(ReadOptions options)
{
    private const int RowsLookedAt = 12;

    private readonly List<RawRow> rows = [];

    public bool IsComplete => rows.Count == RowsLookedAt;

    public bool HasRows => rows.Count > 0;

    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>The rows that were looked at and lie below the headers.</summary>
    public IEnumerable<RawRow> Rest { get; private set; } = [];

    public void Offer(RawRow row)
    {
        if (rows.Count > 0 || row.Filled > 0 || !options.HasHeaders)
            rows.Add(row);
    }

    /// <summary>All rows to look at have been offered: decides.</summary>
    public void Settle()
    {
        if (rows.Count == 0)
            throw new UnreadableFile("exchange.empty");

        if (!options.HasHeaders)
        {
            Names = HeaderNames.Distinct(new string[rows.Max(row => row.Cells.Length)]);
            Rest = rows;
            return;
        }

        var top = 0;
        while (top < rows.Count - 1 && (rows[top].Filled == 0 || IsTitle(top)))
            top++;

        var isTwoRows = top + 2 < rows.Count && IsGroups(rows[top].Cells, rows[top + 1].Cells);
        Names = HeaderNames.Distinct(isTwoRows ? HeaderNames.Join(rows[top].Cells, rows[top + 1].Cells) : rows[top].Cells);
        Rest = rows.Skip(top + (isTwoRows ? 2 : 1));
    }

    private bool IsTitle(int index)
    {
        var below = rows.Skip(index + 1).Select(row => row.Filled).Where(filled => filled > 0).Order().ToList();
        return below.Count > 0 && below[below.Count / 2] is var usual && usual >= 3 && rows[index].Filled * 3 <= usual;
    }

    /// <summary>"Nama | Alamat | (blank)" above "(blank) | Jalan | Kota": cells merged across and down.</summary>
    private static bool IsGroups(string[] top, string[] below)
    {
        if (below.Any(cell => cell.Any(char.IsDigit) || cell.Contains('@')))
            return false;

        bool hasGroup = false, hasSingle = false;
        for (var i = 0; i < Math.Max(top.Length, below.Length); i++)
        {
            var isNamed = i < top.Length && !string.IsNullOrWhiteSpace(top[i]);
            var isParted = i < below.Length && !string.IsNullOrWhiteSpace(below[i]);
            if (!isNamed && !isParted)
                return false;

            hasSingle |= isNamed && !isParted;
            hasGroup |= !isNamed && i > 0 && !string.IsNullOrWhiteSpace(below[i - 1]);
        }

        return hasGroup && hasSingle;
    }
}
