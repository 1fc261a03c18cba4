using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Akrab.Bench;

/// <summary>What is asked of the server, sixteen connections at a time, warm.</summary>
internal sealed class Scenarios(PublishedServer server, Company company, string door, Table table, string only)
{
    private const int Connections = Visitors.Connections;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(6);

    private static readonly string[] Syllables = ["Ba", "Ci", "Du", "Fe", "Go", "Ha", "Ki", "Lu", "Me", "No"];

    private static readonly string[] Typed = ["bud", "siti r", "wayan", "toko sant", "dewi les", "hendra"];

    private sealed record Scenario(string Name, Func<Task<HttpResponseMessage>> Ask);

    public async Task Run()
    {
        table.Note($"Start to first page: {server.FirstAnswer.TotalSeconds:0.00} s");
        await Task.Delay(TimeSpan.FromSeconds(8));
        table.Note($"Idle: {server.Megabytes} MB");

        using var browser = await Visitors.SignIn(server.Url, door);
        using var program = Visitors.Client(server.Url);
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", company.ApiToken);
        List<Scenario> scenarios = [.. Of(browser, program).Where(s => s.Name.Contains(only, StringComparison.OrdinalIgnoreCase))];
        foreach (var scenario in scenarios)
            await Together(scenario.Ask, WarmUp);
        foreach (var scenario in scenarios)
            table.Add(await Load(scenario));
        table.Note($"After the load: {server.Megabytes} MB");
    }

    private IEnumerable<Scenario> Of(HttpClient browser, HttpClient program)
    {
        var dice = new Random(1);
        var made = (int)(DateTime.UtcNow.Ticks / TimeSpan.TicksPerSecond % 1_000_000) * 100;
        var known = made;
        foreach (var (name, sort) in ((string, string)[])[("name", "fullName"), ("city", "city"), ("added, newest first", "-createdAt"), ("birthday", "birthday"), ("last spoke", "lastSpokeAt")])
            yield return new($"List page, 50 rows by {name}", () => browser.GetAsync($"/people?sort={sort}"));
        yield return new("JSON list, 50 rows with contact points", () => program.GetAsync("/api/v1/people?limit=50&sort=fullName"));
        yield return new("Record page with timeline", () => browser.GetAsync($"/people/{company.Mine[dice.Next(company.Mine.Count)]}"));
        yield return new("Timeline page of 20,000 interactions", () => browser.GetAsync($"/people/{company.Regular}/timeline?at={DateTime.UtcNow.AddHours(-dice.Next(100, 19_000)).Ticks}&before={Guid.Empty}"));
        yield return new("Type-ahead", () => browser.GetAsync($"/parts/lookup/party-id?q={Typed[dice.Next(Typed.Length)]}"));
        yield return new("Search by name", () => program.GetAsync("/api/v1/people?search=santoso%20budi&limit=20"));
        yield return new("Search by name, one typo", () => program.GetAsync("/api/v1/people?search=sntoso&limit=20"));
        yield return new("Search by part of a phone", () => program.GetAsync($"/api/v1/people?search=0812-1{dice.Next(1000, 9999)}&limit=20"));
        yield return new("Create through the API, durable", () => program.PostAsync("/api/v1/people", Somebody(Interlocked.Increment(ref made))));
        yield return new("Create, unless known already, durable", () => program.PostAsync("/api/v1/people?duplicates=refuse", Somebody(Interlocked.Increment(ref made))));
        yield return new("Create, known already, refused", () => Refused(program.PostAsync("/api/v1/people?duplicates=refuse", Somebody(known))));
    }

    /// <summary>Somebody who is known is to be refused; only the first time are they new.</summary>
    private static async Task<HttpResponseMessage> Refused(Task<HttpResponseMessage> asked)
    {
        var answer = await asked;
        if (answer.StatusCode == HttpStatusCode.Conflict)
            answer.StatusCode = HttpStatusCode.OK;
        return answer;
    }

    private static StringContent Somebody(int number) => new(
        $$"""{"fullName":"{{Named(number)}}","phones":["0813{{20_000_000 + number}}"],"emails":["baru{{number}}@contoh.id"],"city":"Bandung","tags":["baru"]}""", Encoding.UTF8, "application/json");

    /// <summary>A name that nobody else has.</summary>
    private static string Named(int number) => string.Join(' ', (number * 387_420_489L % 1_000_000_000).ToString("D9", System.Globalization.CultureInfo.InvariantCulture).Chunk(3).Select(part => Syllables[part[0] - '0'] + Syllables[part[1] - '0'].ToLowerInvariant() + Syllables[part[2] - '0'].ToLowerInvariant()));

    private async Task<Result> Load(Scenario scenario)
    {
        var (name, ask) = scenario;
        await Together(ask, Settled);
        var alone = await Alone(ask);
        var cpu = server.Cpu;
        var clock = Stopwatch.StartNew();
        var (times, failures) = await Together(ask, Measured);
        return new Result(name, times.Count, clock.Elapsed, server.Cpu - cpu, alone, times, failures);
    }

    /// <summary>The times of one request after the other, in order.</summary>
    private static async Task<List<TimeSpan>> Alone(Func<Task<HttpResponseMessage>> ask)
    {
        List<TimeSpan> times = [];
        for (var i = 0; i < 100; i++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await ask();
            await answer.Content.CopyToAsync(Stream.Null);
            times.Add(clock.Elapsed);
        }

        times.Sort();
        return times;
    }

    internal static async Task<(List<TimeSpan> Times, int Failures)> Together(Func<Task<HttpResponseMessage>> ask, TimeSpan lasting)
    {
        var until = Stopwatch.GetTimestamp() + (long)(lasting.TotalSeconds * Stopwatch.Frequency);
        var failures = 0;
        var all = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            List<TimeSpan> times = [];
            while (Stopwatch.GetTimestamp() < until)
            {
                var clock = Stopwatch.GetTimestamp();
                using var answer = await ask();
                await answer.Content.CopyToAsync(Stream.Null);
                if (!answer.IsSuccessStatusCode)
                    Interlocked.Increment(ref failures);
                times.Add(Stopwatch.GetElapsedTime(clock));
            }

            return times;
        }));
        return ([.. all.SelectMany(t => t).Order()], failures);
    }
}
