using System.Net;
using Akrab.Testing;

namespace Akrab.Host.Tests;

public sealed class Every_answer
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/no-such-page")]
    public async Task Carries_the_headers_that_keep_a_browser_safe(string path)
    {
        await using var app = await TestApp.Start();
        using var client = new HttpClient { BaseAddress = app.Url };
        var answer = await client.GetAsync(path);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Too_much_at_once_is_refused()
    {
        await using var app = await TestApp.Start();
        using var client = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = app.Url };
        client.DefaultRequestHeaders.ExpectContinue = true;
        var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent([new("email", new string('x', 20 * 1024 * 1024))]));
        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest]);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
    }
}
