using System.Text;

namespace Akrab.Exchange.Tests.Workbook;

public sealed class Reading_workbooks
{
    private const string Styles = """
        <numFmts count="3"><numFmt numFmtId="164" formatCode="dd\ mmmm\ yyyy"/><numFmt numFmtId="165" formatCode="00000"/><numFmt numFmtId="166" formatCode="&quot;Rp &quot;#,##0;[Red]-0"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/></cellXfs>
        """;

    private static string Row(params string[] cells) => $"<row>{string.Concat(cells)}</row>";

    private static string Text(string text) => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static string Number(string raw, int style = 0) => $"<c s=\"{style}\"><v>{raw}</v></c>";

    [Fact]
    public async Task Cells_come_as_people_see_them()
    {
        var (table, rows) = await Files.Read(Workbooks.With(
            Row([.. Enumerable.Range(1, 12).Select(n => Text("h" + n))])
            + Row(Number("8.1234567890E10"), Number("33006", 1), Number("33006.5", 2), Number("507", 3), Number("1250000", 4), Number("0.1"), Number("0.30000000000000004"),
                "<c t=\"b\"><v>1</v></c>", "<c t=\"e\"><v>#N/A</v></c>", "<c t=\"s\"><v>0</v></c>", "<c t=\"str\"><f>A1</f><v>Budi_x000D_</v></c>", Number("-12.50")),
            sharedTexts: "<si><r><t>Siti </t></r><r><rPr><b/></rPr><t>Nur</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>", styles: Styles));

        Assert.Equal(TableFormat.Workbook, table.Format);
        Assert.Equal("Isi", table.Sheet);
        Assert.Equal(["81234567890", "1990-05-13", "1990-05-13T12:00:00", "00507", "1250000", "0.1", "0.3", "TRUE", "", "Siti Nur", "Budi\r", "-12.5"], rows[0].Cells);
    }

    [Fact]
    public async Task Large_whole_numbers_keep_their_digits()
    {
        var (_, rows) = await Files.Read(Workbooks.With(Row(Text("NIK"), Text("besar")) + Row(Number("3404011203900001"), Number("1E+40"))));

        Assert.Equal("3404011203900001", rows[0].Cells[0]);
        Assert.DoesNotContain('E', rows[0].Cells[1]);
    }

    [Fact]
    public async Task A_title_in_merged_cells_and_blank_rows_come_before_the_headers()
    {
        var (table, rows) = await Files.Read(Workbooks.With(
            "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>DATA PELANGGAN</t></is></c></row>"
            + "<row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>Nama</t></is></c><c r=\"B5\" t=\"inlineStr\"><is><t>No HP</t></is></c><c r=\"C5\" t=\"inlineStr\"><is><t>Alamat</t></is></c></row>"
            + "<row r=\"6\"><c r=\"C6\" t=\"inlineStr\"><is><t>Jalan</t></is></c><c r=\"D6\" t=\"inlineStr\"><is><t>Kota</t></is></c></row>"
            + "<row r=\"7\"><c r=\"A7\" t=\"inlineStr\"><is><t>Siti</t></is></c><c r=\"B7\"><v>81234567</v></c><c r=\"D7\" t=\"inlineStr\"><is><t>Solo</t></is></c></row>"
            + "<row r=\"8\"><c r=\"A8\" s=\"1\"/></row>"
            + "<row r=\"9\"><c r=\"A9\" t=\"inlineStr\"><is><t>Budi</t></is></c><c r=\"B9\"><v>81234568</v></c><c r=\"D9\" t=\"inlineStr\"><is><t>Solo</t></is></c></row>"));

        Assert.Equal(["Nama", "No HP", "Alamat Jalan", "Alamat Kota"], table.Headers);
        Assert.Equal([7, 9], rows.Select(row => row.Row));
        Assert.Equal(["Siti", "81234567", "", "Solo"], rows[0].Cells);
    }

    [Fact]
    public async Task Old_macintosh_days_count_from_1904()
    {
        var (_, rows) = await Files.Read(Workbooks.With(Row(Text("Tgl Lahir")) + Row(Number("31544", 1)), styles: Styles, bookProperties: "<workbookPr date1904=\"1\"/>"));

        Assert.Equal("1990-05-13", rows[0].Cells[0]);
    }

    [Fact]
    public async Task An_upload_that_cannot_be_rewound_is_read_too()
    {
        var file = Workbooks.With(Row(Text("Nama")) + Row(Text("Siti")));
        await using var table = await TableReader.Open(new Trickle(file), "unggahan");

        Assert.Equal("Siti", (await table.Next())!.Cells[0]);
    }

