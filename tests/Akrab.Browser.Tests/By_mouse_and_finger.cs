using System.Net.Http.Json;
using System.Text.Json;
using Akrab.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akrab.Browser.Tests;

/// <summary>What is carried, widened and edited where it stands.</summary>
public sealed class By_mouse_and_finger(Chromium chromium, FurnishedHouse house)
{
    [Fact]
    public async Task An_appointment_is_carried_to_another_day_and_hour_with_the_mouse()
    {
        var id = await Plan("2031-03-04T10:00:00+07:00", "2031-03-04T11:00:00+07:00");
        await using var window = await Open();
        var page = await window.NewPageAsync();
        await page.GotoAsync("/calendar?on=2031-03-04");
        var entry = page.Locator($"[data-entry='{id}']");
        await entry.ScrollIntoViewIfNeededAsync();
        var (from, to) = (await Box(entry), await Box(page.Locator("[data-day='2031-03-06']")));
        await Settled(page, async () =>
        {
            await page.Mouse.MoveAsync(Middle(from), from.Y + 8);
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(Middle(to), from.Y + 8 + from.Height, new() { Steps = 8 });
            await page.Mouse.UpAsync();
        });
        await Expect(page.Locator($"[data-day='2031-03-06'] [data-entry='{id}']")).ToHaveAttributeAsync("data-at", "2031-03-06T11:00");
    }

    [Fact]
    public async Task It_is_carried_with_a_finger_after_a_short_press_and_a_finger_that_moves_at_once_scrolls()
    {
        var id = await Plan("2031-04-01T08:00:00+07:00", null);
        await Plan("2031-04-03T13:00:00+07:00", null);
        await using var window = await Open(isPhone: true);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/calendar?on=2031-04-01");
        var entry = page.Locator($"[data-entry='{id}']");
        await entry.ScrollIntoViewIfNeededAsync();
        var finger = await page.Context.NewCDPSessionAsync(page);
        await finger.SendAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = true });
        await Carry("2031-04-02", TimeSpan.Zero);
        await Expect(page.Locator($"[data-day='2031-04-01'] [data-entry='{id}']")).ToHaveCountAsync(1);

        foreach (var day in (string[])["2031-04-02", "2031-04-03"])
        {
            await page.ReloadAsync();
            await entry.ScrollIntoViewIfNeededAsync();
            await Settled(page, () => Carry(day, TimeSpan.FromMilliseconds(500)));
            await Expect(page.Locator($"[data-day='{day}'] [data-entry='{id}']")).ToHaveAttributeAsync("data-at", $"{day}T08:00");
        }

        async Task Carry(string day, TimeSpan pressed)
        {
            var (from, to) = (await Box(entry), await Box(page.Locator($"[data-day='{day}']")));
            await Touch("touchStart", Middle(from), from.Y + from.Height / 2);
            await Task.Delay(pressed);
            for (var step = 1; step <= 5; step++)
                await Touch("touchMove", Middle(from), from.Y + from.Height / 2 + (to.Y + to.Height - 10 - from.Y - from.Height / 2) * step / 5);
            await Touch("touchEnd");
        }

        Task Touch(string type, params double[] at) => finger.SendAsync("Input.dispatchTouchEvent", new()
        {
            ["type"] = type,
            ["touchPoints"] = at.Length == 0 ? Array.Empty<object>() : new object[] { new { x = at[0], y = at[1] } },
        });
    }

    [Fact]
    public async Task A_card_is_carried_to_the_next_column()
    {
        await using var window = await Open();
        var page = await window.NewPageAsync();
        await page.GotoAsync("/activities/board");
        var card = page.Locator("[data-board-column]").First.Locator("[data-card]").Last;
        var id = await card.GetAttributeAsync("data-card");
        await card.ScrollIntoViewIfNeededAsync();
        var (from, to) = (await Box(card), await Box(page.Locator("[data-board-column]").Nth(1)));
        var moved = page.WaitForResponseAsync(answer => answer.Url.EndsWith("/activities/board/move", StringComparison.Ordinal));
        await page.Mouse.MoveAsync(Middle(from), from.Y + from.Height / 2);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(Middle(to), from.Y + from.Height / 2, new() { Steps = 8 });
        await page.Mouse.UpAsync();
        Assert.Equal(200, (await moved).Status);
        await page.ReloadAsync();
        await Expect(page.Locator("[data-board-column]").Nth(1).Locator($"[data-card='{id}']")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_column_keeps_the_width_it_was_given()
    {
        await using var window = await Open();
        var page = await window.NewPageAsync();
        await page.GotoAsync("/people");
        var head = page.Locator("th[data-column]").Nth(1);
        var (before, grip) = (await Box(head), await Box(head.Locator(".grip")));
        await page.Mouse.MoveAsync(Middle(grip), grip.Y + grip.Height / 2);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(Middle(grip) + 90, grip.Y + grip.Height / 2, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        Assert.InRange((await Box(head)).Width, before.Width + 60, before.Width + 120);
        await page.ReloadAsync();
        Assert.InRange((await Box(head)).Width, before.Width + 60, before.Width + 120);

        await head.Locator(".grip").DblClickAsync();
        await page.ReloadAsync();
        Assert.InRange((await Box(head)).Width, before.Width - 5, before.Width + 5);
    }

    [Fact]
    public async Task A_cell_is_edited_in_its_row()
    {
        await using var window = await Open();
        var page = await window.NewPageAsync();
        await page.GotoAsync("/people");
        var heads = await page.Locator("th").EvaluateAllAsync<string[]>("heads => heads.map(head => head.dataset.column ?? '')");
        var row = page.Locator("tbody tr[data-href]").Last;
        var (href, cell) = (await row.GetAttributeAsync("data-href"), row.Locator("td").Nth(Array.IndexOf(heads, "city")));
        await cell.HoverAsync();
        await cell.Locator(".cell-pencil").ClickAsync();
        await cell.Locator("input[name=city]").FillAsync("Payakumbuh");
        await page.Keyboard.PressAsync("Enter");
        await Expect(cell.Locator("[data-editing]")).ToHaveCountAsync(0);
        await Expect(cell).ToContainTextAsync("Payakumbuh");
        await page.ReloadAsync();
        await Expect(page.Locator($"tr[data-href='{href}']")).ToContainTextAsync("Payakumbuh");
    }

    private async Task<IBrowserContext> Open(bool isPhone = false)
    {
        using var owner = house.Owner();
        return await chromium.Open(house.App.Url, owner, isPhone: isPhone);
    }

    private async Task<Guid> Plan(string from, string? to)
    {
        using var api = await house.App.Api();
        var answer = await api.PostAsJsonAsync("/api/v1/activities", new { subject = $"Ketemu {from}", startsAt = from, endsAt = to });
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("id").GetGuid();
    }

    /// <summary>What is let go goes to the server, and the page is read again.</summary>
    private static async Task Settled(IPage page, Func<Task> carry)
    {
        var moved = page.WaitForResponseAsync(answer => answer.Url.Contains("/reschedule", StringComparison.Ordinal));
        await carry();
        Assert.InRange((await moved).Status, 200, 303);
    }

    private static async Task<LocatorBoundingBoxResult> Box(ILocator of) => (await of.BoundingBoxAsync())!;

    private static float Middle(LocatorBoundingBoxResult box) => box.X + box.Width / 2;
}
