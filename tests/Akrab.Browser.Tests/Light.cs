using System.IO.Compression;
using Akrab.Testing;
using Microsoft.Playwright;

namespace Akrab.Browser.Tests;

/// <summary>A page is a few kilobytes: what goes over the wire on the first visit, and on the next page.</summary>
public sealed class Light(Chromium chromium, FurnishedHouse house)
{
    private const double FirstVisit = 130;
    private const int FirstRequests = 10;
    private const double NextPage = 20;
    private const int HeaderBytes = 700;

    /// <summary>A published server sends assets as they were compressed when it was built; a test's server sends them as they are.</summary>
    private double Published(string url)
    {
        using var client = new HttpClient();
        var content = client.GetByteArrayAsync(new Uri(url)).GetAwaiter().GetResult();
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            brotli.Write(content);
        return packed.Length + HeaderBytes;
    }

    [Fact]
    public async Task The_first_visit_and_the_next_page_weigh_little()
    {
        using var owner = house.Owner();
        // Through a worker a page does not see what its own address weighs.
        await using var window = await chromium.Open(house.App.Url, owner, hasWorker: false);
        var page = await window.NewPageAsync();
        var wire = await page.Context.NewCDPSessionAsync(page);
        await wire.SendAsync("Network.enable");
        List<string> asked = [];
        Dictionary<string, double> bytes = [];
        Dictionary<string, string> urls = [];
        wire.Event("Network.requestWillBeSent").OnEvent += (_, e) => urls[e!.Value.GetProperty("requestId").GetString()!] = e.Value.GetProperty("request").GetProperty("url").GetString()!;
        HashSet<string> kept = [];
        wire.Event("Network.requestServedFromCache").OnEvent += (_, e) => kept.Add(e!.Value.GetProperty("requestId").GetString()!);
        wire.Event("Network.responseReceived").OnEvent += (_, e) =>
        {
            if (e!.Value.GetProperty("response").TryGetProperty("fromDiskCache", out var isKept) && isKept.GetBoolean())
                kept.Add(e.Value.GetProperty("requestId").GetString()!);
        };
        wire.Event("Network.loadingFinished").OnEvent += (_, e) =>
        {
            var id = e!.Value.GetProperty("requestId").GetString()!;
            var url = urls.GetValueOrDefault(id, "");
            if (kept.Contains(id) || url.StartsWith("data:", StringComparison.Ordinal) || e.Value.GetProperty("encodedDataLength").GetDouble() is not (> 0 and var length))
                return;
            asked.Add(url);
            bytes[url] = (url.Contains("/dist/", StringComparison.Ordinal) ? Math.Min(length, Published(url)) : length) / 1024;
        };

        await Weigh("/people", FirstVisit, FirstRequests);
        foreach (var next in (string[])[$"/people/{house.RecordOf("people")}", "/people/new", "/activities/board", "/", "/settings"])
            await Weigh(next, NextPage, FirstRequests);

        async Task Weigh(string url, double most, int mostRequests)
        {
            asked.Clear();
            await page.GotoAsync(url, new() { WaitUntil = WaitUntilState.NetworkIdle });
            // Kept on the first visit, when the browser finds the time: it weighs there, not on the page after.
            await page.WaitForFunctionAsync("() => localStorage.getItem('offline') !== null");
            var told = string.Join(", ", asked.Select(a => $"{a} {bytes[a]:0.0}"));
            Assert.NotEmpty(asked);
            Assert.True(asked.Count <= mostRequests, $"{url} makes {asked.Count} requests: {told}");
            Assert.True(asked.Sum(a => bytes[a]) <= most, $"{url} weighs {asked.Sum(a => bytes[a]):0.0} KB: {told}");
        }
    }
}
