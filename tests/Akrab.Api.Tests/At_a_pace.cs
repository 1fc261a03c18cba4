using System.Net;
using System.Text.Json;
using Akrab.Testing;
using Akrab.Web.Sessions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Api.Tests;

/// <summary>Whoever calls too often is told so, when to come again, and how much is left before that.</summary>
public sealed class At_a_pace
{
    [Fact]
    public async Task A_token_has_its_own_measure_and_is_told_what_is_left()
    {
        await using var app = await Start(calls: 5, visits: 0);
        using var one = await app.Api();
        using var other = await app.Api();
        for (var left = 4; left >= 0; left--)
        {
            var answer = await one.GetAsync("/api/v1/me");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("\"calls\";q=5;w=60", Assert.Single(answer.Headers.GetValues("RateLimit-Policy")));
            Assert.StartsWith($"\"calls\";r={left};t=", Assert.Single(answer.Headers.GetValues("RateLimit")), StringComparison.Ordinal);
        }

        var refused = await one.GetAsync("/api/v1/me");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith("#too-often", JsonElement.Parse(await refused.Content.ReadAsStringAsync()).GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("\"calls\";r=0;", Assert.Single(refused.Headers.GetValues("RateLimit")), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Tokens_that_are_none_count_for_the_address()
    {
        await using var app = await Start(calls: 0, visits: 3);
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 5; i++)
        {
            using var client = new HttpClient { BaseAddress = app.Url };
            client.DefaultRequestHeaders.Authorization = new("Bearer", $"ditebak-{i}");
            answers.Add((await client.GetAsync("/api/v1/me")).StatusCode);
        }

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], answers);
    }

    [Fact]
    public async Task Members_and_the_style_sheet_are_not_counted()
    {
        await using var app = await Start(calls: 0, visits: 12);
        using var owner = await app.SignIn();
        for (var i = 0; i < 15; i++)
        {
            var page = await owner.Open("/people");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.False(page.Response.Headers.Contains("RateLimit"));
        }

        using var visitor = app.Visit();
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open("/sign-in")).Status);
        HttpStatusCode last;
        var tried = 0;
        do
            last = (await visitor.Open("/sign-in")).Status;
        while (last == HttpStatusCode.OK && ++tried < 20);
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Contains("Terlalu banyak permintaan", (await visitor.Open("/sign-in")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await owner.Open("/people")).Status);
    }

    private static Task<TestApp> Start(int calls, int visits)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [Pace.CallsSetting] = calls.ToString(System.Globalization.CultureInfo.InvariantCulture),
            [Pace.VisitsSetting] = visits.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }).Build();
        return TestApp.Start(more: services => services.AddSingleton(new Pace(settings)));
    }
}
