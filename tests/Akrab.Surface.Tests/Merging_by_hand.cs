using System.Net;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

public abstract class Merging_by_hand(Engine engine)
{
    public sealed class OnSqlite() : Merging_by_hand(Engine.Sqlite);

    public sealed class OnPostgres() : Merging_by_hand(Engine.Postgres);

    [Fact]
    public async Task Two_that_were_picked_become_one_and_stand_for_themselves_again()
    {
        await using var app = await TestApp.Start(engine);
        var (budi, boedi) = await Two(app);
        using var browser = await app.SignIn();

        await browser.Open("/people");
        var asked = await browser.Post("/people/bulk", [new("do", "merge"), new("pick", $"{budi}"), new("pick", $"{boedi}")]);
        Assert.Equal($"/people/merge?pick={budi}&pick={boedi}", asked.Location);
        var page = (await browser.Open($"/people/merge?pick={boedi}&pick={budi}")).Page;
        Assert.Equal(["Budi Santoso", "Boedi Santosa"], page.QuerySelectorAll("input[name='choice.fullName'] + span").Select(s => s.TextContent));
        Assert.Contains("0812-0000-0002", page.Body!.TextContent, StringComparison.Ordinal);

        var merged = await browser.Post("/people/merge", [new("pick", $"{budi}"), new("pick", $"{boedi}"), new("stays", $"{budi}"), new("choice.fullName", $"{boedi}")]);
        Assert.Equal($"/people/{budi}", merged.Location);
        var record = (await browser.Open($"/people/{budi}")).Page;
        Assert.Equal("Boedi Santosa", record.QuerySelector("h1")!.TextContent.Trim());
        var separate = record.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).First(href => href!.Contains("/separate/", StringComparison.Ordinal))!;
        Assert.Equal($"/people/{budi}", (await browser.Open($"/people/{boedi}")).Location);
        Assert.Contains("Boedi Santosa", ((await browser.Open("/people/bin")).Page).Body!.TextContent, StringComparison.Ordinal);
        await browser.Open($"/people/{boedi}/restore");
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Post($"/people/{boedi}/restore", [])).Status);

        Assert.Equal(HttpStatusCode.OK, (await browser.Open(separate)).Status);
        await browser.Post(separate, []);
        Assert.Equal("Budi Santoso", (await browser.Open($"/people/{budi}")).Page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal("Boedi Santosa", ((await browser.Open($"/people/{boedi}")).Page).QuerySelector("h1")!.TextContent.Trim());
        await browser.Open(separate);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Post(separate, [])).Status);
    }

    [Fact]
    public async Task Who_may_not_delete_merges_nobody_and_one_alone_is_not_merged()
    {
        await using var app = await TestApp.Start(engine);
        var (budi, boedi) = await Two(app);
        using (var owner = await app.SignIn())
            Assert.Equal("/people", (await owner.Open($"/people/merge?pick={budi}")).Location);

        await app.AddMember("tamu@tokouji.id", "Tamu", "sales");
        using var seller = await app.SignIn("tamu@tokouji.id");
        Assert.Equal(HttpStatusCode.Forbidden, (await seller.Open($"/people/merge?pick={budi}&pick={boedi}")).Status);
        await seller.Open("/people");
        Assert.Equal(HttpStatusCode.Conflict, (await seller.Post("/people/merge", [new("pick", $"{budi}"), new("pick", $"{boedi}"), new("stays", $"{budi}")])).Status);
        await using var scope = app.Begin();
        Assert.Equal(2, await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Person>().CountAsync());
    }

    private static async Task<(Guid, Guid)> Two(TestApp app)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var budi = new Person { FullName = "Budi Santoso", Phones = Points<PhonePoint>.Of(PhonePoint.Of("0812-0000-0001")) };
        var boedi = new Person { FullName = "Boedi Santosa", Phones = Points<PhonePoint>.Of(PhonePoint.Of("0812-0000-0002")) };
        db.AddRange(budi, boedi);
        await db.SaveChangesAsync();
        return (budi.Id.Value, boedi.Id.Value);
    }
}
