using Akrab.Testing;
using static Microsoft.Playwright.Assertions;

namespace Akrab.Browser.Tests;

/// <summary>Two people open the same record; whoever saves second sees what the first wrote, and loses nothing.</summary>
public sealed class Two_at_once(Chromium chromium, FurnishedHouse house)
{
    [Fact]
    public async Task The_second_sees_both_values_and_can_save_again()
    {
        using var owner = house.Owner();
        await using var here = await chromium.Open(house.App.Url, owner);
        await using var there = await chromium.Open(house.App.Url, owner);
        var (mine, theirs) = (await here.NewPageAsync(), await there.NewPageAsync());
        var edit = $"/people/{house.RecordOf("people")}/edit";
        await mine.GotoAsync(edit);
        await theirs.GotoAsync(edit);

        await theirs.Locator("[name=jobTitle]").FillAsync("Kepala gudang");
        await theirs.Locator("main form .form-foot button.primary").ClickAsync();
        await theirs.WaitForURLAsync(url => !url.EndsWith("/edit", StringComparison.Ordinal));

        await mine.Locator("[name=jobTitle]").FillAsync("Pemilik toko");
        await mine.Locator("main form .form-foot button.primary").ClickAsync();
        var conflict = mine.Locator("[role=alert]").First;
        await Expect(conflict).ToContainTextAsync("Kepala gudang");
        await Expect(conflict).ToContainTextAsync("Pemilik toko");
        await Expect(mine.Locator("[name=jobTitle]")).ToHaveValueAsync("Pemilik toko");

        await mine.Locator("main form .form-foot button.primary").ClickAsync();
        await mine.WaitForURLAsync(url => !url.EndsWith("/edit", StringComparison.Ordinal));
        await Expect(mine.Locator("main")).ToContainTextAsync("Pemilik toko");
        await mine.GotoAsync(edit);
        await Expect(mine.Locator("[name=jobTitle]")).ToHaveValueAsync("Pemilik toko");
    }
}
