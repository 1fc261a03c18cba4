using System.Text;
using CsvHelper;
using ExcelDataReader;
using FsCheck;
using FsCheck.Fluent;

namespace Akrab.Exchange.Tests.Write;

public sealed class Writing_tables
{
    private static readonly Func<Stream, TableWriter> Csv = stream => new Akrab.Exchange.CsvWriter(stream);
    private static readonly Func<Stream, TableWriter> Xlsx = stream => new XlsxWriter(stream);

    [Theory]
    [InlineData(',', true)]
    [InlineData(';', false)]
    [InlineData('\t', true)]
    public void What_is_written_as_csv_reads_back_equal(char delimiter, bool marked) => Prop.ForAll(Tables.Any, rows =>
    {
        var file = Tables.Write(stream => new Akrab.Exchange.CsvWriter(stream, new CsvOptions { Delimiter = delimiter, HasByteOrderMark = marked }),
            Tables.HeadersFor(rows), rows.Select(AsTexts)).Result;
        var (table, read) = Files.Read(file).Result;

        Assert.Equal(Tables.HeadersFor(rows), table.Headers);
        Assert.Equal(rows, read.Select(row => row.Cells));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_written_as_a_workbook_reads_back_equal() => Prop.ForAll(Tables.Any, rows =>
    {
        var (table, read) = Files.Read(Tables.Write(Xlsx, Tables.HeadersFor(rows), rows.Select(AsTexts)).Result).Result;

        Assert.Equal(Tables.HeadersFor(rows), table.Headers);
        Assert.Equal(rows.Where(row => row.Any(cell => cell.Length > 0)), read.Select(row => row.Cells));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Typed_values_come_back_as_values()
    {
        Cell[] row =
        [
            Cell.Text("Siti"), Cell.Phone("+62 812 345"), Cell.Number(-1250000.5m), Cell.Date(new DateOnly(1990, 5, 13)), Cell.Moment(new DateTimeOffset(2026, 11, 21, 8, 30, 15, TimeSpan.FromHours(7))),
            Cell.Toggle(true), Cell.Date(new DateOnly(1890, 1, 2)), Cell.Text(null), Cell.Phone("081234567890"), "x",
        ];
        string[] headers = [.. row.Select((_, i) => "h" + i)];

        var (_, csv) = await Files.Read(await Tables.Write(Csv, headers, [row]));
        var (_, xlsx) = await Files.Read(await Tables.Write(Xlsx, headers, [row]));

        Assert.Equal(["Siti", "+62 812 345", "-1250000.5", "1990-05-13", "2026-11-21T08:30:15+07:00", "TRUE", "1890-01-02", "", "081234567890", "x"], csv[0].Cells);
        Assert.Equal(["Siti", "+62 812 345", "-1250000.5", "1990-05-13", "2026-11-21T08:30:15", "TRUE", "1890-01-02", "", "081234567890", "x"], xlsx[0].Cells);
    }

    [Fact]
    public async Task No_cell_is_a_formula_to_other_programs()
    {
        string[] risky = ["=cmd|'/C calc'!A0", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "'=1"];
        var rows = risky.Select(text => new Cell[] { text, Cell.Phone("+62812"), Cell.Number(-3) });

        using var csv = CsvReader.Create(new MemoryStream(await Tables.Write(Csv, ["a", "b", "c"], rows)), new CsvReaderOptions(), false);
        var seen = 0;
        while (csv.Read())
        {
            Assert.StartsWith("'", csv.GetString(0));
            Assert.Equal("'+62812", csv.GetString(1));
            Assert.Equal("-3", csv.GetString(2));
            seen++;
        }

        Assert.Equal(risky.Length, seen);

        var sheet = await Tables.Write(Xlsx, ["a", "b", "c"], rows);
        using var excel = OpenInAnotherReader(sheet);
        for (excel.Read(); excel.Read();)
        {
            Assert.StartsWith("'", excel.GetString(0));
            Assert.Equal("+62812", excel.GetString(1));
            Assert.Equal(-3.0, excel.GetValue(2));
        }
    }

    [Fact]
    public async Task Another_reader_opens_the_workbook()
    {
        var file = await Tables.Write(Xlsx, ["Nama", "Lahir", "Saldo"], [["Siti <& \"Nur\">", Cell.Date(new DateOnly(1990, 5, 13)), Cell.Number(12.5m)]]);
        using var excel = OpenInAnotherReader(file);

        Assert.Equal("Pelanggan Data", Name(await Tables.Write(stream => new XlsxWriter(stream, "Pelanggan: [Data]"), ["a"], [])));
        Assert.True(excel.Read());
        Assert.Equal("Lahir", excel.GetString(1));
        Assert.True(excel.Read());
        Assert.Equal("Siti <& \"Nur\">", excel.GetString(0));
        Assert.Equal(new DateTime(1990, 5, 13), excel.GetDateTime(1));
        Assert.Equal(12.5, excel.GetDouble(2));

        static string Name(byte[] file) => OpenInAnotherReader(file).Name;
    }

    [Fact]
    public async Task A_text_too_long_for_a_spreadsheet_is_cut_and_counted()
    {
        using var file = new MemoryStream();
        var writer = new XlsxWriter(file);
        await using (writer)
        {
            await writer.Headers(["Catatan"]);
            await writer.Row([new string('x', 40_000)]);
        }

        Assert.Equal(1, writer.ShortenedCells);
        Assert.Equal(32_767, (await Files.Read(file.ToArray())).Rows[0].Cells[0].Length);
    }

    private static Cell[] AsTexts(string[] row) => [.. row.Select(Cell.Text)];

    private static IExcelDataReader OpenInAnotherReader(byte[] file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file));
    }
}
