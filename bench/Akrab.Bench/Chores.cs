using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Akrab.Data.Access;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Akrab.Web.Duplicates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Bench;

/// <summary>What takes long: everybody is compared with everybody, and the customer with twenty thousand interactions is merged and separated again.</summary>
internal sealed class Chores(string published, DataPlace place, Company company, Table table)
{
    public async Task Scan()
    {
        await using var services = Filling.Services(place);
        var job = await Enqueue(services);
        await using var server = await PublishedServer.Start(published, place);
        var row = await Find(services, job);
        while (row.State is JobState.Waiting or JobState.Running)
        {
            await Task.Delay(500);
            row = await Find(services, job);
        }

        var took = row.FinishedAt - row.StartedAt;
        table.Note(string.Create(CultureInfo.InvariantCulture, $"Everybody compared with everybody, by the server: {took?.TotalSeconds:0} s, {server.Cpu.TotalSeconds:0} s of processor, most memory {server.MostMegabytes} MB ({row.State}, {row.Result})"));
    }

    public async Task Merge()
    {
        await using var server = await PublishedServer.Start(published, place);
        using var client = new HttpClient { BaseAddress = server.Url, Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", company.OwnersToken);
        var survivor = (await Post(client, "/api/v1/people", new { fullName = "Setia Pelanggan" })).GetProperty("id").GetGuid();
        var clock = Stopwatch.StartNew();
        var merged = await Post(client, $"/api/v1/people/{survivor}/merge", new { others = new[] { company.Regular } });
        var merging = clock.Elapsed;
        clock.Restart();
        await Post(client, $"/api/v1/people/{survivor}/separate", new { mergeId = merged.GetProperty("mergeId").GetGuid() });
        table.Note(string.Create(CultureInfo.InvariantCulture, $"Merging a customer with 20,000 interactions: {merging.TotalSeconds:0.0} s; separating them again: {clock.Elapsed.TotalSeconds:0.0} s; most memory {server.MostMegabytes} MB"));
    }

    private async Task<Guid> Enqueue(IServiceProvider services)
    {
        await using var scope = Enter(services);
        var job = scope.ServiceProvider.GetRequiredService<Jobs>().Enqueue(new ScanDuplicates("person"));
        await scope.ServiceProvider.GetRequiredService<AkrabDb>().SaveChangesAsync();
        return job.Id;
    }

    private async Task<JobRow> Find(IServiceProvider services, Guid job)
    {
        await using var scope = Enter(services);
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<JobRow>().AsNoTracking().SingleAsync(j => j.Id == job);
    }

    private AsyncServiceScope Enter(IServiceProvider services) => services.Begin(Acting.System(new TenantId(company.Tenant)));

    private static async Task<JsonElement> Post(HttpClient client, string url, object body)
    {
        using var answer = await client.PostAsJsonAsync(url, body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new InvalidOperationException($"{url}: {(int)answer.StatusCode} {text}");
    }
}