    [Fact]
    public async Task Parts_are_found_by_their_relations_not_by_their_usual_names()
    {
        var (_, rows) = await Files.Read(Workbooks.Zip(
            ("_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"http://x/officeDocument\" Target=\"/xl/workbook22.xml\"/></Relationships>"),
            ("xl\\workbook22.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"),
            ("xl/_rels/workbook22.xml.rels", "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/Sheet.xml\"/><Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"texts.xml\"/></Relationships>"),
            ("xl/texts.xml", "<sst><si><t>Nama</t></si><si><t>Siti</t></si></sst>"),
            ("xl/worksheets/sheet.xml", "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row><row><c t=\"s\"><v>1</v></c></row></sheetData></worksheet>")));

        Assert.Equal(["Siti"], rows[0].Cells);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet><sheetData/></worksheet>")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><worksheet/>")]
    [InlineData("<worksheet><sheetData><row><c t=\"s\"><v>99</v></c></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row>")]
    public async Task Entities_and_damage_are_refused(string sheet)
    {
        var refused = await Files.Refused(Workbooks.Zip(
            ("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
            ("xl/worksheets/sheet1.xml", sheet)));

        Assert.Equal("exchange.broken-workbook", refused.Key);
    }

    [Fact]
    public async Task Shared_texts_beyond_what_is_held_are_read_from_a_file()
    {
        const int count = 3000;
        string[] texts = ["Nama", .. Enumerable.Range(1, count).Select(i => i % 100 == 0 ? new string('é', i) : $"Orang {i}")];
        var order = Enumerable.Range(1, count).OrderBy(i => i * 7919 % 3001).ToArray();
        var book = Workbooks.With(string.Concat(order.Prepend(0).Select(i => Row($"<c t=\"s\"><v>{i}</v></c>"))),
            sharedTexts: string.Concat(texts.Select(text => $"<si><t>{text}</t></si>")));

        var (_, rows) = await Files.Read(book, new ReadOptions { MaxHeldTextLength = 1000 });
        Assert.Equal(order.Select(i => texts[i]), rows.Select(row => row.Cells[0]));
        Assert.Equal("exchange.broken-workbook", (await Files.Refused(Workbooks.With(Row("<c t=\"s\"><v>3</v></c>"), sharedTexts: "<si><t>a</t></si><si><t>b</t></si>"), new ReadOptions { MaxHeldTextLength = 0 })).Key);
    }

    [Fact]
    public async Task Bombs_are_refused_while_they_inflate()
    {
        var bomb = Workbooks.With(Row(Text(new string('a', 3_000_000))));
        Assert.Equal("exchange.text-too-long", (await Files.Refused(bomb)).Key);

        var rows = Workbooks.With(Row(Text("Nama")) + string.Concat(Enumerable.Repeat(Row(Text("Siti")), 50_000)));
        Assert.Equal("exchange.workbook-too-large", (await Files.Refused(rows, new ReadOptions { MaxInflatedBytes = 1_000_000 })).Key);

        var texts = Workbooks.With(Row(Text("Nama")), sharedTexts: string.Concat(Enumerable.Repeat("<si/>", 50_000)));
        Assert.Equal("exchange.workbook-too-many-texts", (await Files.Refused(texts, new ReadOptions { MaxSharedTextLength = 100_000 })).Key);

        var tag = Workbooks.With($"<row x=\"{new string('a', 20_000_000)}\"/>");
        Assert.Equal("exchange.broken-workbook", (await Files.Refused(tag)).Key);

        var deep = Workbooks.With(string.Concat(Enumerable.Repeat("<a>", 100)));
        Assert.Equal("exchange.broken-workbook", (await Files.Refused(deep)).Key);
    }

    [Fact]
    public async Task Other_zips_are_told_apart()
    {
        Assert.Equal("exchange.compressed", (await Files.Refused(Workbooks.Zip(("a.csv", "a,b")))).Key);
        Assert.Equal("exchange.document", (await Files.Refused(Workbooks.Zip(("word/document.xml", "<a/>")))).Key);
        Assert.Equal("exchange.open-document", (await Files.Refused(Workbooks.Zip(("content.xml", "<a/>")))).Key);
        Assert.Equal("exchange.broken-workbook", (await Files.Refused(Encoding.Latin1.GetBytes("PK\u0003\u0004 and then nothing"))).Key);
        Assert.Equal("exchange.empty", (await Files.Refused(Workbooks.With(""))).Key);
    }

    [Fact]
    public async Task Any_byte_may_be_wrong_without_another_exception()
    {
        var good = Workbooks.With(Row(Text("Nama"), Text("HP")) + Row(Text("Siti"), Number("0812")), styles: Styles);
        var random = new Random(11);
        for (var n = 0; n < 400; n++)
        {
            var bad = (byte[])good.Clone();
            for (var hits = random.Next(1, 6); hits > 0; hits--)
                bad[random.Next(4, bad.Length)] = (byte)random.Next(256);

            try
            {
                await Files.Read(bad);
            }
            catch (UnreadableFile)
            {
                // The only exception a file may cause.
            }
        }
    }

    private sealed class Trickle(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop = default) => base.ReadAsync(buffer[..Math.Min(7, buffer.Length)], stop);
    }
}
