using Akrab.Customers.Parties;
using Akrab.Customers.Timeline;
using Akrab.Data.Model;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akrab.Browser.Tests;

/// <summary>What is written where the network comes and goes is neither lost nor doubled.</summary>
public sealed class Over_a_weak_signal(Chromium chromium, FurnishedHouse house)
{
    private const string Outbox = "#outbox";

    [Fact]
    public async Task A_note_waits_while_there_is_no_network_and_is_sent_once_when_it_returns()
    {
        using var owner = house.Owner();
        await using var window = await chromium.Open(house.App.Url, owner, isPhone: true);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/people/{house.RecordOf("people")}");
        await window.SetOfflineAsync(true);

        await Write(page, "Ditulis di bawah tanah.");

        await Expect(page.Locator($"{Outbox} li")).ToContainTextAsync("Ditulis di bawah tanah.");
        await Expect(page.Locator("#story textarea").First).ToHaveValueAsync("");
        Assert.Empty(await Told("Ditulis di bawah tanah."));

        var before = DateTimeOffset.UtcNow;
        await window.SetOfflineAsync(false);
        await Expect(page.Locator(Outbox)).ToBeHiddenAsync();
        await Expect(page.Locator("#timeline .said", new() { HasText = "Ditulis di bawah tanah." })).ToHaveCountAsync(1);
        var told = Assert.Single(await Told("Ditulis di bawah tanah."));
        Assert.True(told.At < before, "It happened when it was written, not when it was sent.");
    }

    [Fact]
    public async Task A_note_whose_answer_is_lost_is_there_once()
    {
        using var owner = house.Owner();
        await using var window = await chromium.Open(house.App.Url, owner, isPhone: true, hasWorker: false);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/people/{house.RecordOf("people")}");
        await page.RouteAsync("**/add-note*", async route =>
        {
            await route.FetchAsync(new() { MaxRedirects = 0 });
            await route.AbortAsync();
        });

        await Write(page, "Jawabannya hilang di jalan.");
        await Expect(page.Locator($"{Outbox} li")).ToContainTextAsync("Jawabannya hilang di jalan.");
        Assert.Single(await Told("Jawabannya hilang di jalan."));

        await page.UnrouteAllAsync();
        await page.Locator($"{Outbox} [data-outbox-send]").ClickAsync();
        await Expect(page.Locator(Outbox)).ToBeHiddenAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("#timeline .said", new() { HasText = "Jawabannya hilang di jalan." })).ToHaveCountAsync(1);
        Assert.Single(await Told("Jawabannya hilang di jalan."));
    }

    [Fact]
    public async Task A_note_survives_a_page_that_is_closed_before_it_was_sent()
    {
        using var owner = house.Owner();
        await using var window = await chromium.Open(house.App.Url, owner, isPhone: true);
        var first = await window.NewPageAsync();
        await first.GotoAsync($"/people/{house.RecordOf("people")}");
        await window.SetOfflineAsync(true);
        await Write(first, "HP-nya mati.");
        await Expect(first.Locator($"{Outbox} li")).ToHaveCountAsync(1);
        await first.CloseAsync();
        await window.SetOfflineAsync(false);

        var second = await window.NewPageAsync();
        await second.GotoAsync("/activities");
        await Expect(second.Locator("#toasts")).ToContainTextAsync("Terkirim");
        Assert.Single(await Told("HP-nya mati."));
    }

    [Fact]
    public async Task A_note_the_server_refuses_is_shown_with_its_reason_until_somebody_discards_it()
    {
        var gone = await Somebody();
        using var owner = house.Owner();
        await using var window = await chromium.Open(house.App.Url, owner, isPhone: true);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/people/{gone}");
        await window.SetOfflineAsync(true);
        await Write(page, "Untuk orang yang sudah dihapus.");
        await Expect(page.Locator($"{Outbox} li")).ToHaveCountAsync(1);
        await Bin(gone);

        await window.SetOfflineAsync(false);
        await Expect(page.Locator($"{Outbox} [data-outbox-why]")).ToContainTextAsync("Ditolak server:");
        await Expect(page.Locator($"{Outbox} li")).ToContainTextAsync("Untuk orang yang sudah dihapus.");

        await page.GotoAsync("/people");
        await Expect(page.Locator($"{Outbox} li")).ToHaveCountAsync(1);
        await page.Locator($"{Outbox} [data-outbox-drop]").ClickAsync();
        await Expect(page.Locator(Outbox)).ToBeHiddenAsync();
    }

    private static async Task Write(IPage page, string note)
    {
        await page.Locator("#story textarea").First.FillAsync(note);
        await page.Locator("#story form[action*='add-note'] button.primary").ClickAsync();
    }

    private async Task<IReadOnlyList<Interaction>> Told(string note)
    {
        await using var scope = house.App.Begin();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Interaction>().AsNoTracking().Where(i => i.Body == note).ToListAsync();
    }

    private async Task<Guid> Somebody()
    {
        await using var scope = house.App.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var person = new Person { FullName = "Pergi Sebentar" };
        db.Add(person);
        await db.SaveChangesAsync();
        return person.Key;
    }

    private async Task Bin(Guid id)
    {
        await using var scope = house.App.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var person = await db.Set<Person>().AsTracking().SingleAsync(p => p.Id == new Contracts.PartyId(id));
        db.Bin(person, DateTimeOffset.UtcNow);
        await db.SaveChangesAsync();
    }
}
