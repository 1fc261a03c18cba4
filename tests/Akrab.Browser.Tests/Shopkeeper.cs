using System.Globalization;
using System.Text.RegularExpressions;
using Akrab.Data.People;
using Akrab.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Akrab.Browser.Tests;

/// <summary>What an import told at its end.</summary>
internal sealed record Told(string Url, long Read, long Created, long Updated, long Skipped, long Rejected);

/// <summary>Somebody who works with a page as people do: reads, types, clicks.</summary>
internal sealed partial class Shopkeeper(IPage page)
{
    public IPage Page => page;

    /// <summary>Comes in by a link that works once.</summary>
    public async Task ComeIn(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var token = await scope.ServiceProvider.GetRequiredService<SignInLinks>().Make(app.Owner.Id, TimeSpan.FromDays(1), CancellationToken.None);
        await page.GotoAsync($"/welcome?token={token}");
        await page.Locator("form[action='/welcome'] button.primary").ClickAsync();
        await page.Locator("nav.rail").WaitForAsync();
    }

    public async Task Choose(string plural, FilePayload file)
    {
        await page.GotoAsync($"/import/new?as={plural}");
        await page.Locator("input[type=file]").SetInputFilesAsync(file);
        await page.Locator("form[action='/import'] button.primary").ClickAsync();
    }

    /// <summary>The four steps: choose, map (cards need none), check, run; and what came of it.</summary>
    public async Task<Told> Import(string plural, FilePayload file)
    {
        await Choose(plural, file);
        if (!file.Name.EndsWith(".vcf", StringComparison.OrdinalIgnoreCase))
            await page.Locator("form[action$='/map'] button.primary").ClickAsync();
        await page.Locator("form[action$='/run'] button.primary").ClickAsync();
        await Assertions.Expect(page.Locator(".figures .figure")).ToHaveCountAsync(5);
        await Over();
        var numbers = (await page.Locator(".figures .figure strong").AllInnerTextsAsync()).Select(n => long.Parse(n, NumberStyles.AllowThousands, CultureInfo.GetCultureInfo("id-ID"))).ToList();
        return new Told(page.Url, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    /// <summary>Takes an import back.</summary>
    public async Task TakeBack(Told import)
    {
        await page.GotoAsync(import.Url);
        await page.Locator("form[action$='/roll-back'] button").ClickAsync();
        await Over();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync(Digits());
    }

    /// <summary>Finds by the palette; the titles it offers.</summary>
    public async Task<IReadOnlyList<string>> Find(string typed, string expected)
    {
        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("#palette input").FillAsync(typed);
        var options = page.Locator("#palette [role=option]");
        await Assertions.Expect(options.Filter(new() { HasText = expected }).First).ToBeVisibleAsync();
        var titles = await options.AllInnerTextsAsync();
        await page.Keyboard.PressAsync("Escape");
        return titles;
    }

    /// <summary>Finds by the search field of a list; the titles it shows.</summary>
    public async Task<IReadOnlyList<string>> FindInList(string plural, string typed)
    {
        await page.GotoAsync("/" + plural);
        await page.Locator(".filters input[type=search]").FillAsync(typed);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("q=", StringComparison.Ordinal));
        return await page.Locator("td.title a").AllInnerTextsAsync();
    }

    /// <summary>Nothing is running any more.</summary>
    private Task Over() => Assertions.Expect(page.Locator("#progress")).ToHaveCountAsync(0);

    [GeneratedRegex(@"\d")]
    private static partial Regex Digits();
}
