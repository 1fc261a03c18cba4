using System.Net;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

public abstract class Lists_at_work(Engine engine)
{
    public sealed class OnSqlite() : Lists_at_work(Engine.Sqlite);

    public sealed class OnPostgres() : Lists_at_work(Engine.Postgres);

    [Fact]
    public async Task Several_get_the_same_value_and_it_is_taken_back_except_where_somebody_changed_it_since()
    {
        await using var app = await TestApp.Start(engine);
        var people = await Three(app);
        using var browser = await app.SignIn();

        await browser.Open("/people");
        var asked = await browser.Post("/people/bulk", [new("do", "edit"), .. Picks(people)]);
        Assert.Contains("city", asked.Page.QuerySelectorAll("select[name=field] option").Select(o => o.GetAttribute("value")));
        var editor = await browser.Post("/people/bulk", [new("do", "edit"), new("field", "city"), .. Picks(people)]);
        Assert.NotNull(editor.Page.QuerySelector("input[name=city]"));
        var done = await browser.Post("/people/bulk", [new("do", "set"), new("field", "city"), new("city", "Medan"), .. Picks(people)]);
        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
        Assert.Equal(["Medan", "Medan", "Medan"], await Cities(app));

        var undo = (await browser.Open("/people")).Page.QuerySelector("[data-toast] a")!.GetAttribute("href")!;
        await Change(app, people[1], p => p.City = "Aceh");
        await browser.Open(undo);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Submit(undo)).Status);
        Assert.Equal(["Bandung", "Aceh", null], await Cities(app));
    }

    [Fact]
    public async Task Deleted_together_they_come_back_together()
    {
        await using var app = await TestApp.Start(engine);
        var people = await Three(app);
        using var browser = await app.SignIn();
        await browser.Open("/people");
        await browser.Post("/people/bulk", [new("do", "delete"), .. Picks(people)]);
        Assert.Empty(await Cities(app));
        var undo = (await browser.Open("/people")).Page.QuerySelector("[data-toast] a")!.GetAttribute("href")!;
        await browser.Open(undo);
        await browser.Submit(undo);
        Assert.Equal(["Bandung", "Bogor", null], await Cities(app));
    }

    [Fact]
    public async Task Nobody_takes_back_what_another_did()
    {
        await using var app = await TestApp.Start(engine);
        var people = await Three(app);
        await app.AddMember("tuti@tokouji.id", "Tuti", "manager");
        using var owner = await app.SignIn();
        await owner.Open("/people");
        await owner.Post("/people/bulk", [new("do", "set"), new("field", "city"), new("city", "Medan"), .. Picks(people)]);
        var undo = (await owner.Open("/people")).Page.QuerySelector("[data-toast] a")!.GetAttribute("href")!;
        using var tuti = await app.SignIn("tuti@tokouji.id");
        await tuti.Open(undo);
        await tuti.Submit(undo);
        Assert.Equal(["Medan", "Medan", "Medan"], await Cities(app));
    }

    [Fact]
    public async Task Only_the_picked_rows_are_exported()
    {
        await using var app = await TestApp.Start(engine);
        var people = await Three(app);
        using var browser = await app.SignIn();
        await browser.Open("/people");
        var file = await browser.Post("/people/bulk", [new("do", "export"), .. Picks(people.Take(2))]);
        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.Contains("Orang 0", file.Text, StringComparison.Ordinal);
        Assert.Contains("Orang 1", file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Orang 2", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_counted_by_what_they_share_and_each_count_leads_to_its_rows()
    {
        await using var app = await TestApp.Start(engine);
        await Three(app);
        await Three(app);
        using var browser = await app.SignIn();
        var page = (await browser.Open("/people/groups?by=city")).Page;
        Assert.Equal(["(kosong) 2", "Bandung 2", "Bogor 2"], page.QuerySelectorAll("tbody tr").Select(r => $"{r.QuerySelector("a")!.TextContent} {r.QuerySelector("td.num")!.TextContent}").Order(StringComparer.Ordinal));
        foreach (var link in page.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")!))
            Assert.Equal(2, (await browser.Open(link)).Page.QuerySelectorAll("tbody tr[data-href]").Length);
    }

    [Fact]
    public async Task Quick_filters_ask_with_one_tap_and_take_it_back_with_another()
    {
        await using var app = await TestApp.Start(engine);
        await Three(app);
        using var browser = await app.SignIn();
        var mine = (await browser.Open("/people")).Page.QuerySelector(".quick a")!;
        Assert.Equal("Milik saya", mine.TextContent);
        var filtered = (await browser.Open(mine.GetAttribute("href")!)).Page;
        Assert.Empty(filtered.QuerySelectorAll("tbody tr[data-href]"));
        var back = filtered.QuerySelector(".quick a[aria-current]")!;
        Assert.Equal(3, (await browser.Open(back.GetAttribute("href")!)).Page.QuerySelectorAll("tbody tr[data-href]").Length);
    }

    [Fact]
    public async Task A_view_is_ones_own_until_it_is_shared_and_only_its_maker_or_who_administers_changes_it()
    {
        await using var app = await TestApp.Start(engine);
        await Three(app);
        await app.AddMember("tuti@tokouji.id", "Tuti", "manager");
        await app.AddMember("budi@tokouji.id", "Budi", "manager");
        using var owner = await app.SignIn();
        using var tuti = await app.SignIn("tuti@tokouji.id");
        using var budi = await app.SignIn("budi@tokouji.id");
        await Save(tuti, "city=Bandung", isShared: false);
        Assert.Equal(["Kota kita"], await Views(tuti));
        Assert.Empty(await Views(budi));

        await Save(tuti, "city=Bogor", isShared: true);
        Assert.Equal(["Kota kita"], await Views(tuti));
        Assert.Equal(["Kota kita"], await Views(budi));
        var page = (await budi.Open("/people?city=Bogor")).Page;
        Assert.Single(page.QuerySelectorAll("tbody tr[data-href]"));
        Assert.Null(page.QuerySelector("[name=view]"));
        var view = (await tuti.Open("/people?city=Bogor")).Page.QuerySelector("[name=view]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.NotFound, (await budi.Post("/people/views/remove", [new("view", view)])).Status);
        Assert.Equal(["Kota kita"], await Views(budi));

        await owner.Open("/people?city=Bogor");
        await owner.Post("/people/views/remove", [new("view", view)]);
        Assert.Empty(await Views(tuti));

        static async Task Save(TestBrowser browser, string query, bool isShared)
        {
            await browser.Open($"/people?{query}");
            await browser.Submit("/people/views", [("name", "Kota kita"), .. isShared ? [("shared", "true")] : Array.Empty<(string, string)>()]);
        }

        static async Task<List<string>> Views(TestBrowser browser) => [.. (await browser.Open("/people")).Page.QuerySelectorAll("nav.tabs a[href*='?']").Select(a => a.TextContent.Trim())];
    }

    private static IEnumerable<KeyValuePair<string, string>> Picks(IEnumerable<Guid> ids) => ids.Select(id => KeyValuePair.Create("pick", $"{id}"));

    private static async Task<List<Guid>> Three(TestApp app)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        string?[] cities = ["Bandung", "Bogor", null];
        var people = cities.Select((city, i) => new Person { FullName = $"Orang {i}", Tags = TextSet.Of("contoh"), City = city }).ToList();
        db.AddRange(people);
        await db.SaveChangesAsync();
        return [.. people.Select(p => p.Id.Value)];
    }

    private static async Task Change(TestApp app, Guid id, Action<Person> change)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        change(await db.Set<Person>().SingleAsync(p => p.Id == new Contracts.PartyId(id)));
        await db.SaveChangesAsync();
    }

    private static async Task<List<string?>> Cities(TestApp app)
    {
        await using var scope = app.Begin();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Person>().AsNoTracking().OrderBy(p => p.Id).Select(p => p.City).ToListAsync();
    }
}
