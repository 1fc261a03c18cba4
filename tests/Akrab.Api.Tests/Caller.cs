using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Akrab.Api.Tests;

/// <summary>What the API answered.</summary>
public sealed record Reply(HttpStatusCode Status, JsonElement Json, HttpResponseMessage Response)
{
    public string? Mark => Response.Headers.ETag?.Tag;

    public JsonElement this[string member] => Json.GetProperty(member);

    public string Id => this["id"].GetString()!;

    /// <summary>The pointers and keys of a problem's errors: <c>/phones/0 error.too-long</c>.</summary>
    public IReadOnlyList<string> Errors => [.. this["errors"].EnumerateArray().Select(e => $"{e.GetProperty("pointer")} {e.GetProperty("key")}")];

    public IReadOnlyList<JsonElement> Data => [.. this["data"].EnumerateArray()];
}

/// <summary>A program that calls the API.</summary>
public static class Caller
{
    public static Task<Reply> Get(this HttpClient api, string path) => api.Call(HttpMethod.Get, path);

    public static Task<Reply> Post(this HttpClient api, string path, object? body, string? key = null) =>
        api.Call(HttpMethod.Post, path, body, request => { if (key is not null) request.Headers.Add("Idempotency-Key", key); });

    public static Task<Reply> Patch(this HttpClient api, string path, object body, string? mark) =>
        api.Call(HttpMethod.Patch, path, body, request => { if (mark is not null) request.Headers.TryAddWithoutValidation("If-Match", mark); });

    public static Task<Reply> Delete(this HttpClient api, string path, string? mark) =>
        api.Call(HttpMethod.Delete, path, null, request => { if (mark is not null) request.Headers.TryAddWithoutValidation("If-Match", mark); });

    public static Task<Reply> Call(this HttpClient api, HttpMethod method, string path, object? body = null, Action<HttpRequestMessage>? more = null) =>
        api.Send(method, path, body switch
        {
            null => null,
            string text => Json(Encoding.UTF8.GetBytes(text)),
            byte[] bytes => Json(bytes),
            _ => Json(JsonSerializer.SerializeToUtf8Bytes(body)),
        }, more);

    public static async Task<Reply> Send(this HttpClient api, HttpMethod method, string path, HttpContent? content, Action<HttpRequestMessage>? more = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : "/api/v1/" + path) { Content = content };
        request.Headers.AcceptLanguage.ParseAdd("en");
        more?.Invoke(request);
        var response = await api.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode >= 400)
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return new Reply(response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text), response);
    }

    private static ByteArrayContent Json(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
