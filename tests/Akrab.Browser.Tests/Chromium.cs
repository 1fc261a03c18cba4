using Akrab.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Akrab.Browser.Tests.Chromium))]
[assembly: AssemblyFixture(typeof(Akrab.Testing.FurnishedHouse))]

namespace Akrab.Browser.Tests;

/// <summary>One real browser for all tests; each test opens a window of its own, with its own cookies.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const int PhoneWidth = 390;

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    // Milliseconds. A test machine that does several things at once may stand still for half a minute.
    private const float Patience = 90_000;

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments });
    }

    /// <summary>A window in which somebody has signed in, or nobody.</summary>
    public async Task<IBrowserContext> Open(Uri url, TestBrowser? signedIn = null, string language = "id", bool isPhone = false, bool isDark = false, bool hasScript = true, bool hasWorker = true)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = url.ToString(),
            Locale = language == "id" ? "id-ID" : "en-GB",
            TimezoneId = "Asia/Jakarta",
            JavaScriptEnabled = hasScript,
            ServiceWorkers = hasWorker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = isPhone ? Phone : Desktop,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        await context.AddCookiesAsync([new Cookie { Name = "akrab-language", Value = language, Url = url.ToString() }]);
        if (signedIn is not null)
            await context.AddCookiesAsync(signedIn.Cookies.Where(c => c.Name != "akrab-language").Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = url.ToString() }));
        return context;
    }

    public static ViewportSize Desktop => new() { Width = 1440, Height = 900 };

    public static ViewportSize Phone => new() { Width = PhoneWidth, Height = 844 };

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
