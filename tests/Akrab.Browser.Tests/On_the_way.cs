using System.Text.Json;
using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Customers.Timeline;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akrab.Browser.Tests;

/// <summary>With a small phone in one hand: one tap to reach somebody, one more to write down what came of it; and every deed from the palette.</summary>
public sealed class On_the_way(Chromium chromium, FurnishedHouse house)
{
    /// <summary>Whatever a thumb is meant to hit there and is smaller than it should be.</summary>
    private const string TooSmall = """
        () => [...document.querySelectorAll('.who .ways a, dialog[open] button, .composer-tabs label, .composer > form .button, .phonebar a, .phonebar button, .page-head .actions > *')]
          .map(e => [e, e.getBoundingClientRect()]).filter(([, box]) => box.width > 0 && (box.width < 44 || box.height < 44))
          .map(([e, box]) => `${e.tagName} ${e.className} ${e.textContent.trim()} ${box.width}x${box.height}`)
        """;

    [Fact]
    public async Task Two_taps_call_somebody_and_write_down_how_it_went_even_when_the_page_was_forgotten()
    {
        var nina = await Nina();
        using var owner = house.Owner();
        await using var window = await chromium.Open(house.App.Url, owner, isPhone: true);
        var page = await window.NewPageAsync();
        await page.SetViewportSizeAsync(360, 740);
        await page.GotoAsync($"/people/{nina.Key}");
        await page.EvaluateAsync("() => document.addEventListener('click', e => { if (e.target.closest('a[href^=\"tel:\"], a[target=_blank], a[href^=\"mailto:\"]')) e.preventDefault(); })");
        var reach = page.Locator(".who .ways a");
        Assert.Equal(["Telepon", "WhatsApp", "E-mail", "Peta"], (await reach.AllInnerTextsAsync()).Select(t => t.Trim()));
        Assert.Equal("tel:+6281270008888", await reach.First.GetAttributeAsync("href"));
        Assert.Contains("Mawar", Uri.UnescapeDataString((await reach.Last.GetAttributeAsync("href"))!), StringComparison.Ordinal);
        await Big(page);

        await reach.First.ClickAsync();
        await Expect(page.Locator("#reached-phone")).ToBeVisibleAsync();
        await Big(page);
        await page.ReloadAsync();
        await Expect(page.Locator("#reached-phone")).ToBeVisibleAsync();
        await page.Locator("#reached-phone button[value=false]").ClickAsync();
        await Expect(page.Locator("#timeline")).ToContainTextAsync("menelepon, tidak dijawab");
        await page.ReloadAsync();
        await Expect(page.Locator("#reached-phone")).ToBeHiddenAsync();

        await page.EvaluateAsync("() => document.addEventListener('click', e => { if (e.target.closest('a[target=_blank]')) e.preventDefault(); })");
        await reach.Last.ClickAsync();
        await page.Locator("#reached-visit button[value=true]").ClickAsync();
        await Expect(page.Locator("#timeline")).ToContainTextAsync("berkunjung");
        Assert.Equal([InteractionKind.Call, InteractionKind.Visit], (await Story(nina)).Select(i => i.Kind).Order());
    }

    [Fact]
    public async Task The_palette_offers_every_deed_of_the_record_and_of_the_list()
    {
        var nina = await Nina();
        using var owner = house.Owner();
        await using var window = await chromium.Open(house.App.Url, owner);
        var page = await window.NewPageAsync();
        var options = page.Locator("#palette [role=option]");
        await page.GotoAsync($"/people/{nina.Key}");
        await page.Keyboard.PressAsync("Control+k");
        await Expect(options.First).ToBeVisibleAsync();
        var possible = house.Registry.Get<Person>().Actions.Where(a => a.IsPossible(nina)).Select(a => $"/people/{nina.Key}/{a.Name}").ToList();
        Assert.True(possible.Count > 8, "The definition has more deeds than that.");
        var offered = await options.EvaluateAllAsync<string[]>("all => all.map(o => o.getAttribute('href'))");
        Assert.Empty(possible.Except(offered));

        await page.Locator("#palette input").FillAsync("serah");
        await Expect(options.First).ToContainTextAsync("Serahkan");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("dialog#deed")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.GotoAsync("/people");
        await page.Keyboard.PressAsync("Control+k");
        foreach (var url in (string[])["/people/new", "/import/new?as=people", "/people/export.xlsx", "/people/duplicates", "/people/bin"])
            await Expect(page.Locator($"#palette a[href='{url}']").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.GotoAsync($"/people/{nina.Key}");
        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("#palette a[data-press]").ClickAsync();
        await page.WaitForURLAsync(url => url.EndsWith("/people", StringComparison.Ordinal));
        await using var scope = house.App.Begin();
        Assert.False(await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Person>().AnyAsync(p => p.Id == nina.Id));
    }

    private static async Task Big(IPage page)
    {
        var small = await page.EvaluateAsync<JsonElement>(TooSmall);
        Assert.True(small.GetArrayLength() == 0, small.ToString());
    }

    private async Task<Person> Nina()
    {
        await using var scope = house.App.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var nina = new Person
        {
            FullName = "Nina Jauh",
            Phones = Points<PhonePoint>.Of(PhonePoint.Of("0812 7000 8888")),
            Emails = Points<EmailPoint>.Of(new EmailPoint("nina@contoh.id")),
            Addresses = Points<AddressPoint>.Of(new AddressPoint { Street = "Jl. Mawar 3", City = "Bandung" }),
        };
        db.Add(nina);
        await db.SaveChangesAsync();
        return nina;
    }

    private async Task<IReadOnlyList<Interaction>> Story(Person person)
    {
        await using var scope = house.App.Begin();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Interaction>().AsNoTracking().Where(i => i.Party == person.Id).ToListAsync();
    }
}
