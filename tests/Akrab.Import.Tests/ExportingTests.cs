using System.Text;
using Akrab.Customers.Parties;
using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Testing;
using Akrab.Web.Export;
using Akrab.Web.Import;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Import.Tests;

public abstract class ExportingTests(Engine engine)
{
    public sealed class OnSqlite() : ExportingTests(Engine.Sqlite);

    public sealed class OnPostgres() : ExportingTests(Engine.Postgres);

    private const int Many = 2300;

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Xlsx)]
    public async Task Every_row_goes_out_and_comes_back_unchanged(ExportFormat format)
    {
        await using var shop = await Shop.Open(engine);
        await Fill(shop);
        var was = await Everything.Of(shop);
        var (rows, bytes) = await Export(shop, format);
        Assert.Equal(Many + 2, rows);

        var id = await shop.Start(bytes, "people" + format.Extension());
        var report = await shop.WithImports(imports => imports.RunNow(id, null, default));
        Assert.Equal((Many + 2, 0, 0, Many + 2), (report.Read, report.Created, report.Updated, report.Skipped));
        Assert.Equal(was, await Everything.Of(shop));
    }

    [Fact]
    public async Task People_go_into_an_address_book_and_come_back_as_the_same_people()
    {
        await using var shop = await Shop.Open(engine);
        await Fill(shop);
        var (rows, bytes) = await Export(shop, ExportFormat.VCard);
        Assert.Equal(Many + 2, rows);
        var id = await shop.Start(bytes, "people.vcf");
        var plan = await shop.WithImports(imports => imports.Plan(id, true, default));
        Assert.Equal((Many + 2, 0), (plan.Report.Read, plan.Report.Created));
    }

    [Fact]
    public async Task A_name_that_is_a_formula_is_text_in_the_file()
    {
        await using var shop = await Shop.Open(engine);
        await shop.Import("Nama,Email\n\"=HYPERLINK(\"\"http://x\"\")\",rumus@contoh.id\n");
        var (_, bytes) = await Export(shop, ExportFormat.Csv);
        Assert.Contains("'=HYPERLINK", Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public async Task Who_may_not_export_does_not()
    {
        await using var shop = await Shop.Open(engine);
        await Assert.ThrowsAsync<BrokenRule>(() => Export(shop, ExportFormat.Csv, new Acting(shop.Database.Tenant) { CanExport = false }));
    }

    private static async Task Fill(Shop shop)
    {
        var text = new StringBuilder("Nama,Sapaan,No HP,Email,Alamat,Kota,Tgl Lahir,Nama Toko,Tag,Catatan\n");
        text.Append("Siti Rahayu,Ibu,0812-1111-2222,siti@contoh.id,\"Jl. Melati 4 RT 01/RW 02\",Bandung,17/8/1990,Toko Maju,\"vip,grosir\",\"Suka kopi\nteh juga\"\n");
        text.Append("Agus,,\"0813-1111-2222; 0813-1111-3333\",agus@contoh.id,,Solo,,,,\n");
        for (var i = 0; i < Many; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Orang {i % 40},,,orang{i}@contoh.id,,,,,,\n");
        await shop.Import(text.ToString());
    }

    private static Task<(long Rows, byte[] Bytes)> Export(Shop shop, ExportFormat format, Acting? acting = null) => shop.Do(async scope =>
    {
        using var file = new MemoryStream();
        var rows = await scope.GetRequiredService<Exports>().Write(Shop.Registry.Get<Person>(), new ListRequest { How = ReadingContext.Invariant }, format, file, default);
        return (rows, file.ToArray());
    }, acting);
}
