using System.Globalization;
using System.Text;

namespace Akrab.Exchange.Workbook;

/// <summary>The rows of one sheet, one at a time; blank rows are passed over.</summary>
internal sealed class SheetCells(Part part, SharedTexts texts, NumberFormats formats, bool isFrom1904, ReadOptions limits) : IDisposable
{
    private readonly StringBuilder text = new();
    private readonly List<string> cells = [];
    private long row;
    private int length;

    /// <summary>The next row with something in it, or null.</summary>
    public RawRow? Next()
    {
        while (part.Read())
        {
            if (!part.IsStart || part.Name != "row")
                continue;

            row = long.TryParse(part.Attribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > row ? number : row + 1;
            ReadCells();
            if (cells.Exists(cell => cell.Length > 0))
                return new RawRow(row, row, [.. cells]);
        }

        return null;
    }

    public void Dispose() => part.Dispose();

    private void ReadCells()
    {
        cells.Clear();
        length = 0;
        if (part.IsEmpty)
            return;

        var depth = part.Depth;
        var column = -1;
        while (part.Read() && !(part.IsEnd && part.Depth == depth))
        {
            if (!part.IsStart || part.Name != "c")
                continue;

            column = ColumnOf(part.Attribute("r")) ?? column + 1;
            var value = ReadCell();
            if (value.Length > 0)
                Put(column, value);
        }
    }

    private void Put(int column, string value)
    {
        if (column >= limits.MaxColumns)
            throw new UnreadableFile("exchange.too-many-columns", ("row", row), ("limit", limits.MaxColumns));
        if ((length += value.Length) > limits.MaxRowLength)
            throw new UnreadableFile("exchange.row-too-long", ("row", row), ("limit", limits.MaxRowLength));

        while (cells.Count <= column)
            cells.Add("");
        cells[column] = value;
    }

    private string ReadCell()
    {
        var type = part.Attribute("t") ?? "n";
        var style = int.TryParse(part.Attribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;
        if (part.IsEmpty)
            return "";

        text.Clear();
        var depth = part.Depth;
        while (part.Read() && !(part.IsEnd && part.Depth == depth))
        {
            if (part.IsStart && part.Name == "v")
                part.AppendText(text);
            else if (part.IsStart && part.Name == "is")
                RichText.Read(part, text);
        }

        return Formulas.Restore(Meaning(type, text.ToString(), style));
    }

    private string Meaning(string type, string raw, int style) => type switch
    {
        _ when raw.Length == 0 => "",
        "s" => int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? texts[index] : throw new UnreadableFile("exchange.broken-workbook"),
        "str" or "inlineStr" => XlsxText.Unescape(raw),
        "b" => raw == "0" ? "FALSE" : "TRUE",
        "e" => "",
        "d" => raw,
        _ => CellValue.OfNumber(raw, style, formats, isFrom1904),
    };

    /// <summary>"BC23" is column 54.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (c is < 'A' or > 'Z' || column > 20_000)
                break;
            column = column * 26 + (c - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }
}
