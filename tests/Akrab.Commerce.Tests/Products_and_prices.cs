using System.Net;
using Akrab.Commerce.Prices;
using Akrab.Commerce.Products;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Testing;
using static Akrab.Commerce.Tests.Shop;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Commerce.Tests;

public abstract class Products_and_prices(Engine engine)
{
    public sealed class OnSqlite() : Products_and_prices(Engine.Sqlite);

    public sealed class OnPostgres() : Products_and_prices(Engine.Postgres);

    [Fact]
    public async Task A_product_has_variants_is_retired_and_sold_again()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var shirt = await Made(sari, "products", ("name", "Kaos"), ("code", "K1"), ("unit", "buah"), ("price", "75.000"));
        await sari.Open(shirt + "/make-variant");
        Assert.Equal(HttpStatusCode.SeeOther, (await sari.Submit(shirt + "/make-variant", ("variant", "merah L"), ("code", "K1ML"))).Status);
        var variant = (await All<Product>(app)).Single(p => p.VariantOf is not null);
        Assert.Equal(("Kaos merah L", 75_000m, "buah"), (variant.Name, variant.Price!.Value.Amount, variant.Unit));
        Assert.Contains("Kaos merah L", (await sari.Open(shirt)).Text);

        await sari.Open($"/products/{variant.Key}/edit");
        var twice = await sari.Submit($"/products/{variant.Key}", ("code", "K1"));
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Contains("Sudah dipakai oleh data lain.", twice.Text);

        await sari.Open(shirt + "/retire");
        await sari.Submit(shirt + "/retire");
        Assert.False((await All<Product>(app)).Single(p => p.Code == "K1").IsSold);
        await sari.Open(shirt + "/sell-again");
        await sari.Submit(shirt + "/sell-again");
        Assert.True((await All<Product>(app)).Single(p => p.Code == "K1").IsSold);
    }

    [Fact]
    public async Task What_links_to_another_of_its_kind_is_written_after_it()
    {
        await using var app = await TestApp.Start(engine);
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var (shelf, box, jar) = (new Category { Name = "Kue" }, new Category { Name = "Kering" }, new Category { Name = "Stoples" });
        (jar.Parent, box.Parent) = (box.Id, shelf.Id);
        db.AddRange(jar, box, shelf);
        await db.SaveChangesAsync();
        Assert.Equal(3, await db.Set<Category>().CountAsync());
    }

    [Fact]
    public async Task Only_a_bundle_has_parts_and_no_bundle_is_one()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var (parcel, other, cake) = (await Made(sari, "products", ("name", "Parsel"), ("kind", "bundle")), await Made(sari, "products", ("name", "Parsel besar"), ("kind", "bundle")), await Made(sari, "products", ("name", "Nastar")));

        async Task<HttpStatusCode> Add(string bundle, string product, string quantity)
        {
            await sari.Open("/bundle-parts/new");
            return (await sari.Submit("/bundle-parts", ("bundle", Id(bundle)), ("product", Id(product)), ("quantity", quantity))).Status;
        }

        Assert.Equal(HttpStatusCode.SeeOther, await Add(parcel, cake, "2"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Add(cake, parcel, "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Add(parcel, other, "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Add(parcel, cake, "0"));
        Assert.Contains("Nastar", (await sari.Open(parcel)).Text);
    }

    [Fact]
    public async Task A_price_is_that_of_the_first_list_for_this_customer_day_and_quantity()
    {
        await using var app = await TestApp.Start(engine);
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var day = new DateOnly(2026, 11, 23);
        var cake = new Product { Name = "Nastar", Price = Rupiah(95_000) };
        var resellers = new PriceList { Name = "Reseller", Position = 1, ForTags = TextSet.Of("Reseller") };
        var sale = new PriceList { Name = "Akhir tahun", Position = 2, ValidFrom = day.AddDays(1), ValidUntil = day.AddDays(2) };
        var wholesale = new PriceList { Name = "Grosir", Position = 3 };
        db.AddRange(cake, resellers, sale, wholesale);
        db.AddRange(
            new Price { List = resellers.Id, Product = cake.Id, Amount = Rupiah(80_000) },
            new Price { List = resellers.Id, Product = cake.Id, FromQuantity = 10, Amount = Rupiah(78_000) },
            new Price { List = sale.Id, Product = cake.Id, Amount = Rupiah(70_000) },
            new Price { List = wholesale.Id, Product = cake.Id, FromQuantity = 50, Amount = Rupiah(85_000) },
            new Price { List = wholesale.Id, Product = cake.Id, Amount = Money.Of(6m, "USD") });
        await db.SaveChangesAsync();

        var book = await PriceBook.Of(db, [cake.Id], default);
        Money? At(decimal quantity, string tag = "", int days = 0, string currency = "IDR") => book.UnitPrice(cake.Id, quantity, TextSet.Of(tag), day.AddDays(days), currency);
        Assert.Equal(Rupiah(95_000), At(1));
        Assert.Equal(Rupiah(95_000), At(49));
        Assert.Equal(Rupiah(85_000), At(50));
        Assert.Equal(Rupiah(80_000), At(1, "reseller"));
        Assert.Equal(Rupiah(78_000), At(10, "reseller"));
        Assert.Equal(Rupiah(70_000), At(50, days: 1));
        Assert.Equal(Rupiah(85_000), At(50, days: 3));
        Assert.Equal(Money.Of(6m, "USD"), At(1, currency: "USD"));
        Assert.Null(At(1, currency: "EUR"));
        Assert.Null(book.UnitPrice(new ProductId(Guid.NewGuid()), 1, TextSet.None, day, "IDR"));
    }

    private static Money Rupiah(decimal amount) => Money.Of(amount, "IDR");
}
