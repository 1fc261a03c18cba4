using Akrab.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akrab.Browser.Tests;

/// <summary>All that a mouse can do, and nothing typed is lost.</summary>
public sealed class By_keyboard(Chromium chromium, FurnishedHouse house)
{
    [Fact]
    public async Task Walks_the_list_opens_a_row_the_help_and_the_palette()
    {
        using var owner = house.Owner();
        await using var window = await chromium.Open(house.App.Url, owner);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/people");
        var second = await page.Locator("tbody tr[data-href]").Nth(1).GetAttributeAsync("data-href");
        foreach (var key in (string[])["j", "j", "j", "k"])
            await page.Keyboard.PressAsync(key);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.EndsWith(second!, StringComparison.Ordinal));

        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("#shortcuts")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#shortcuts")).ToBeHiddenAsync();

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("budi");
        await Expect(page.Locator("#palette [role=option]").First).ToContainTextAsync("Budi");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("/people/", StringComparison.Ordinal) && !url.EndsWith(second!, StringComparison.Ordinal) || url.Contains("/organisations/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Moves_a_card_to_the_next_column()
    {
        using var owner = house.Owner();
        await using var window = await chromium.Open(house.App.Url, owner);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/activities/board");
        var card = page.Locator("[data-board-column]").First.Locator("[data-card]").First;
        var id = await card.GetAttributeAsync("data-card");
        await card.Locator("a").FocusAsync();
        var moved = page.WaitForResponseAsync(answer => answer.Url.EndsWith("/activities/board/move", StringComparison.Ordinal));
        foreach (var key in (string[])["Space", "ArrowRight", "Space"])
            await page.Keyboard.PressAsync(key);
        Assert.Equal(200, (await moved).Status);
        await page.ReloadAsync();
        await Expect(page.Locator("[data-board-column]").Nth(1).Locator($"[data-card='{id}']")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Edits_a_value_where_it_stands()
    {
        using var owner = house.Owner();
        await using var window = await chromium.Open(house.App.Url, owner);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/people/{house.RecordOf("people")}");
        var line = page.Locator("#fact-owner");
        var (pencil, editor) = (line.Locator("[data-edit-open]"), page.Locator("#fact-owner[data-editing]"));
        await pencil.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(editor.Locator("[name='owner.text']")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(editor).ToHaveCountAsync(0);
        await Expect(pencil).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(editor.Locator("[name='owner.text']")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync("tidak ada orang ini");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(editor.Locator(".error")).ToBeVisibleAsync();
        await Expect(editor.Locator("[name='owner.text']")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync("sari dewi");
        await editor.Locator("[role=option]").First.WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(editor.Locator("[role=option]")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(pencil).ToBeFocusedAsync();
        await Expect(line).ToContainTextAsync("Sari Dewi");
        await page.ReloadAsync();
        await Expect(line).ToContainTextAsync("Sari Dewi");
    }

    [Fact]
    public async Task What_was_typed_survives_a_closed_tab()
    {
        using var owner = house.Owner();
        await using var window = await chromium.Open(house.App.Url, owner);
        var first = await window.NewPageAsync();
        await first.GotoAsync("/people/new");
        await first.Locator("[name=fullName]").FillAsync("Ningsih Setengah Jadi");
        await first.Locator("[name='phones[0].typed']").FillAsync("0815 7000 5555");
        await first.WaitForFunctionAsync("() => Object.keys(localStorage).some(key => key.startsWith('draft:') && localStorage[key].includes('5555'))");
        await first.CloseAsync();

        var second = await window.NewPageAsync();
        await second.GotoAsync("/people/new");
        await Expect(second.Locator("[name=fullName]")).ToHaveValueAsync("Ningsih Setengah Jadi");
        await Expect(second.Locator("[name='phones[0].typed']")).ToHaveValueAsync("0815 7000 5555");
        await Expect(second.Locator(".restored")).ToBeVisibleAsync();

        await second.Locator("main form .form-foot button.primary").ClickAsync();
        await second.WaitForURLAsync(url => !url.EndsWith("/new", StringComparison.Ordinal));
        await second.GotoAsync("/people/new");
        await Expect(second.Locator("[name=fullName]")).ToHaveValueAsync("");
    }
}
