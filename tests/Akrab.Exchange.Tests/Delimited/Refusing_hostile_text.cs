using System.Text;

namespace Akrab.Exchange.Tests.Delimited;

public sealed class Refusing_hostile_text
{
    private static readonly ReadOptions Small = new() { MaxCellLength = 100, MaxRowLength = 300, MaxColumns = 10 };

    [Fact]
    public async Task An_open_quote_is_named_where_it_was_opened()
    {
        var refused = await Files.Refused("a,b\n1,2\n3,\"never closed\n5,6\n7,8\n");

        Assert.Equal("exchange.unterminated-quote", refused.Key);
        Assert.Equal([("row", (object?)3L), ("column", 2), ("line", 3L)], refused.Places);
        Assert.Contains("3", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('{', refused.Message);
    }

    [Theory]
    [InlineData("", "exchange.empty")]
    [InlineData("\n\n \r\n", "exchange.empty")]
    [InlineData("\uFEFF", "exchange.empty")]
    [InlineData("a,b\n1,2\0\n", "exchange.nul")]
    [InlineData("%PDF-1.7 …", "exchange.pdf")]
    [InlineData("<html><table><tr><td>Nama</td></tr></table></html>", "exchange.web-page")]
    [InlineData("\u0001\u0002\u0003\u0004\u0005\u0006\u0007", "exchange.not-text")]
    public async Task What_is_not_a_table_is_said_to_be_so(string text, string key) =>
        Assert.Equal(key, (await Files.Refused(text)).Key);

    [Fact]
    public async Task Pictures_and_old_workbooks_are_recognised()
    {
        Assert.Equal("exchange.picture", (await Files.Refused([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0])).Key);
        Assert.Equal("exchange.old-workbook", (await Files.Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0])).Key);
    }

    [Fact]
    public async Task Letters_of_another_encoding_are_named_with_their_row()
    {
        var refused = await Files.Refused([.. "a,b\nRené,1\n"u8, .. Encoding.Latin1.GetBytes("André,2\n")]);

        Assert.Equal("exchange.mixed-encoding", refused.Key);
        Assert.Contains(("row", (object?)3L), refused.Places);
    }

    [Fact]
    public async Task Limits_hold()
    {
        Assert.Equal("exchange.cell-too-long", (await Files.Refused("a,b\n1," + new string('x', 101), Small)).Key);
        Assert.Equal("exchange.unterminated-quote", (await Files.Refused("a,b\n1,\"" + new string('\n', 101), Small)).Key);
        Assert.Equal("exchange.too-many-columns", (await Files.Refused("a,b\n1" + new string(',', 11), Small)).Key);
        Assert.Equal("exchange.row-too-long", (await Files.Refused("a,b\n" + string.Join(',', Enumerable.Repeat(new string('x', 90), 5)), Small)).Key);
    }

    [Fact]
    public async Task A_line_of_a_gigabyte_is_refused_without_swallowing_it()
    {
        await using var endless = new Endless('x', 1L << 30);
        var before = GC.GetTotalAllocatedBytes();
        var refused = await Assert.ThrowsAsync<UnreadableFile>(async () => await TableReader.Open(endless, "x.csv"));

        Assert.Equal("exchange.cell-too-long", refused.Key);
        Assert.InRange(endless.Position, 1, 8 << 20);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 << 20);
    }
}
