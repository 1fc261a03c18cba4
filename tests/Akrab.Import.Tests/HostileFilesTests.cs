using System.Text;
using Akrab.Data.Rows;
using Akrab.Exchange;
using Akrab.Testing;
using Akrab.Web.Import;
using FsCheck;
using FsCheck.Fluent;

namespace Akrab.Import.Tests;

public sealed class HostileFilesTests
{
    [Fact]
    public async Task A_quote_that_never_closes_ends_the_import_with_the_place_and_keeps_what_was_done()
    {
        await using var shop = await Shop.Open(Engine.Sqlite);
        var text = new StringBuilder("Nama,Email\n");
        for (var i = 0; i < 1500; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Orang {i},o{i}@contoh.id\n");
        text.Append("Budi,\"budi@contoh.id\nlagi,dan lagi");
        var id = await shop.Start(text.ToString());
        var report = await shop.WithImports(imports => imports.RunNow(id, null, default));
        Assert.Equal(ImportState.Failed, report.State);
        Assert.Contains("1502", report.Failure);
        Assert.Equal(report.Created, (await shop.People()).Count);
        Assert.Equal(report.Read, report.Created);
        await RollingBackTests.RollBack(shop, id);
        Assert.Empty(await shop.People());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Nama\0,Email\nBudi,x@contoh.id\n")]
    [InlineData("%PDF-1.4 xyz")]
    public async Task What_is_no_table_is_refused(string text)
    {
        await using var shop = await Shop.Open(Engine.Sqlite);
        await Assert.ThrowsAsync<UnreadableFile>(() => shop.Start(text));
    }

    [Fact]
    public async Task Cells_beyond_every_limit_are_left_out_with_a_warning()
    {
        await using var shop = await Shop.Open(Engine.Sqlite);
        var report = await shop.Import($"Nama,HP,Alamat,Jabatan,Email\nBudi,{new string('1', 300)},{new string('x', 5000)},{new string('y', 5000)},b@contoh.id\n{new string('n', 5000)},,,,n@contoh.id\n");
        Assert.Equal((2, 1, 1), (report.Read, report.Created, report.Rejected));
        Assert.True(report.Warnings >= 3);
        Assert.Null((await shop.People())[0].JobTitle);
    }

    [Fact]
    public async Task Whatever_stands_in_the_cells_every_row_is_counted_once()
    {
        await using var shop = await Shop.Open(Engine.Sqlite);
        var cell = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get);
        foreach (var rows in Gen.Sample(cell.ArrayOf(6).ArrayOf(8), 12))
        {
            using var file = new MemoryStream();
            await using (var table = new CsvWriter(file))
            {
                await table.Headers(["Nama", "HP", "Email", "Alamat", "Tgl Lahir", "Catatan"]);
                foreach (var row in rows)
                    await table.Row([.. row.Select(c => Cell.Text(c.Replace("\0", "")))]);
            }

            ImportReport report;
            try
            {
                var id = await shop.Start(file.ToArray(), "x.csv");
                report = await shop.WithImports(imports => imports.RunNow(id, null, default));
            }
            catch (UnreadableFile)
            {
                continue;
            }

            Assert.Equal(report.Read, report.Created + report.Updated + report.Skipped + report.Rejected);
        }
    }
}
