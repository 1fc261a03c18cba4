using Akrab.Testing;
using Akrab.Ui.Qr;

namespace Akrab.Browser.Tests;

/// <summary>Our QR codes before the eyes of somebody else's reader.</summary>
public sealed class Codes_are_read(Chromium chromium)
{
    private const int Most = 997;

    [Fact]
    public async Task Of_every_size_with_any_letters_and_in_part_unreadable()
    {
        await using var window = await chromium.Open(new Uri("http://127.0.0.1/"));
        var reader = await QrReader.On(await window.NewPageAsync());
        foreach (var text in (string[])["https://192.168.1.5:5443/phone", "Ibu Nur’aini · 你好", "A"])
            Assert.Equal(text, await reader.Read(QrCode.Of(text)));

        List<int> sizes = [];
        for (var length = 5; length <= Most; length += length < 130 ? 5 : 25)
        {
            var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('0' + (i * 7 + length) % 70)));
            var code = QrCode.Of(text);
            sizes.Add(code.Size);
            Assert.Equal(text, await reader.Read(code));
        }

        Assert.Equal(25, sizes.Distinct().Count());
        var link = QrCode.Of("https://crm.example.com/phone");
        Assert.Equal("https://crm.example.com/phone", await reader.Read(link, (x, y) => x > link.Size - 6 && y > link.Size - 6));
    }

    [Fact]
    public async Task Of_ones_own_card_on_ones_page()
    {
        await using var app = await TestApp.Start();
        using var owner = await app.SignIn();
        await using var window = await chromium.Open(app.Url, owner, isPhone: true, isDark: true);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/me");

        var card = await (await QrReader.On(page)).Read(page.Locator("svg.qr"));

        Assert.Contains("FN:Sari Dewi", card, StringComparison.Ordinal);
        Assert.Contains(TestApp.OwnerEmail, card, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_long_is_refused()
    {
        QrCode.Of(new string('a', Most));
        Assert.Throws<ArgumentException>(() => QrCode.Of(new string('a', Most + 1)));
    }
}
