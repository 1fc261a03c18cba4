using System.Text.Json;
using Microsoft.Playwright;

namespace Akrab.Browser.Tests;

/// <summary>Watches a page: what it asks for, what it complains of, who could not use it.</summary>
internal sealed class Inspector
{
    private const string WhatAxeFinds = """
        async () => (await axe.run(document, { resultTypes: ['violations'], preload: false })).violations
          .flatMap(v => v.nodes.slice(0, 3).map(n => `${v.id}: ${n.target.join(' ')} (${(n.any[0] ?? n.all[0] ?? n.none[0])?.message ?? v.help})`))
        """;

    /// <summary>Until colours have changed and nothing moves.</summary>
    private const string Settle = """
        async () => {
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          await Promise.allSettled(document.getAnimations().map(a => a.finished));
        }
        """;

    private const string WhatIsTooWide = """
        () => document.documentElement.scrollWidth <= window.innerWidth ? [] :
          [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
            .slice(0, 3).map(e => `wider than the phone: ${e.tagName.toLowerCase()}.${e.className}`)
        """;

    /// <summary>A folder to keep a picture of every page in, for people who want to look; none by default.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("AKRAB_PICTURES");

    /// <summary>What is found must still be so a moment later, when a changed theme has reached every element.</summary>
    private const int Pause = 400;

    private static readonly string Axe = ReadAxe();

    private readonly IPage _page;
    private readonly Uri _home;
    private readonly List<string> _found = [];
    private string _where = "";
    private bool _mayFail;

    private Inspector(IPage page, Uri home) => (_page, _home) = (page, home);

    public IReadOnlyList<string> Found => _found;

    public static async Task<Inspector> Watch(IPage page, Uri home)
    {
        var inspector = new Inspector(page, home);
        page.Request += (_, request) => inspector.Judge(request);
        page.Console += (_, message) => inspector.Judge(message);
        page.PageError += (_, fault) => inspector.Note($"script failed: {fault}");
        await page.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))");
        return inspector;
    }

    /// <summary>Opens a page; <paramref name="status"/> is what it should answer, null for anything.</summary>
    public async Task Open(string url, int? status = 200)
    {
        (_where, _mayFail) = (url, status != 200);
        var answer = await _page.GotoAsync(url, new() { WaitUntil = WaitUntilState.Load });
        if (status is not null && answer?.Status != status)
            Note($"answers {answer?.Status}");
    }

    /// <summary>Looks at the page as it is now, on a desktop in one theme and on a phone in the other.</summary>
    public async Task Look(bool isPhoneDark)
    {
        foreach (var isPhone in (bool[])[false, true])
        {
            var scheme = isPhone == isPhoneDark ? ColorScheme.Dark : ColorScheme.Light;
            var size = isPhone ? Chromium.Phone : Chromium.Desktop;
            await _page.SetViewportSizeAsync(size.Width, size.Height);
            await _page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await _page.EvaluateAsync(Settle);
            if (isPhone)
                await Ask(WhatIsTooWide, "phone");
            if (await _page.EvaluateAsync<bool>("() => typeof axe === 'undefined'"))
                await _page.EvaluateAsync(Axe);
            await Ask(WhatAxeFinds, $"{(isPhone ? "phone" : "desktop")} {scheme}");
            if (Pictures is not null)
                await _page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, PictureOf(isPhone, scheme)), FullPage = true });
        }
    }

    public void Expect(string where, bool mayFail = false) => (_where, _mayFail) = (where, mayFail);

    private async Task Ask(string script, string how)
    {
        var found = await _page.EvaluateAsync<JsonElement>(script);
        if (found.GetArrayLength() > 0)
        {
            await Task.Delay(Pause);
            found = await _page.EvaluateAsync<JsonElement>(script);
        }

        foreach (var line in found.EnumerateArray())
            Note($"[{how}] {line.GetString()}");
    }

    private string PictureOf(bool isPhone, ColorScheme scheme) =>
        $"{new string([.. _where.TrimStart('/').Select(c => char.IsLetterOrDigit(c) ? c : '-')])}-{(isPhone ? "phone" : "desktop")}-{scheme}.png".ToLowerInvariant();

    private void Judge(IRequest request)
    {
        if (Uri.TryCreate(request.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" or "ws" or "wss" && url.Authority != _home.Authority)
            Note($"asks another host: {request.Url}");
    }

    private void Judge(IConsoleMessage message)
    {
        if (message.Type is "error" && !(_mayFail && message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)))
            Note($"console: {message.Text}");
    }

    private void Note(string finding) => _found.Add($"{_where}: {finding}");

    private static string ReadAxe()
    {
        using var reader = new StreamReader(typeof(Inspector).Assembly.GetManifestResourceStream("axe.js")!);
        return reader.ReadToEnd();
    }
}
