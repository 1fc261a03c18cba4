using System.Net;
using System.Text.Json;
using Akrab.Testing;

namespace Akrab.Api.Tests;

/// <summary>A path that is there says which methods it takes; only one that is not there is not found.</summary>
public sealed class Wrong_methods
{
    private static readonly IReadOnlyList<string> All = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    [Fact]
    public async Task Every_path_answers_405_and_names_its_own()
    {
        await using var app = await TestApp.Start();
        using var api = await app.Api();
        var paths = JsonElement.Parse(await api.GetStringAsync("/openapi/v1.json")).GetProperty("paths").EnumerateObject().ToList();
        Assert.True(paths.Count > 30);
        foreach (var path in paths)
        {
            var taken = path.Value.EnumerateObject().Select(m => m.Name.ToUpperInvariant()).ToList();
            foreach (var method in All.Except(taken))
            {
                var answer = await api.Call(new HttpMethod(method), path.Name.Replace("{id}", Guid.NewGuid().ToString(), StringComparison.Ordinal));
                Assert.True(answer.Status == HttpStatusCode.MethodNotAllowed, $"{method} {path.Name}: {answer.Status}");
                Assert.Equal(taken.Order(), answer.Response.Content.Headers.Allow.Order());
                Assert.Equal("/developers#wrong-method", answer["type"].GetString());
            }
        }

        foreach (var method in All)
            Assert.Equal(HttpStatusCode.NotFound, (await api.Call(new HttpMethod(method), "goblins")).Status);
        using var nobody = new HttpClient { BaseAddress = app.Url };
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PutAsync("/api/v1/people", null)).StatusCode);
    }
}
