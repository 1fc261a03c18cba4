using System.Net;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Akrab.Browser.Tests;

/// <summary>
/// Each kind of page, in both languages, light and dark, on a desktop and on a phone: between them the two languages see every pair of these.
/// Generic pages are looked at for people and activities; the other entities have the same ones.
/// </summary>
public abstract class Every_page(Chromium chromium, FurnishedHouse house, string language, bool isPhoneDark)
{
    public sealed class In_Indonesian(Chromium chromium, FurnishedHouse house) : Every_page(chromium, house, "id", isPhoneDark: true);

    public sealed class In_English(Chromium chromium, FurnishedHouse house) : Every_page(chromium, house, "en", isPhoneDark: false);

    /// <summary>A new link of the owner takes the place of the one before, so that only one language at a time looks at its own.</summary>
    private static readonly SemaphoreSlim OneLink = new(1);

    [Fact]
    public async Task Is_usable_by_everyone_and_asks_no_other_host()
    {
        using var owner = house.Owner();
        owner.Speak(language);
        var pages = await Whole(owner, house.Pages.Where(IsOfItsOwnKind));
        Assert.True(pages.Count > 20, $"Only {pages.Count} pages were found.");

        await using var window = await chromium.Open(house.App.Url, owner, language);
        var page = await window.NewPageAsync();
        var inspector = await Inspector.Watch(page, house.App.Url);
        foreach (var (url, status) in pages)
        {
            await inspector.Open(url, status);
            await inspector.Look(isPhoneDark);
        }

        await inspector.Open("/people/new");
        inspector.Expect("/people/new with errors", mayFail: true);
        await page.Locator("main form [type=submit], main form button.primary").First.ClickAsync();
        await page.Locator("[aria-invalid=true]").First.WaitForAsync();
        await inspector.Look(isPhoneDark);

        var person = $"/people/{house.RecordOf("people")}";
        await inspector.Open(person);
        inspector.Expect(person + " with an editor in place", mayFail: true);
        await page.Locator("#fact-phones [data-edit-open]").ClickAsync();
        await page.Locator("#fact-phones [name='phones[0].typed']").FillAsync(new string('1', 100));
        await page.Locator("#fact-phones .form-foot .primary").ClickAsync();
        await page.Locator("#fact-phones .error").WaitForAsync();
        await inspector.Look(isPhoneDark);

        inspector.Expect("the palette");
        await inspector.Open("/people");
        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("#palette [role=option]").First.WaitForAsync();
        await inspector.Look(isPhoneDark);

        await using var street = await chromium.Open(house.App.Url, null, language);
        var outside = await street.NewPageAsync();
        var doorman = await Inspector.Watch(outside, house.App.Url);
        await OneLink.WaitAsync();
        try
        {
            foreach (var url in (string[])["/sign-in", "/sign-up", $"/welcome?token={await LinkForOwner()}", "/about"])
            {
                await doorman.Open(url);
                await doorman.Look(isPhoneDark);
            }
        }
        finally
        {
            OneLink.Release();
        }

        Finds.Nothing(inspector.Found.Concat(doorman.Found).Distinct());
    }

    private bool IsOfItsOwnKind(string page)
    {
        var entity = house.Registry.FindPlural(page.Split('/')[1]);
        return page != "/setup" && (entity is null or { Plural: "people" } || page.EndsWith("/board", StringComparison.Ordinal) || page == "/activities");
    }

    /// <summary>Those of the addresses that answer with a whole page, and what else one meets on the way.</summary>
    private static async Task<IReadOnlyList<(string Url, int Status)>> Whole(TestBrowser owner, IEnumerable<string> addresses)
    {
        List<(string, int)> whole = [];
        string[] more = ["/people?city=Bandung&sort=-createdAt", "/people?q=tidakadaorangini", "/search?q=budi", "/ini/tidak/ada"];
        foreach (var url in addresses.Concat(more))
        {
            owner.Client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            var answer = await owner.Open(url);
            if (answer.Text.StartsWith("<!DOCTYPE html>", StringComparison.OrdinalIgnoreCase) && answer.Status is not HttpStatusCode.Redirect)
                whole.Add((url, (int)answer.Status));
        }

        return whole;
    }

    private async Task<string> LinkForOwner()
    {
        await using var scope = house.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SignInLinks>().Make(house.App.Owner.Id, TimeSpan.FromDays(1), CancellationToken.None);
    }
}
