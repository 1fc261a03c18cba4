using System.Net;
using Akrab.Testing;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Authorization;

namespace Akrab.Surface.Tests.Safety;

/// <summary>Who comes in where, and with what: asked of every route there is.</summary>
public sealed class Every_door(FurnishedHouse house) : IClassFixture<FurnishedHouse>
{
    private static readonly string[] Handled = ["javascript:", "vbscript:", "data:"];

    [Fact]
    public void Is_closed_or_says_why_it_is_open()
    {
        var doors = Doors.Of(house.App);
        Assert.True(doors.Count > 500);
        Finds.Nothing(doors.Where(d => d.IsOpen ? string.IsNullOrWhiteSpace(d.Reason) : d.Policies.Count == 0).Select(d => $"{d} is open and does not say why"));
        Finds.Nothing(Doors.Endpoints(house.App).Where(e => e.Metadata.GetOrderedMetadata<IAuthorizeData>().Count == 0 && e.Metadata.GetMetadata<IAllowAnonymous>() is null).Select(e => e.DisplayName!));
        Assert.InRange(doors.Count(d => d.IsOpen), 10, 50);
    }

    [Fact]
    public async Task That_is_closed_shows_a_stranger_nothing()
    {
        using var stranger = house.App.Visit();
        var closed = Doors.Named(house.App).Where(d => !d.IsOpen).ToList();
        List<string> found = [];
        foreach (var door in closed)
        {
            using var answer = await stranger.Client.SendAsync(new HttpRequestMessage(new HttpMethod(door.Method), door.With(house.RecordOf("people"), "name")));
            // A form is refused for want of a token before anybody asks who sends it.
            var isShut = answer.StatusCode is HttpStatusCode.Unauthorized || (answer.StatusCode is HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/sign-in", StringComparison.Ordinal));
            if (!isShut)
                found.Add($"{door}: {(int)answer.StatusCode}");
        }

        Assert.True(closed.Count > 500);
        Finds.Nothing(found);
    }

    [Fact]
    public async Task Takes_no_form_that_does_not_come_from_a_page_of_ours()
    {
        using var owner = house.Owner();
        var forms = Doors.Named(house.App).Where(d => d.IsPage && d.Method == "POST").ToList();
        Assert.True(forms.Count > 150);
        Assert.Equal(["POST /ask/{id:guid}"], forms.Where(d => d.IsSentFromAnywhere).Select(d => d.ToString()));
        Assert.All(forms.Where(d => d.IsSentFromAnywhere), door => Assert.True(door.IsOpen));
        List<string> found = [];
        foreach (var door in forms.Where(d => !d.IsSentFromAnywhere))
            foreach (var token in (string?[])[null, "", "CfDJ8-made-up"])
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, door.With(house.RecordOf("people"), "name")) { Content = new FormUrlEncodedContent(token is null ? [] : [new("__RequestVerificationToken", token)]) };
                request.Headers.Add("Sec-Fetch-Site", "cross-site");
                using var answer = await owner.Client.SendAsync(request);
                if (answer.StatusCode != HttpStatusCode.BadRequest)
                    found.Add($"{door} with token '{token ?? "none"}': {(int)answer.StatusCode}");
            }

        Finds.Nothing(found);
    }

    [Fact]
    public async Task Of_the_api_takes_no_session_and_no_door_of_a_page_takes_a_token()
    {
        using var owner = house.Owner();
        using var api = await house.App.Api("read write admin");
        List<string> found = [];
        foreach (var door in Doors.Named(house.App).Where(d => !d.IsOpen && d.Method != "POST" | d.IsCall))
        {
            var client = door.IsCall ? owner.Client : api;
            using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(door.Method), door.With(house.RecordOf("people"), "name")));
            if (answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Redirect))
                found.Add($"{door}: {(int)answer.StatusCode}");
        }

        Finds.Nothing(found);
    }

    [Fact]
    public async Task Shows_pages_that_run_nothing_of_their_own()
    {
        using var owner = house.Owner();
        var open = Doors.Named(house.App).Where(d => d.IsOpen && d.IsPage && d.Method == "GET").Select(d => d.With(Guid.Empty, "name")).ToList();
        Assert.True(house.Pages.Count > 100 && open.Count > 8);
        List<string> found = [];
        foreach (var url in house.Pages.Concat(open))
        {
            var answer = await owner.Open(url);
            var policy = answer.Response.Headers.TryGetValues("Content-Security-Policy", out var policies) ? string.Join(';', policies) : "";
            if (!policy.Contains("default-src 'none'", StringComparison.Ordinal) || policy.Contains("unsafe", StringComparison.Ordinal) || policy.Contains('*', StringComparison.Ordinal))
                found.Add($"{url}: policy '{policy}'");
            if (string.Join("", answer.Response.Headers.TryGetValues("X-Content-Type-Options", out var sniff) ? sniff : []) != "nosniff")
                found.Add($"{url}: may be sniffed");
            if (answer.Response.Content.Headers.ContentType?.MediaType != "text/html")
                continue;

            foreach (var element in answer.Page.All)
                found.AddRange(Wrong(element).Select(wrong => $"{url}: {wrong}"));
        }

        Finds.Nothing(found);
    }

    private static IEnumerable<string> Wrong(IElement element)
    {
        if (element.LocalName == "style" || (element.LocalName == "script" && !element.HasAttribute("src") && element.GetAttribute("type") is null or "module" or "text/javascript"))
            yield return $"<{element.LocalName}> within the page";
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal))
                yield return $"{element.LocalName} {attribute.Name}";
            if (attribute.Name is "href" or "src" or "action" or "formaction" && Handled.Any(h => attribute.Value.TrimStart().StartsWith(h, StringComparison.OrdinalIgnoreCase)) && !attribute.Value.StartsWith("data:image/", StringComparison.Ordinal))
                yield return $"{element.LocalName} {attribute.Name}={attribute.Value}";
        }

        if (element.LocalName == "a" && element.GetAttribute("href") is { } href && href.StartsWith("http", StringComparison.Ordinal)
            && !(element.GetAttribute("rel") is { } rel && rel.Contains("noopener", StringComparison.Ordinal) && rel.Contains("noreferrer", StringComparison.Ordinal)))
            yield return $"a link out to {href} without rel";
    }
}
