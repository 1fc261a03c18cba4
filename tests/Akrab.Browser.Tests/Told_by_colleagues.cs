using System.Text.Json;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akrab.Browser.Tests;

/// <summary>An @ offers colleagues, the bell counts, and a device shows what was pushed to it.</summary>
public sealed class Told_by_colleagues(Chromium chromium, FurnishedHouse house)
{
    [Fact]
    public async Task An_at_sign_offers_colleagues_by_mouse_and_keyboard_and_is_found_again_by_the_server()
    {
        using var owner = house.Owner();
        await using var window = await chromium.Open(house.App.Url, owner);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/people/{house.RecordOf("people")}");
        var note = page.Locator(".composer textarea").First;
        await note.PressSequentiallyAsync("Tolong @");
        await Expect(page.Locator(".mentions [role=option]").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".mentions [role=option]")).ToHaveCountAsync(0);
        await note.PressSequentiallyAsync("dewi");
        var dewi = page.Locator(".mentions [role=option]").Filter(new() { HasText = "Dewi Lestari" });
        await Expect(dewi).ToBeVisibleAsync();
        await Expect(note).ToHaveAttributeAsync("aria-activedescendant", await dewi.GetAttributeAsync("id") ?? "");
        await page.Keyboard.PressAsync("Enter");
        await Expect(note).ToHaveValueAsync("Tolong @Dewi Lestari ");
    }

    [Fact]
    public async Task The_bell_counts_what_was_not_read_and_what_is_new_is_shown_once()
    {
        using var owner = house.Owner();
        await Tell("Sudah dibayar");
        await using var window = await chromium.Open(house.App.Url, owner);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/calendar");
        await Expect(page.Locator("[data-bell] .count")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-bell]")).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex(@"\d+ belum dibaca"));
        await Expect(page.Locator(".toast.turmeric").First).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("[data-bell] .count")).ToBeVisibleAsync();
        await Expect(page.Locator(".toast.turmeric")).ToHaveCountAsync(0);

        await page.Locator("[data-bell]").ClickAsync();
        await page.Locator("form[action='/notices/read'] button").ClickAsync();
        await Expect(page.Locator(".notices .unread")).ToHaveCountAsync(0);
        await page.GotoAsync("/calendar");
        await page.WaitForTimeoutAsync(2500);
        await Expect(page.Locator("[data-bell] .count")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_is_pushed_to_a_device_is_shown()
    {
        using var owner = house.Owner();
        await using var window = await chromium.Open(house.App.Url, owner);
        await window.GrantPermissionsAsync(["notifications"]);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/notices/settings");
        var wire = await window.NewCDPSessionAsync(page);
        var registered = new TaskCompletionSource<string>();
        wire.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, told) =>
        {
            if (told?.GetProperty("registrations").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } registration)
                registered.TrySetResult(registration.GetProperty("registrationId").GetString()!);
        };
        await wire.SendAsync("ServiceWorker.enable");
        await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => null)");
        await wire.SendAsync("ServiceWorker.deliverPushMessage", new()
        {
            ["origin"] = house.App.Url.GetLeftPart(UriPartial.Authority),
            ["registrationId"] = await registered.Task.WaitAsync(TimeSpan.FromSeconds(90)),
            ["data"] = """{"title":"Sari Dewi menyebut Anda: Ibu Ratna","body":"@Dewi tolong telepon","url":"/notices/1","tag":"1"}""",
        });
        var told = await page.WaitForFunctionAsync("async () => { const [told] = await (await navigator.serviceWorker.ready).getNotifications(); return told && [told.title, told.body, told.data].join('|'); }");
        Assert.Equal("Sari Dewi menyebut Anda: Ibu Ratna|@Dewi tolong telepon|/notices/1", await told.JsonValueAsync<string>());
    }

    private async Task Tell(string text)
    {
        await using var scope = house.App.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var me = await db.Set<Member>().SingleAsync(m => m.Email == TestApp.OwnerEmail);
        await scope.ServiceProvider.GetRequiredService<INotices>().Tell([me.Id], new Notice(NoticeKind.Mention, PartyId.Of(house.RecordOf("people"))) { Text = text }, CancellationToken.None);
        await db.SaveChangesAsync();
    }
}
