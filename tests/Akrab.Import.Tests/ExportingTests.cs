using System.Globalization;
using System.Text;
using System.Text.Json;
using Akrab.Customers.Parties;
using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Akrab.Kernel.Values;
using Akrab.Testing;
using Akrab.Web.Export;
using Akrab.Web.Import;
using Microsoft.EntityFrameworkCore;
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

    [Theory]
    [InlineData(ExportFormat.Csv, "id-ID", "en-GB")]
    [InlineData(ExportFormat.Csv, "en-GB", "id-ID")]
    [InlineData(ExportFormat.Xlsx, "id-ID", "en-GB")]
    [InlineData(ExportFormat.Xlsx, "en-GB", "id-ID")]
    public async Task A_file_written_in_one_language_fills_the_same_values_in_the_other(ExportFormat format, string from, string to)
    {
        await using var shop = await Shop.Open(engine);
        await AddFields(shop);
        await shop.Import("Nama\nAni\nBudi\nCici\n");
        decimal[] numbers = [1.234m, 1234.567m, -0.125m];
        var next = 0;
        await shop.Change<Person>(_ => true, person =>
        {
            var number = numbers[next++];
            (person.CreditLimit, person.Roles) = (Money.Of(Math.Abs(number), "USD"), TextSet.Of(["customer", "supplier"]));
            (person.FirstBoughtOn, person.Birthday) = (new DateOnly(2026, 3, 4), new AnnualDate(8, 5));
            person.Custom = person.Custom.With("xnumber", Json(number)).With("xpercent", Json(12.5m)).With("xchoice", Json("besar")).With("xtoggle", Json(true));
        });
        var was = (await shop.People()).ConvertAll(Told);

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(from);
        var (_, bytes) = await Export(shop, format);
        await shop.Change<Person>(_ => true, person =>
        {
            (person.CreditLimit, person.Roles, person.FirstBoughtOn, person.Birthday) = (null, TextSet.None, null, null);
            person.Custom = CustomValues.None;
        });

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(to);
        var id = await shop.Start(bytes, "people" + format.Extension());
        var report = await shop.WithImports(imports => imports.RunNow(id, null, default));
        Assert.Equal((3, 3), (report.Read, report.Updated));
        Assert.Equal(was, (await shop.People()).ConvertAll(Told));

        static string Told(Person p) => FormattableString.Invariant($"{p.FullName} {p.CreditLimit?.Currency} {p.CreditLimit?.Units} {p.Roles} {p.FirstBoughtOn:O} {p.Birthday} {p.Custom.ToJson()}");
        static JsonElement Json(object value) => JsonSerializer.SerializeToElement(value);
    }

    private static Task<int> AddFields(Shop shop) => shop.Do(async scope =>
    {
        var db = scope.GetRequiredService<AkrabDb>();
        foreach (var (key, kind, indonesian, english) in ((string, string, string, string)[])
            [("xnumber", "number", "Poin setia", "Loyalty points"), ("xpercent", "percent", "Potongan", "Discount"), ("xchoice", "choice", "Ukuran toko", "Shop size"), ("xtoggle", "toggle", "Mau kabar", "Wants news")])
            db.Add(new CustomFieldRow
            {
                Id = Uuid7.Next(),
                Entity = "person",
                Key = key,
                Kind = kind,
                Labels = $$"""{"id":"{{indonesian}}","en":"{{english}}"}""",
                Options = """{"besar":{"id":"Besar","en":"Big"},"kecil":{"id":"Kecil","en":"Small"}}""",
            });
        (await db.Tenants.AsTracking().SingleAsync(t => t.Id == shop.Database.Tenant)).OverlayVersion++;
        var saved = await db.SaveChangesAsync();
        scope.GetRequiredService<Overlays>().Forget(shop.Database.Tenant);
        return saved;
    });

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
        await Assert.ThrowsAsync<NotAllowed>(() => Export(shop, ExportFormat.Csv, new Acting(shop.Database.Tenant) { Rights = Rights.All.Without(Rights.Export) }));
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
