using System.Text;
using Akrab.Testing;
using Microsoft.Playwright;

namespace Akrab.Browser.Tests;

/// <summary>The first ten minutes: bring the list in, find somebody, write something down, take it all back.</summary>
public abstract class A_shop_moves_in(Chromium chromium, Engine engine)
{
    public sealed class OnSqlite(Chromium chromium) : A_shop_moves_in(chromium, Engine.Sqlite);

    public sealed class OnPostgres(Chromium chromium) : A_shop_moves_in(chromium, Engine.Postgres);

    /// <summary>As a shop has it: shuffled columns, no name, one line without anything.</summary>
    private static readonly FilePayload OwnList = File("toko.csv", """
        No HP;Tgl Lahir;Alamat;Nama Toko
        0812-7000-2222;17/08/1990;Jl. Mawar 3, Bandung;Toko Berkah Jaya
        +62 813 7000 3333;;Jl. Melati 9, Cimahi;Warung Bu Tini
        ;;;
        """);

    [Fact]
    public async Task Imports_its_list_finds_somebody_writes_it_down_and_takes_it_back()
    {
        await using var app = await TestApp.Start(engine);
        await using var window = await chromium.Open(app.Url);
        var shop = new Shopkeeper(await window.NewPageAsync());
        await shop.ComeIn(app);

        var told = await shop.Import("people", OwnList);
        Assert.True(told.Created == 2, $"{told}");
        Assert.Equal(told.Read, told.Created + told.Updated + told.Skipped + told.Rejected);

        foreach (var typed in (string[])["0812 7000 2222", "+62 812-7000-2222", "6281270002222"])
        {
            Assert.Contains(await shop.Find(typed, "0812-7000-2222"), title => title.Contains("0812-7000-2222", StringComparison.Ordinal));
            Assert.Single(await shop.FindInList("people", typed));
        }

        await shop.Page.Locator("td.title a").ClickAsync();
        await shop.Page.Locator("#story textarea").First.FillAsync("Suka beras merah, belanja tiap Jumat.");
        await shop.Page.EvaluateAsync("() => { window.isTheSamePage = true; }");
        await shop.Page.Locator("#story form[action*='add-note'] button.primary").ClickAsync();
        var note = shop.Page.Locator("#timeline .said", new() { HasText = "Suka beras merah" });
        await note.WaitForAsync();
        Assert.True(await shop.Page.EvaluateAsync<bool>("() => window.isTheSamePage === true"), "The page was loaded again.");
        await shop.Page.ReloadAsync();
        await Assertions.Expect(note).ToHaveCountAsync(1);

        var other = await shop.Import("people", File("lagi.csv", "Nama;HP\nDewi Lestari;0814 7000 4444\n"));
        await shop.TakeBack(other);
        Assert.Empty(await shop.FindInList("people", "0814 7000 4444"));
        Assert.Single(await shop.FindInList("people", "0812 7000 2222"));
    }

    [Fact]
    public async Task Imports_the_files_other_products_give_and_takes_each_back()
    {
        Assert.SkipUnless(engine == Engine.Sqlite, "Once is enough.");
        var files = Directory.EnumerateFiles(SharedData.Folder("csv_exports"), "*.csv").Concat(Directory.EnumerateFiles(SharedData.Folder("vcard"), "*.vcf")).Order().ToList();
        Assert.NotEmpty(files);

        await using var app = await TestApp.Start(engine);
        await using var window = await chromium.Open(app.Url);
        var shop = new Shopkeeper(await window.NewPageAsync());
        await shop.ComeIn(app);
        foreach (var file in files)
        {
            var told = await shop.Import("people", new FilePayload { Name = Path.GetFileName(file), MimeType = "text/plain", Buffer = await System.IO.File.ReadAllBytesAsync(file) });
            Assert.True(told.Created > 0 && told.Read == told.Created + told.Updated + told.Skipped + told.Rejected, $"{file}: {told}");
            await shop.TakeBack(told);
            await shop.Page.GotoAsync("/people");
            Assert.Equal(0, await shop.Page.Locator("td.title").CountAsync());
        }
    }

    [Fact]
    public async Task A_file_without_anybody_in_it_is_refused_and_says_why()
    {
        Assert.SkipUnless(engine == Engine.Sqlite, "Once is enough.");
        var files = Directory.EnumerateFiles(Path.Combine(SharedData.Folder("csv_messy"), "csvs"), "*.csv").Where(f => !System.IO.File.ReadAllText(f).Contains("Phone", StringComparison.Ordinal)).Order().ToList();
        Assert.NotEmpty(files);

        await using var app = await TestApp.Start(engine);
        await using var window = await chromium.Open(app.Url);
        var shop = new Shopkeeper(await window.NewPageAsync());
        await shop.ComeIn(app);
        foreach (var file in files)
        {
            await shop.Choose("people", new FilePayload { Name = Path.GetFileName(file), MimeType = "text/csv", Buffer = await System.IO.File.ReadAllBytesAsync(file) });
            await Assertions.Expect(shop.Page.Locator("p.error")).ToContainTextAsync(Path.GetFileName(file));
            await Assertions.Expect(shop.Page.Locator("p.error")).ToContainTextAsync("nama");
        }
    }

    private static FilePayload File(string name, string text) => new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };
}
