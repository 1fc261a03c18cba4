using System.Text;

namespace Akrab.Exchange.Tests.Delimited;

public sealed class Reading_delimited_text
{
    [Theory]
    [InlineData("Nama,No HP\nSari,0812\n", ',')]
    [InlineData("Nama;No HP\r\nSari;0812", ';')]
    [InlineData("Nama\tNo HP\rSari\t0812\r", '\t')]
    [InlineData("Nama|No HP\nSari|0812", '|')]
    [InlineData("sep=;\r\nNama;No HP\r\nSari;0812", ';')]
    [InlineData("\n\r\n\nNama;No HP\n\nSari;0812\n\n", ';')]
    [InlineData("Nama;No HP\n\"Sari\";\"0812\"\n", ';')]
    public async Task Delimiter_line_ends_and_blank_lines_are_found_out(string text, char delimiter)
    {
        var (table, rows) = await Files.Read(text);

        Assert.Equal(delimiter, table.Delimiter);
        Assert.Equal(["Nama", "No HP"], table.Headers);
        Assert.Equal(["Sari", "0812"], Assert.Single(rows).Cells);
    }

    [Fact]
    public async Task Commas_in_addresses_and_prices_do_not_win_over_semicolons()
    {
        var (table, rows) = await Files.Read("Nama;Alamat;Harga\nSari;Jl. Mawar, No. 3, Sleman;1,5\nBudi;Jl. Melati, Blok B;2,75\n");

        Assert.Equal(';', table.Delimiter);
        Assert.Equal("Jl. Mawar, No. 3, Sleman", rows[0].Cells[1]);
    }

    [Fact]
    public async Task One_column_keeps_its_commas()
    {
        var (table, rows) = await Files.Read("Alamat\nJl. Mawar, Sleman\nJl. Melati, Bantul\n");

        Assert.Null(table.Delimiter);
        Assert.Equal(["Jl. Mawar, Sleman", "Jl. Melati, Bantul"], rows.Select(row => row.Cells[0]));
    }

    public static TheoryData<string, string> Encodings => new()
    {
        { "utf-8", "UTF-8" }, { "utf-8-bom", "UTF-8" }, { "utf-16", "UTF-16" }, { "utf-16-plain", "UTF-16" }, { "utf-16BE", "UTF-16BE" },
        { "utf-16BE-plain", "UTF-16BE" }, { "utf-32", "UTF-32" }, { "windows-1252", "WINDOWS-1252" },
    };

    [Theory, MemberData(nameof(Encodings))]
    public async Task Any_encoding_is_found_out_and_told(string name, string told)
    {
        const string text = "Nama,Kota\nRené,Málaga\n";
        Encoding encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8-bom" => new UTF8Encoding(true),
            "utf-16" or "utf-16-plain" => Encoding.Unicode,
            "utf-16BE" or "utf-16BE-plain" => Encoding.BigEndianUnicode,
            "utf-32" => Encoding.UTF32,
            _ => Encoding.Latin1,
        };
        byte[] mark = name.EndsWith("-plain", StringComparison.Ordinal) ? [] : encoding.GetPreamble();

        var (table, rows) = await Files.Read([.. mark, .. encoding.GetBytes(text)]);

        Assert.Equal(["Nama", "Kota"], table.Headers);
        Assert.Equal(["René", "Málaga"], rows[0].Cells);
        Assert.Equal(told, table.EncodingName);
    }

    [Fact]
    public async Task Windows_letters_far_down_the_file_are_still_read()
    {
        var text = "Nama,Kota\n" + string.Concat(Enumerable.Repeat("Sari,Sleman\n", 30_000)) + "Ren\u00e9 \u0080,Solo\n";
        var (table, rows) = await Files.Read(Encoding.Latin1.GetBytes(text));

        Assert.Equal("René €", rows[^1].Cells[0]);
        Assert.Equal("WINDOWS-1252", table.EncodingName);
    }

    [Fact]
    public async Task Headers_are_told_apart()
    {
        var (table, _) = await Files.Read("Email,Email, email ,,Nama\n1,2,3,4,5\n");

        Assert.Equal(["Email", "Email (2)", "email (3)", "#4", "Nama"], table.Headers);
    }

    [Fact]
    public async Task Short_rows_are_filled_and_long_rows_are_a_problem()
    {
        var (_, rows) = await Files.Read("a,b,c\n1\n1,2,3\n1,2,3,\n1,2,3,4\n,,\n");

        Assert.Equal(["1", "", ""], rows[0].Cells);
        Assert.Null(rows[2].Problem);
        Assert.Equal("exchange.extra-cells", rows[3].Problem?.Key);
        Assert.Equal(["4"], rows[3].Extra);
        Assert.Equal(["1", "2", "3"], rows[3].Cells);
        Assert.True(rows[4].IsBlank);
    }

    [Fact]
    public async Task Rows_and_lines_are_counted_as_people_count()
    {
        var (_, rows) = await Files.Read("a,b\n\"x\r\ny\",1\n\nz,2\n");

        Assert.Equal([(2L, 2L), (4L, 5L)], rows.Select(row => (row.Row, row.Line)));
    }

    [Fact]
    public async Task A_title_above_the_table_is_not_taken_for_headers()
    {
        var (table, rows) = await Files.Read("Daftar Pelanggan 2026,,,\n,,,\nNama,No HP,Alamat,Kota\nSari,0812,Jl. Mawar,Solo\nBudi,0813,Jl. Melati,Solo\n");

        Assert.Equal(["Nama", "No HP", "Alamat", "Kota"], table.Headers);
        Assert.Equal(2, rows.Count);
        Assert.Equal(4, rows[0].Row);
    }

    [Fact]
    public async Task Quotes_within_quotes_that_nobody_doubled_are_text()
    {
        var (_, rows) = await Files.Read("Nama,Kota\n\"Toko \"Maju\" Jaya\",Solo\n\"Sari\" ,Solo\n5\" pipa,Solo\n");

        Assert.Equal(["Toko \"Maju\" Jaya", "Sari", "5\" pipa"], rows.Select(row => row.Cells[0]));
        Assert.All(rows, row => Assert.Equal("Solo", row.Cells[1]));
    }

    [Fact]
    public async Task Rows_that_were_peeked_at_come_again()
    {
        await using var table = await TableReader.Open(new MemoryStream("a\n1\n2\n3\n"u8.ToArray()), "x.csv");

        Assert.Equal(2, (await table.Peek(2)).Count);
        Assert.Equal(["1", "2", "3"], await table.Rows().Select(row => row.Cells[0]).ToListAsync());
        Assert.Null(await table.Next());
    }

    [Fact]
    public async Task A_file_without_headers_gets_numbers()
    {
        var (table, rows) = await Files.Read("Sari,0812\nBudi,0813\n", new ReadOptions { HasHeaders = false });

        Assert.Equal(["#1", "#2"], table.Headers);
        Assert.Equal(2, rows.Count);
    }
}
