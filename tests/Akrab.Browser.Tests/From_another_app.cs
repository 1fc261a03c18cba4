using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Akrab.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akrab.Browser.Tests;

/// <summary>What a phone hands on: its whole address book, a text from a chat, a card before the camera.</summary>
public sealed class From_another_app(Chromium chromium)
{
    private const int People = 2000;

    /// <summary>A browser that reads codes, as those of phones do: it sees this text.</summary>
    private const string Reader = """
        window.BarcodeDetector = class { async detect() { return [{ rawValue: 'MECARD:N:Rahayu,Siti;TEL:081270009999;EMAIL:siti@contoh.id;;' }]; } };
        navigator.mediaDevices.getUserMedia = async () => {
          const canvas = document.createElement('canvas'), brush = canvas.getContext('2d');
          setInterval(() => brush.fillRect(Math.random() * 200, 0, 9, 9), 50);
          return canvas.captureStream(10);
        };
        """;

    [Fact]
    public async Task An_address_book_arrives_in_the_check_without_a_word_about_columns_and_once()
    {
        await using var app = await TestApp.Start();
        await using var window = await chromium.Open(app.Url, isPhone: true);
        var page = await window.NewPageAsync();
        using var owner = await app.SignIn();
        await window.AddCookiesAsync(owner.Cookies.Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = app.Url.ToString() }));

        await Choose(page);
        Assert.Equal([People, 0, 0, 0], await Tally(page));
        await page.Locator("form[action$='/run'] button.primary").ClickAsync();
        await Expect(page.Locator(".figures .figure")).ToHaveCountAsync(5);
        await Expect(page.Locator("#progress")).ToHaveCountAsync(0);

        await Choose(page);
        Assert.Equal([0, 0, People, 0], await Tally(page));
    }

    [Theory]
    [InlineData("none", HttpStatusCode.SeeOther)]
    [InlineData("cross-site", HttpStatusCode.BadRequest)]
    [InlineData(null, HttpStatusCode.BadRequest)]
    public async Task The_share_sheet_may_send_it_and_another_site_may_not(string? from, HttpStatusCode status)
    {
        await using var app = await TestApp.Start();
        using var owner = await app.SignIn();
        using var content = new ByteArrayContent(AddressBook()) { Headers = { ContentType = new MediaTypeHeaderValue("text/vcard") } };
        using var body = new MultipartFormDataContent { { content, "file", "kontak.vcf" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, await ShareTarget(owner)) { Content = body };
        if (from is not null)
            request.Headers.Add("Sec-Fetch-Site", from);

        var answer = await owner.Send(request);

        Assert.Equal(status, answer.Status);
        if (status == HttpStatusCode.SeeOther)
            Assert.EndsWith("/check", answer.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_from_a_chat_fills_in_the_form_of_somebody_new()
    {
        await using var app = await TestApp.Start();
        using var owner = await app.SignIn();
        await using var window = await chromium.Open(app.Url, owner, isPhone: true);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/share");
        await page.Locator("[name=text]").FillAsync("Nama: Ibu Ratna Sari\nWA 0812-7000-2222\nratna@contoh.id\nJl. Mawar 3, Bandung");
        await page.Locator("main form button.primary").ClickAsync();

        await Expect(page.Locator("[name=fullName]")).ToHaveValueAsync("Ratna Sari");
        await Expect(page.Locator("[name=honorific]")).ToHaveValueAsync("Ibu");
        await Expect(page.Locator("[name='phones[0].typed']")).ToHaveValueAsync("0812-7000-2222");
        await Expect(page.Locator("[name='emails[0].address']")).ToHaveValueAsync("ratna@contoh.id");
        await page.Locator("main form .form-foot button.primary").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Ratna Sari");

        await page.GotoAsync("/share");
        await page.Locator("[name=text]").FillAsync("12 34");
        await page.Locator("main form button.primary").ClickAsync();
        await Expect(page.Locator("main .error").First).ToContainTextAsync("Tidak ada nama");
    }

    [Fact]
    public async Task A_card_before_the_camera_fills_it_in_and_a_browser_that_cannot_read_says_so()
    {
        await using var app = await TestApp.Start();
        using var owner = await app.SignIn();
        await using var window = await chromium.Open(app.Url, owner, isPhone: true);
        var page = await window.NewPageAsync();
        await page.AddInitScriptAsync("delete window.BarcodeDetector");
        await page.GotoAsync("/share");
        await page.Locator("[data-scan]").ClickAsync();
        await Expect(page.Locator("[data-scan-none]")).ToBeVisibleAsync();

        var seeing = await window.NewPageAsync();
        await seeing.AddInitScriptAsync(Reader);
        await seeing.GotoAsync("/share");
        await seeing.Locator("[data-scan]").ClickAsync();
        await Expect(seeing.Locator("[name=fullName]")).ToHaveValueAsync("Siti Rahayu");
        await Expect(seeing.Locator("[name='phones[0].typed']")).ToHaveValueAsync("081270009999");
    }

    private static async Task Choose(IPage page)
    {
        await page.GotoAsync("/import/new");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "kontak.vcf", MimeType = "text/vcard", Buffer = AddressBook() });
        await page.Locator("form[action='/import'] button.primary").ClickAsync();
        await page.WaitForURLAsync(url => url.EndsWith("/check", StringComparison.Ordinal));
    }

    /// <summary>New, changed, left alone, refused.</summary>
    private static async Task<IReadOnlyList<int>> Tally(IPage page) =>
        [.. (await page.Locator(".tally > * strong, .tally > * b").AllInnerTextsAsync()).Select(n => int.Parse(n, NumberStyles.AllowThousands, CultureInfo.GetCultureInfo("id-ID")))];

    /// <summary>Where the installed app takes in what is shared, as its manifest says.</summary>
    private static async Task<string> ShareTarget(TestBrowser owner)
    {
        var manifest = (await owner.Open("/")).Page.QuerySelector("link[rel=manifest]")!.GetAttribute("href")!;
        using var said = JsonDocument.Parse((await owner.Open(manifest)).Text);
        return said.RootElement.GetProperty("share_target").GetProperty("action").GetString()!;
    }

    private static byte[] AddressBook()
    {
        string[] given = ["Siti", "Budi", "Dewi", "Agus", "Rina", "Joko", "Ratna", "Wahyu", "Nur", "Eko"], family = ["Rahayu", "Santoso", "Lestari", "Wijaya", "Siregar", "Hidayat", "Kusuma"];
        var cards = new StringBuilder();
        for (var i = 0; i < People; i++)
            cards.Append(CultureInfo.InvariantCulture, $"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{given[i % 10]} {family[i / 10 % 7]} {family[i / 70 % 7]}\r\nTEL;TYPE=CELL:0812{70_000_000 + i * 37}\r\nEND:VCARD\r\n");
        return Encoding.UTF8.GetBytes(cards.ToString());
    }
}
