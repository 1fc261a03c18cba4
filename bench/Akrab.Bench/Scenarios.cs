using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Akrab.Bench;

/// <summary>What is asked of the server, sixteen connections at a time, warm.</summary>
internal static partial class Scenarios
{
    private const int Connections = 16;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(6);

    public static async Task Run(PublishedServer server, Company company, Table table)
    {
        table.Note($"Start to first page: {server.FirstAnswer.TotalSeconds:0.00} s");
        await Task.Delay(TimeSpan.FromSeconds(8));
        table.Note($"Idle: {server.Megabytes} MB");

        using var browser = await SignIn(server, company);
        using var program = Client(server);
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", company.ApiToken);
        var dice = new Random(1);

        foreach (var (name, sort) in ((string, string)[])[("name", "fullName"), ("city", "city"), ("added, newest first", "-createdAt"), ("birthday", "birthday"), ("last spoke", "lastSpokeAt")])
            await Measure($"List page, 50 rows by {name}", () => browser.GetAsync($"/people?sort={sort}"));
        await Measure("JSON list, 50 rows with contact points", () => program.GetAsync("/api/v1/people?limit=50&sort=fullName"));
        await Measure("Record page with timeline", () => browser.GetAsync($"/people/{company.Mine[dice.Next(company.Mine.Count)]}"));
        await Measure("Search by name", () => program.GetAsync("/api/v1/people?search=santoso%20budi&limit=20"));
        await Measure("Search by name, one typo", () => program.GetAsync("/api/v1/people?search=sntoso&limit=20"));
        await Measure("Search by part of a phone", () => program.GetAsync($"/api/v1/people?search=0812-1{dice.Next(1000, 9999)}&limit=20"));
        var made = 0;
        await Measure("Create through the API, durable", () => program.PostAsync("/api/v1/people", Somebody(Interlocked.Increment(ref made))));
        table.Note($"After the load: {server.Megabytes} MB");

        async Task Measure(string name, Func<Task<HttpResponseMessage>> ask) => table.Add(await Load(server, name, ask));
    }

    private static StringContent Somebody(int number) => new(
        $$"""{"fullName":"Orang Baru {{number}}","phones":["0813{{20_000_000 + number}}"],"emails":["baru{{number}}@contoh.id"],"city":"Bandung","tags":["baru"]}""", Encoding.UTF8, "application/json");

    private static async Task<Result> Load(PublishedServer server, string name, Func<Task<HttpResponseMessage>> ask)
    {
        var alone = await Alone(ask);
        await Together(ask, WarmUp);
        var cpu = server.Cpu;
        var clock = Stopwatch.StartNew();
        var (times, failures) = await Together(ask, Measured);
        return new Result(name, times.Count, clock.Elapsed, server.Cpu - cpu, alone, times, failures);
    }

    /// <summary>The median time of one request with nobody else there.</summary>
    private static async Task<TimeSpan> Alone(Func<Task<HttpResponseMessage>> ask)
    {
        List<TimeSpan> times = [];
        for (var i = 0; i < 40; i++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await ask();
            await answer.Content.CopyToAsync(Stream.Null);
            times.Add(clock.Elapsed);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private static async Task<(List<TimeSpan> Times, int Failures)> Together(Func<Task<HttpResponseMessage>> ask, TimeSpan lasting)
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

    private static HttpClient Client(PublishedServer server) => new(new SocketsHttpHandler { UseCookies = true, CookieContainer = new CookieContainer(), AllowAutoRedirect = false, MaxConnectionsPerServer = Connections })
    { BaseAddress = server.Url };

    private static async Task<HttpClient> SignIn(PublishedServer server, Company company)
    {
        var client = Client(server);
        var page = await client.GetStringAsync($"/welcome?token={company.SignInToken}");
        var xsrf = Xsrf().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", xsrf), KeyValuePair.Create("token", company.SignInToken)]);
        using var answer = await client.PostAsync($"/welcome?token={company.SignInToken}", form);
        using var list = await client.GetAsync("/people");
        return list.StatusCode == HttpStatusCode.OK ? client : throw new InvalidOperationException($"Signing in failed: {answer.StatusCode}, {list.StatusCode}.");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Xsrf();
}
