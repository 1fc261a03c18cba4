using Akrab.Testing;
using Microsoft.Playwright;

namespace Akrab.Browser.Tests;

/// <summary>A page is a few kilobytes: what goes over the wire on the first visit, and on the next page.</summary>
public sealed class Light(Chromium chromium, FurnishedHouse house)
{
    private const double FirstVisit = 130;
    private const int FirstRequests = 10;
    private const double NextPage = 20;

    [Fact]
    public async Task The_first_visit_and_the_next_page_weigh_little()
    {
        using var owner = await house.App.SignIn();
        await using var window = await chromium.Open(house.App.Url, owner);
        var page = await window.NewPageAsync();
        var wire = await page.Context.NewCDPSessionAsync(page);
        await wire.SendAsync("Network.enable");
        List<string> asked = [];
        Dictionary<string, double> bytes = [];
        Dictionary<string, string> urls = [];
        wire.Event("Network.requestWillBeSent").OnEvent += (_, e) => urls[e!.Value.GetProperty("requestId").GetString()!] = e.Value.GetProperty("request").GetProperty("url").GetString()!;
        wire.Event("Network.loadingFinished").OnEvent += (_, e) =>
        {
            var url = urls.GetValueOrDefault(e!.Value.GetProperty("requestId").GetString()!, "");
            if (url.StartsWith("data:", StringComparison.Ordinal) || e.Value.GetProperty("encodedDataLength").GetDouble() is not (> 0 and var length))
                return;
            asked.Add(url);
            bytes[url] = length / 1024;
        };

        await Weigh("/people", FirstVisit, FirstRequests);
        foreach (var next in (string[])[$"/people/{house.RecordOf("people")}", "/people/new", "/activities/board", "/", "/settings"])
            await Weigh(next, NextPage, FirstRequests);

        async Task Weigh(string url, double most, int mostRequests)
        {
            asked.Clear();
            await page.GotoAsync(url, new() { WaitUntil = WaitUntilState.NetworkIdle });
            var told = string.Join(", ", asked.Select(a => $"{a} {bytes[a]:0.0}"));
            Assert.NotEmpty(asked);
            Assert.True(asked.Count <= mostRequests, $"{url} makes {asked.Count} requests: {told}");
            Assert.True(asked.Sum(a => bytes[a]) <= most, $"{url} weighs {asked.Sum(a => bytes[a]):0.0} KB: {told}");
        }
    }
}
