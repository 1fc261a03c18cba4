using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Akrab.Torture;

/// <summary>Makes people, calls them otherwise and writes notes about them by the API, as fast as it is answered. What got no answer is asked again under the same key.</summary>
internal sealed class Writer(int number, string token, Ledger ledger, Random dice)
{
    private readonly List<(string Key, Guid Id)> _people = [];
    private Func<HttpClient, CancellationToken, Task>? _waiting;
    private int _count;

    /// <summary>Whether the server ended before it answered.</summary>
    public bool IsWaiting => _waiting is not null;

    /// <summary>Asks once more for what got no answer.</summary>
    public async Task Finish(Uri server)
    {
        using var client = To(server);
        ledger.AskedAgain();
        await _waiting!(client, CancellationToken.None);
        _waiting = null;
    }

    public async Task Write(Uri server, CancellationToken over)
    {
        using var client = To(server);
        try
        {
            while (!over.IsCancellationRequested)
            {
                if (_waiting is not null)
                    ledger.AskedAgain();
                _waiting ??= Next();
                await _waiting(client, over);
                _waiting = null;
            }
        }
        catch (Exception cut) when (cut is HttpRequestException or OperationCanceledException or IOException or JsonException)
        {
            // The server is gone: what was asked is asked again.
        }
    }

    private HttpClient To(Uri server) => new()
    {
        BaseAddress = server,
        Timeout = TimeSpan.FromSeconds(20),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    };

    private Func<HttpClient, CancellationToken, Task> Next()
    {
        var key = $"{Ledger.Mark}{number}-{++_count}";
        return _people.Count == 0 || dice.Next(3) == 0 ? (client, over) => Make(client, key, over)
            : _people[dice.Next(_people.Count)] is var person && dice.Next(2) == 0 ? (client, over) => Rename(client, person, key, over)
            : (client, over) => Note(client, person.Id, key, over);
    }

    private async Task Make(HttpClient client, string key, CancellationToken over)
    {
        var made = await Send(client, HttpMethod.Post, "/api/v1/people", new { fullName = $"Orang {key}", externalId = key, phones = new[] { $"0815{10_000_000 + number * 1_000_000 + _count}" } }, key, over);
        _people.Add((key, made.GetProperty("id").GetGuid()));
        ledger.Made(key);
    }

    private async Task Rename(HttpClient client, (string Key, Guid Id) person, string name, CancellationToken over)
    {
        ledger.Renames(person.Key, name);
        await Send(client, HttpMethod.Patch, $"/api/v1/people/{person.Id}", new { callName = name }, null, over);
        ledger.Renamed(person.Key, name);
    }

    private async Task Note(HttpClient client, Guid person, string key, CancellationToken over)
    {
        await Send(client, HttpMethod.Post, $"/api/v1/people/{person}/add-note", new { body = key }, key, over);
        ledger.Wrote(key);
    }

    private static async Task<JsonElement> Send(HttpClient client, HttpMethod method, string url, object body, string? key, CancellationToken over)
    {
        using var request = new HttpRequestMessage(method, url) { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (method == HttpMethod.Patch)
            request.Headers.Add("If-Match", "*");
        using var answer = await client.SendAsync(request, over);
        if ((int)answer.StatusCode >= 500)
            throw new HttpRequestException($"{(int)answer.StatusCode}");
        var text = await answer.Content.ReadAsStringAsync(over);
        return answer.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new InvalidOperationException($"{method} {url}: {(int)answer.StatusCode} {text}");
    }
}
