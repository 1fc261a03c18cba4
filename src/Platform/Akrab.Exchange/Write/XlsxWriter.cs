using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Akrab.Exchange;

/// <summary>
/// Writes a workbook (ECMA-376) straight into the zip: texts stand in their cells, so nothing is collected in memory. When a sheet
/// is full (1,048,576 rows) the next one begins, with the headers again.
/// </summary>
public sealed class XlsxWriter : TableWriter
{
    private const int MaxRows = 1_048_576, MaxTextLength = 32_767;
    private static readonly DateOnly FirstSafeDay = new(1900, 3, 1);

    private readonly ZipArchive zip;
    private readonly string sheetName;
    private readonly StringBuilder row = new(1024);
    private StreamWriter? sheet;
    private IReadOnlyList<string> names = [];
    private int sheets, rows;

    public XlsxWriter(Stream stream, string sheetName = "Data")
    {
        this.sheetName = XlsxParts.SheetName(sheetName);
        zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <summary>Texts cut because a spreadsheet's cell holds 32,767 characters at most: tell the person.</summary>
    public int ShortenedCells { get; private set; }

    public override async ValueTask Headers(IReadOnlyList<string> names, CancellationToken stop = default)
    {
        this.names = names;
        await BeginSheet();
    }

    public override async ValueTask Row(IReadOnlyList<Cell> cells, CancellationToken stop = default)
    {
        if (sheet is null || rows == MaxRows)
            await BeginSheet();

        row.Clear().Append(CultureInfo.InvariantCulture, $"<row r=\"{++rows}\">");
        for (var i = 0; i < cells.Count; i++)
            Append(cells[i], i);
        await sheet!.WriteAsync(row.Append("</row>"), stop);
    }

    public override async ValueTask DisposeAsync()
    {
        if (sheet is null)
            await BeginSheet();
        await EndSheet();

        foreach (var (path, content) in XlsxParts.Around(sheetName, sheets))
        {
            await using var part = new StreamWriter(zip.CreateEntry(path).Open());
            await part.WriteAsync(content);
        }

        await zip.DisposeAsync();
    }

    private async ValueTask BeginSheet()
    {
        await EndSheet();
        sheets++;
        rows = 0;
        sheet = new StreamWriter(zip.CreateEntry(XlsxParts.SheetPath(sheets), CompressionLevel.Fastest).Open(), new UTF8Encoding(false), 64 * 1024);
        await sheet.WriteAsync(XlsxParts.SheetStart(names));
        if (names.Count == 0)
            return;

        row.Clear().Append(CultureInfo.InvariantCulture, $"<row r=\"{++rows}\">");
        for (var i = 0; i < names.Count; i++)
            AppendText(Formulas.Neutralise(names[i]), i, XlsxParts.HeaderStyle);
        await sheet.WriteAsync(row.Append("</row>"));
    }

    private async ValueTask EndSheet()
    {
        if (sheet is null)
            return;

        await sheet.WriteAsync(XlsxParts.SheetEnd);
        await sheet.DisposeAsync();
        sheet = null;
    }

    private void Append(Cell cell, int column)
    {
        switch (cell.Kind)
        {
            case CellKind.Text:
                AppendText(Formulas.Neutralise(cell.AsText), column, XlsxParts.TextStyle);
                break;
            case CellKind.Phone:
                // A cell of type text is never run; the apostrophe is left out where the text is nothing but a phone.
                var phone = cell.AsText;
                AppendText(phone.All(c => char.IsAsciiDigit(c) || c is '+' or ' ') ? phone : Formulas.Neutralise(phone), column, XlsxParts.TextStyle);
                break;
            case CellKind.Number:
                AppendValue(cell.AsNumber.ToString(CultureInfo.InvariantCulture), column, 0, "n");
                break;
            case CellKind.Toggle:
                AppendValue(cell.AsToggle ? "1" : "0", column, 0, "b");
                break;
            case CellKind.Date or CellKind.Moment when cell.AsDate < FirstSafeDay:
                AppendText(cell.AsDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), column, XlsxParts.TextStyle);
                break;
            case CellKind.Date:
                AppendValue(cell.AsMoment.DateTime.ToOADate().ToString(CultureInfo.InvariantCulture), column, XlsxParts.DateStyle, "n");
                break;
            case CellKind.Moment:
                AppendValue(cell.AsMoment.DateTime.ToOADate().ToString("R", CultureInfo.InvariantCulture), column, XlsxParts.MomentStyle, "n");
                break;
        }
    }

    private void AppendValue(string value, int column, int style, string type) => row.Append(CultureInfo.InvariantCulture,
        $"<c r=\"{XlsxParts.ColumnName(column)}{rows}\" s=\"{style}\" t=\"{type}\"><v>{value}</v></c>");

    private void AppendText(string text, int column, int style)
    {
        if (text.Length > MaxTextLength)
        {
            text = text[..(char.IsHighSurrogate(text[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength)];
            ShortenedCells++;
        }

        row.Append(CultureInfo.InvariantCulture, $"<c r=\"{XlsxParts.ColumnName(column)}{rows}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        XlsxText.AppendEscaped(row, text);
        row.Append("</t></is></c>");
    }
}
