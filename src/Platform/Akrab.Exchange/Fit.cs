namespace Akrab.Exchange;

/// <summary>Makes a row as wide as the headers: a short one is filled up, a long one is a problem unless the rest is empty.</summary>
internal static class Fit
{
    public static SheetRow ToHeaders(RawRow raw, int width)
    {
        var cells = raw.Cells;
        if (cells.Length <= width)
        {
            if (cells.Length < width)
            {
                Array.Resize(ref cells, width);
                Array.Fill(cells, "", raw.Cells.Length, width - raw.Cells.Length);
            }

            return new SheetRow(raw.Row, raw.Line, cells);
        }

        var extra = cells[width..];
        var row = new SheetRow(raw.Row, raw.Line, cells[..width]);
        return Array.TrueForAll(extra, string.IsNullOrWhiteSpace)
            ? row
            : row with
            {
                Extra = extra,
                Problem = new RowProblem("exchange.extra-cells", ("row", raw.Row), ("expected", width), ("found", cells.Length)),
            };
    }
}
