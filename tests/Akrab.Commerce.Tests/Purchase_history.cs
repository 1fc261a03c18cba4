using System.Globalization;
using System.IO.Compression;
using Akrab.Commerce.Orders;
using Akrab.Commerce.Products;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Exchange;
using Akrab.Kernel.Values;
using Akrab.Testing;
using Akrab.Web.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>A line's amount in whole pence, half a penny away from nought.</summary>
    private static long Cents(Row row) => (long)decimal.Round(row.Quantity * row.Price * 100, MidpointRounding.AwayFromZero);

    internal static async Task<ImportReport> Import(TestApp app, byte[] content, string name, ImportOptions? options = null)
    {
        await using var scope = app.Begin();
        var imports = scope.ServiceProvider.GetRequiredService<Imports>();
        var run = await imports.Start(new MemoryStream(content), name, scope.ServiceProvider.GetRequiredService<AkrabDb>().Registry.Get<Order>(), options, default);
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
