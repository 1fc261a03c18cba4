using System.Text;
using Akrab.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akrab.Browser.Tests;

/// <summary>A phone whose browser runs no script does everything that matters, with links and forms alone.</summary>
public sealed class Without_script(Chromium chromium, FurnishedHouse house)
{
    [Fact]
    public async Task Creates_edits_filters_reads_on_writes_and_imports()
    {
        using var owner = house.Owner();
        await using var window = await chromium.Open(house.App.Url, owner, isPhone: true, hasScript: false);
        var page = await window.NewPageAsync();
        var save = page.Locator("main form .form-foot button.primary");

        await page.GotoAsync("/people/new");
        await page.Locator("[name=fullName]").FillAsync("Wulan Tanpa Skrip");
        await page.Locator("[name='phones[0].typed']").FillAsync("0816 7000 6666");
        await save.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Wulan Tanpa Skrip");
        var record = page.Url;

        await page.GotoAsync(record + "/edit");
        await page.Locator("[name='phones[1].typed']").FillAsync("(022) 555 1234");
        await page.Locator("[name=jobTitle]").FillAsync("Kasir malam");
        await save.ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Kasir");
        await Expect(page.Locator("#fact-phones a[href^='tel:']")).ToHaveCountAsync(2);

        await page.Locator("#story form[action*='add-note'] textarea").FillAsync("Menulis tanpa skrip.");
        await page.Locator("#story form[action*='add-note'] button.primary").ClickAsync();
        await page.GotoAsync(record);
        await Expect(page.Locator("#timeline")).ToContainTextAsync("Menulis tanpa skrip.");

        await page.GotoAsync("/people?field=jobTitle&op=eq&value=Kasir%20malam");
        await Expect(page.Locator("td.title a")).ToHaveTextAsync(["Wulan Tanpa Skrip"]);
        await page.GotoAsync("/people");
        var first = await page.Locator("td.title a").First.InnerTextAsync();
        await page.Locator("tr.more a").ClickAsync();
        await Expect(page.Locator("td.title a").First).Not.ToHaveTextAsync(first);

        await page.GotoAsync("/import/new");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "dua.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("Nama,HP\nYanto Dua,0817 7000 7777\n") });
        await page.Locator("form[action='/import'] button.primary").ClickAsync();
        await page.Locator("form[action$='/map'] button.primary").ClickAsync();
        await page.Locator("form[action$='/run'] button.primary").ClickAsync();
        for (var tries = 0; tries < 20 && await page.Locator("#progress").CountAsync() > 0; tries++)
        {
            await Task.Delay(250);
            await page.ReloadAsync();
        }

        await page.GotoAsync("/people?q=0817-7000-7777");
        await Expect(page.Locator("td.title a")).ToHaveTextAsync(["Yanto Dua"]);
    }
}
