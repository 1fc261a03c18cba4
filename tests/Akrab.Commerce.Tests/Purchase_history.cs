using System.Globalization;
using System.IO.Compression;
using System.Text;
using Akrab.Commerce.Orders;
using Akrab.Commerce.Products;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Exchange;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Values;
using Akrab.Testing;
using Akrab.Web.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Akrab.Commerce.Tests.Shop;

namespace Akrab.Commerce.Tests;

/// <summary>What a shop sold before it came to us, one line of the file for each line of its receipts.</summary>
public abstract class Purchase_history(Engine engine)
{
    public sealed class OnSqlite() : Purchase_history(Engine.Sqlite);

    public sealed class OnPostgres() : Purchase_history(Engine.Postgres);

    private sealed record Row(string Number, string Product, decimal Quantity, DateOnly On, decimal Price, string Customer);

    [Fact]
    public async Task Comes_in_whole_with_its_returns_and_comes_in_once()
    {
        var content = await Unpacked(SharedData.File("online_retail", "online_retail_2010-12_2011-01.csv.gz"));
        var rows = await Rows(content);
        await using var app = await TestApp.Start(engine);

        var report = await Import(app, content, "online_retail.csv", new ImportOptions { Currency = "GBP" });
        Assert.Equal((rows.Count, rows.Select(r => r.Number).Distinct().Count(), 0L), (report.Read, report.Created, report.Rejected));

        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var orders = await db.Set<Order>().AsNoTracking().ToListAsync();
            var products = await db.Set<Product>().AsNoTracking().ToDictionaryAsync(p => p.Id.Value, p => p.Code!);
            var numbers = (await scope.ServiceProvider.GetRequiredService<IPartyNames>().Living([.. orders.Select(o => o.Party).OfType<PartyId>().Distinct()], default)).ToDictionary(p => p.Key, p => p.Value.Name);
            Assert.Equal(rows.Count, orders.Sum(o => o.Lines.Items.Count));
            Assert.Equal(rows.Select(r => r.Product.ToUpperInvariant()).Distinct().Count(), products.Count);
            Assert.Equal(rows.Where(r => r.Customer.Length > 0).Select(r => r.Customer).Distinct().Count(), numbers.Count);
            Assert.All(orders, o => Assert.Equal(OrderStatus.Delivered, o.Status));

            var sums = rows.GroupBy(r => r.Number).ToDictionary(g => g.Key, g => (g.Sum(Cents) / 100m, g.First().On, g.First().Customer));
            Assert.All(orders, o => Assert.Equal(sums[o.Number!], (o.Total!.Value.Amount, o.Date!.Value, o.Party is { } party ? numbers[party].Split(' ')[^1] : "")));
            Assert.Contains(orders, o => o.Total is { Units: < 0 });
            Assert.Equal(rows.GroupBy(r => r.Product.ToUpperInvariant()).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(r => r.Quantity))),
                orders.SelectMany(o => o.Lines.Items).GroupBy(l => products[l.Product!.Value].ToUpperInvariant()).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(l => l.Quantity))));
        }

        var again = await Import(app, content, "online_retail.csv", new ImportOptions { Currency = "GBP" });
        Assert.Equal((0L, 0L, rows.Count, 0L), (again.Created, again.Updated, (int)again.Skipped, again.Rejected));
    }

    private const string Receipts = """
        No Nota;Tanggal;Pelanggan;Barang;Jumlah;Harga Satuan
        A-1;03/02/2026;Toko Maju;Kopi bubuk;2;Rp 25.000
        A-2;03/02/2026;;Gula;1;17.500
        A-1;03/02/2026;Toko Maju;Gula;3;17.500
        A-1;03/02/2026;Toko Maju;Gula;3;17.500
        R-1;05/02/2026;Toko Maju;Kopi bubuk;-1;25.000
        """;

    [Fact]
    public async Task Lines_find_their_receipt_wherever_they_stand()
    {
        await using var app = await TestApp.Start(engine);
        var report = await Import(app, Receipts);
        Assert.Equal((5L, 3L, 2L, 0L), (report.Read, report.Created, report.Updated, report.Rejected));
        Assert.Equal([("A-1", 155_000m, 3), ("A-2", 17_500m, 1), ("R-1", -25_000m, 1)], await Sums(app));
        Assert.Equal(["Gula", "Kopi bubuk"], (await All<Product>(app)).Select(p => p.Name).Order());

        var again = await Import(app, Receipts);
        Assert.Equal((5L, 0L, 0L, 5L), (again.Read, again.Created, again.Updated, again.Skipped));
        await using var scope = app.Begin();
        var imports = scope.ServiceProvider.GetRequiredService<Imports>();
        await imports.RollBackNow(report.ImportId, null, default);
        Assert.Empty(await All<Order>(app));
    }

    [Fact]
    public async Task A_receipt_that_is_here_takes_no_other_lines_and_one_that_makes_no_sense_none_at_all()
    {
        await using var app = await TestApp.Start(engine);
        await Import(app, Receipts);
        var report = await Import(app, """
            No Nota;Tanggal;Pelanggan;Barang;Jumlah;Harga Satuan
            A-2;03/02/2026;;Gula;1;17.500
            A-2;03/02/2026;;Teh;1;9.000
            A-3;04/02/2026;;Teh;banyak;9.000
            A-4;04/02/2026;;Teh;900000000000000;900000000000000
            A-5;04/02/2026;;Teh;1;
            ;04/02/2026;;Teh;1;9.000
            A-6;04/02/2026;;Teh;1;9.000
            """);
        Assert.Equal((7L, 1L, 6L), (report.Read, report.Created, report.Rejected));
        Assert.Equal(["A-1", "A-2", "A-6", "R-1"], (await Sums(app)).Select(o => o.Number));
    }

    [Fact]
    public async Task A_file_cut_off_in_a_receipt_goes_on_with_its_lines()
    {
        const int lines = 2_000;
        await using var app = await TestApp.Start(engine);
        await using var scope = app.Begin();
        var (imports, db) = (scope.ServiceProvider.GetRequiredService<Imports>(), scope.ServiceProvider.GetRequiredService<AkrabDb>());
        var file = "No Nota;Barang;Jumlah;Harga\n" + string.Concat(Enumerable.Repeat("B-1;Beras;1;14.000\n", lines));
        var run = await imports.Start(new MemoryStream(Encoding.UTF8.GetBytes(file)), "nota.csv", db.Registry.Get<Order>(), null, default);
        await ActivatorUtilities.CreateInstance<ImportHand>(scope.ServiceProvider).Begin(run, isHere: true, default);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => imports.RunHere(run.Id, isResumed: false, () => false, new Cut(stop), stop.Token));

        var report = await imports.RunHere(run.Id, isResumed: true, () => false, null, default);
        Assert.Equal((ImportState.Done, true, 1L, lines - 1L, 0L), (report.State, report.Resumed, report.Created, report.Updated, report.Rejected));
        Assert.Equal(("B-1", 14_000m * lines, lines), (await Sums(app)).Single());
    }

    private static async Task<IReadOnlyList<(string Number, decimal Total, int Lines)>> Sums(TestApp app) =>
        [.. (await All<Order>(app)).OrderBy(o => o.Number, StringComparer.Ordinal).Select(o => (o.Number!, o.Total!.Value.Amount, o.Lines.Items.Count))];

    private static Task<ImportReport> Import(TestApp app, string text) => Import(app, Encoding.UTF8.GetBytes(text), "nota.csv");

    /// <summary>Cuts an import off after its first rows.</summary>
    private sealed class Cut(CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => stop.Cancel();
    }

    /// <summary>A line's amount in whole pence, half a penny away from nought.</summary>
    private static long Cents(Row row) => (long)decimal.Round(row.Quantity * row.Price * 100, MidpointRounding.AwayFromZero);

    internal static Task<ImportReport> Import(TestApp app, byte[] content, string name, ImportOptions? options = null) => Import<Order>(app, content, name, options);

    internal static async Task<ImportReport> Import<T>(TestApp app, byte[] content, string name, ImportOptions? options = null) where T : Entity
    {
        await using var scope = app.Begin();
        var imports = scope.ServiceProvider.GetRequiredService<Imports>();
        var run = await imports.Start(new MemoryStream(content), name, scope.ServiceProvider.GetRequiredService<AkrabDb>().Registry.Get<T>(), options, default);
        return await imports.RunNow(run.Id, null, default);
    }

    private static async Task<byte[]> Unpacked(string path)
    {
        await using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        await packed.CopyToAsync(plain);
        return plain.ToArray();
    }

    private static async Task<List<Row>> Rows(byte[] content)
    {
        List<Row> rows = [];
        await using var reader = await TableReader.Open(new MemoryStream(content), "online_retail.csv", ReadOptions.Default, default);
        while (await reader.Next(default) is { } row)
            if (row.Cells is [var number, var product, _, var quantity, var on, var price, var customer, ..])
                rows.Add(new Row(number, product.Trim(), Number(quantity), DateOnly.Parse(on[..10], CultureInfo.InvariantCulture), Number(price), customer.Split('.')[0]));
        return rows;
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
