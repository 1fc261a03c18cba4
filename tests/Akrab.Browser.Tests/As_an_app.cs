using Akrab.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akrab.Browser.Tests;

/// <summary>On a phone's home screen: it opens without a network and says so, and nobody is pestered to install it.</summary>
public sealed class As_an_app(Chromium chromium, FurnishedHouse house)
{
    private const string IsAwake = "async () => { await navigator.serviceWorker.ready; return localStorage.getItem('offline') !== null; }";

    [Theory]
    [InlineData("id", "Tidak ada jaringan")]
    [InlineData("en", "No network")]
    public async Task Without_a_network_a_page_says_so_and_the_same_address_works_again_later(string language, string title)
    {
        using var owner = house.Owner();
        owner.Speak(language);
        await using var window = await chromium.Open(house.App.Url, owner, language, isPhone: true);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/people");
        await page.WaitForFunctionAsync(IsAwake);

        await window.SetOfflineAsync(true);
        await page.GotoAsync("/activities");
        await Expect(page.Locator("h1")).ToHaveTextAsync(title);
        Assert.Equal("flex", await page.Locator(".plain-text").EvaluateAsync<string>("text => getComputedStyle(text).display"));

        await window.SetOfflineAsync(false);
        await page.Locator("main a.button.primary").ClickAsync();
        await page.WaitForURLAsync(url => url.EndsWith("/activities", StringComparison.Ordinal));
        await Expect(page.Locator("nav.phonebar")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_phone_finds_what_it_needs_to_install_it()
    {
        using var owner = house.Owner();
        await using var window = await chromium.Open(house.App.Url, owner, isPhone: true);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");
        var wire = await window.NewCDPSessionAsync(page);
        var faults = await wire.SendAsync("Page.getInstallabilityErrors");
        var told = faults!.Value.GetProperty("installabilityErrors").EnumerateArray().Select(e => e.GetProperty("errorId").GetString()).Where(e => e != "in-incognito").ToList();
        Assert.True(told.Count == 0, string.Join(", ", told));
        var manifest = await wire.SendAsync("Page.getAppManifest");
        Assert.Empty(manifest!.Value.GetProperty("errors").EnumerateArray());
        await Expect(page.Locator("[data-install]")).ToBeHiddenAsync();
    }
}
