using Akrab.Commerce.Prices;
using Akrab.Commerce.Products;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Commerce.Demo;

/// <summary>What the demo shop bakes and cooks, in two branches and for two kinds of price.</summary>
internal sealed class DemoProducts : IDemo
{
    private const int Seed = 1945, MostBranches = 10;
    private const string Rupiah = "IDR";

    private static readonly (string Shelf, (string Name, string Unit, decimal Price, decimal Cost)[] Products)[] Shelves =
    [
        ("Kue", [("Bolu pandan", "loyang", 85_000, 41_000), ("Brownies kukus", "loyang", 65_000, 30_000), ("Lapis legit", "loyang", 350_000, 190_000), ("Nastar", "stoples", 95_000, 48_000), ("Kastengel", "stoples", 110_000, 58_000), ("Kue ulang tahun", "loyang", 275_000, 130_000)]),
        ("Katering", [("Nasi kotak ayam bakar", "kotak", 32_000, 19_500), ("Nasi kotak rendang", "kotak", 38_000, 24_000), ("Snack box isi tiga", "kotak", 15_000, 8_200), ("Tumpeng", "buah", 650_000, 340_000)]),
        ("Layanan", [("Antar dalam kota", "kali", 25_000, 15_000), ("Hias meja", "jam", 150_000, 70_000)]),
    ];

    public async Task Load(AkrabDb db, DateOnly today, CancellationToken stop)
    {
        var (dice, number) = (new Random(Seed), 0);
        List<Product> goods = [];
        foreach (var (shelf, products) in Shelves)
        {
            var category = new Category { Name = shelf };
            db.Add(category);
            foreach (var (name, unit, price, cost) in products)
            {
                var product = new Product
                {
                    Name = name,
                    Code = $"P{++number:000}",
                    Category = category.Id,
                    Unit = unit,
                    Kind = shelf == "Layanan" ? ProductKind.Service : ProductKind.Goods,
                    Price = Money.Of(price, Rupiah),
                    Cost = Money.Of(cost, Rupiah),
                    Tax = TaxMark.Vat.Code,
                };
                db.Add(product);
                if (product.Kind == ProductKind.Goods)
                    goods.Add(product);
            }
        }

        var parcel = new Product { Name = "Parsel Lebaran", Code = "PKT1", Kind = ProductKind.Bundle, Unit = "parsel", Price = Money.Of(275_000, Rupiah), Cost = Money.Of(150_000, Rupiah) };
        db.Add(parcel);
        db.AddRange(goods.Where(p => p.Unit == "stoples").Select(p => new BundlePart { Bundle = parcel.Id, Product = p.Id, Quantity = 1 }));
        db.Add(goods[0].Vary("mini", Money.Of(45_000, Rupiah), "P001M"));

        var resellers = new PriceList { Name = "Harga reseller", Position = 1, ForTags = TextSet.Of("reseller") };
        var wholesale = new PriceList { Name = "Harga grosir", Position = 2 };
        db.AddRange(resellers, wholesale);
        foreach (var product in goods)
        {
            var price = product.Price!.Value.Amount;
            db.Add(new Price { List = resellers.Id, Product = product.Id, Amount = Money.Of(decimal.Round(price * 0.85m / 500) * 500, Rupiah) });
            db.Add(new Price { List = wholesale.Id, Product = product.Id, FromQuantity = 50, Amount = Money.Of(decimal.Round(price * 0.93m / 500) * 500, Rupiah) });
        }

        foreach (var branch in await DemoRecords.Linkable(db, typeof(BranchId), MostBranches, isLatest: false, stop))
            db.AddRange(goods.Select(p => new StockLevel { Product = p.Id, Branch = BranchId.Of(branch), Quantity = dice.Next(0, 40), Least = 5 }));
        await db.SaveChangesAsync(stop);
    }
}
