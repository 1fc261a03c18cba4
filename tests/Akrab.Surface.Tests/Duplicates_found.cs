using System.Net;
using AngleSharp.Html.Dom;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

public abstract class Duplicates_found(Engine engine)
{
    public sealed class OnSqlite() : Duplicates_found(Engine.Sqlite);

    public sealed class OnPostgres() : Duplicates_found(Engine.Postgres);

    [Fact]
    public async Task Who_is_there_twice_is_shown_with_the_reasons_until_somebody_decides()
    {
        await using var app = await TestApp.Start(engine);
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            foreach (var (name, phone) in ((string, string)[])[("Budi Santoso", "0812-3456-7890"), ("Ir. Boedi Santoso", "+62 812 3456 7890"), ("Rina Wijaya", "0857-1111-2222"), ("Agus Salim", "0858-1111-2222")])
                db.Add(new Person { FullName = name, Phones = Points<PhonePoint>.Of(PhonePoint.Of(phone)) });
            await db.SaveChangesAsync();
        }

        using var browser = await app.SignIn();
        Assert.Empty(Pairs((await browser.Open("/people/duplicates")).Page));
        var pair = Assert.Single(Pairs(await Scan(browser)));
        Assert.Equal(["Budi Santoso", "Ir. Boedi Santoso"], pair.QuerySelectorAll("b a").Select(a => a.TextContent));
        Assert.Equal(["Nama lengkap: sama", "Telepon: sama"], pair.QuerySelectorAll(".badge").Select(b => b.TextContent.Trim()));
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(pair.QuerySelector("a[href*='/merge']")!.GetAttribute("href")!)).Status);

        await browser.Open("/people/duplicates");
        await browser.Submit("/people/duplicates/two");
        Assert.Empty(Pairs((await browser.Open("/people/duplicates")).Page));
        Assert.Empty(Pairs(await Scan(browser)));
    }

    [Fact]
    public async Task Only_who_may_merge_sees_them()
    {
        await using var app = await TestApp.Start(engine);
        await app.AddMember("jual@tokouji.id", "Penjual", "sales");
        using var seller = await app.SignIn("jual@tokouji.id");
        Assert.Equal(HttpStatusCode.Forbidden, (await seller.Open("/people/duplicates")).Status);
        await seller.Open("/people");
        Assert.Equal(HttpStatusCode.Forbidden, (await seller.Post("/people/duplicates/scan", [])).Status);
    }

    private static List<AngleSharp.Dom.IElement> Pairs(IHtmlDocument page) => [.. page.QuerySelectorAll("section:has(.pair)")];

    private static async Task<IHtmlDocument> Scan(TestBrowser browser)
    {
        await browser.Open("/people/duplicates");
        await browser.Submit("/people/duplicates/scan");
        for (var i = 0; i < 300; i++)
        {
            var page = (await browser.Open("/people/duplicates")).Page;
            if (page.QuerySelector("form[action='/people/duplicates/cancel']") is null)
                return page;
            await Task.Delay(50);
        }

        throw new TimeoutException("The look over all records did not end.");
    }
}
