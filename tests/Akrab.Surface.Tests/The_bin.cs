using System.Net;
using Akrab.Data.People;
using Akrab.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

/// <summary>What was deleted is listed with when and by whom, to those who may bring it back, for every entity alike.</summary>
public abstract class The_bin(Engine engine)
{
    public sealed class OnSqlite() : The_bin(Engine.Sqlite);

    public sealed class OnPostgres() : The_bin(Engine.Postgres);

    [Fact]
    public async Task Every_entity_has_one_that_gives_back_what_was_deleted()
    {
        await using var house = new FurnishedHouse { Engine = engine };
        await house.InitializeAsync();
        using var owner = house.Owner();
        var restored = 0;
        foreach (var definition in house.Registry.Entities)
        {
            var (bin, page) = ($"/{definition.Plural}/bin", await owner.Open("/" + definition.Plural));
            Assert.NotNull(page.Page.QuerySelector($"a[href='{bin}']"));
            var record = page.Page.QuerySelectorAll("td.title a").Last().GetAttribute("href")!;
            var name = (await owner.Open(record)).Says("h1")!;
            await owner.Post(record + "/delete", []);
            if ((await owner.Open(record)).Status != HttpStatusCode.NotFound)
                continue;

            var row = (await owner.Open(bin)).Says("tbody tr")!;
            Assert.Contains(name, row, StringComparison.Ordinal);
            Assert.Contains("Sari Dewi", row, StringComparison.Ordinal);
            Assert.Contains("baru saja", row, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.SeeOther, (await owner.Post(record + "/restore", [])).Status);
            Assert.Equal(name, (await owner.Open(record)).Says("h1"));
            Assert.DoesNotContain(record[1..], (await owner.Open(bin)).Text, StringComparison.Ordinal);
            restored++;
        }

        Assert.True(restored > 5, $"{restored} came back.");
    }

    [Fact]
    public async Task Shows_all_of_a_large_one_page_by_page_and_none_of_others()
    {
        await using var app = await TestApp.Start(engine);
        await app.AddMember("jual@tokouji.id", "Penjual", "sales");
        await app.AddMember("ketua@tokouji.id", "Ketua", "lead");
        var elsewhere = await app.Services.GetRequiredService<Newcomers>().AddTenant("Tetangga", "id", CancellationToken.None);
        await app.AddMember("tono@tetangga.id", "Tono", "owner", tenant: elsewhere);
        using var owner = await app.SignIn();
        List<string> deleted = [];
        for (var i = 0; i < 120; i++)
        {
            await owner.Open("/me");
            deleted.Add((await owner.Post("/people", [new("fullName", $"Orang {i}")])).Location!.Split('/')[^1]);
        }

        foreach (var some in (string[][])[[.. deleted.Take(40)], [.. deleted.Skip(40)]])
        {
            await owner.Open("/people");
            await owner.Post("/people/bulk", [new("do", "delete"), .. some.Select(id => KeyValuePair.Create("pick", id))]);
        }

        List<string> shown = [];
        for (string? next = "/people/bin"; next is not null;)
        {
            var page = next == "/people/bin" ? await owner.Open(next) : await owner.Part(next);
            shown.AddRange(page.Page.QuerySelectorAll("button[formaction]").Select(b => b.GetAttribute("formaction")!.Split('/')[2]));
            next = System.Text.RegularExpressions.Regex.Match(page.Text, "href=\"(/people/bin\\?after=[^\"]*)").Groups is [_, { Success: true, Value: var url }] ? url : null;
        }

        Assert.Equal(deleted.Order(), shown.Order());
        Assert.Equal(HttpStatusCode.OK, (await owner.Open("/people/bin?after=nonsense")).Status);

        using var seller = await app.SignIn("jual@tokouji.id");
        Assert.Equal(HttpStatusCode.Forbidden, (await seller.Open("/people/bin")).Status);
        Assert.Null((await seller.Open("/people")).Page.QuerySelector("a[href='/people/bin']"));
        foreach (var email in (string[])["ketua@tokouji.id", "tono@tetangga.id"])
        {
            using var other = await app.SignIn(email);
            Assert.Contains("Keranjang sampah kosong", (await other.Open("/people/bin")).Text, StringComparison.Ordinal);
        }
    }
}
