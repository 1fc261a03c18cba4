using System.Diagnostics;
using Akrab.Bench;
using Akrab.Customers.Parties;
using Akrab.Customers.Timeline;
using Akrab.Data.Access;
using Akrab.Data.Checks;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Host.Setup;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Torture;

/// <summary>Kills the server at random moments while writers write, and looks afterwards what became of their writes.</summary>
internal sealed class Ordeal(string published, DataPlace place, Company company, PostgresServer? database, Random dice)
{
    private const int Writers = 8, LooksEvery = 20;

    private readonly Ledger _ledger = new();
    private readonly List<string> _broken = [];

    /// <summary>The exit code: 0 when nothing was lost, doubled or torn.</summary>
    public async Task<int> Endure(int kills)
    {
        var writers = Enumerable.Range(0, Writers).Select(i => new Writer(i, company.OwnersToken, _ledger, new Random(dice.Next()))).ToList();
        for (var kill = 1; kill <= kills; kill++)
        {
            await Round(kill, writers, TimeSpan.FromMilliseconds(dice.Next(20, 1500)));
            if (kill % LooksEvery == 0 || kill == kills)
                await Look(writers, kill == kills);
        }

        Console.WriteLine();
        Console.WriteLine($"{(place.IsPostgres ? "PostgreSQL" : "SQLite")}: {kills} kills, {_ledger.Acknowledged} writes acknowledged, {_ledger.Repeated} asked again because no answer came; {_broken.Count} broken.");
        return _broken.Count == 0 ? 0 : 1;
    }

    private async Task Round(int kill, List<Writer> writers, TimeSpan lasting)
    {
        var before = _ledger.Acknowledged;
        var server = await PublishedServer.Start(published, place);
        using var over = new CancellationTokenSource();
        var writing = writers.Select(w => w.Write(server.Url, over.Token)).ToList();
        // A server that has just started is slow; most are killed while they work, every fourth at any moment.
        for (var waited = Stopwatch.StartNew(); kill % 4 > 0 && _ledger.Acknowledged == before && waited.Elapsed < TimeSpan.FromSeconds(20);)
            await Task.Delay(5);
        await Task.Delay(lasting);
        var crashes = database is not null && kill % 10 == 0;
        if (crashes)
            await database!.Crash();
        await server.DisposeAsync();
        await over.CancelAsync();
        await Task.WhenAll(writing);
        Console.Error.WriteLine($"{kill}: killed after {lasting.TotalMilliseconds:0} ms{(crashes ? ", and the database" : "")}, {_ledger.Acknowledged - before} acknowledged, {writers.Count(w => w.IsWaiting)} without an answer");
    }

    /// <summary>Compares the database with what was acknowledged; at the end what had no answer has been asked again first.</summary>
    private async Task Look(List<Writer> writers, bool isEnd)
    {
        if (isEnd)
            await Settle(published, place, writers);
        await using var services = new ServiceCollection().AddLogging().AddAkrab(place).BuildServiceProvider();
        await services.GetRequiredService<Database>().Prepare(default);
        await using var scope = services.Begin(Acting.System(new TenantId(company.Tenant)));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var people = await db.Set<Person>().AsNoTracking().Where(p => p.ExternalId != null).Select(p => new { p.ExternalId, p.CallName }).ToListAsync();
        var notes = await db.Set<Interaction>().AsNoTracking().Where(i => i.Body!.StartsWith(Ledger.Mark)).Select(i => i.Body!).ToListAsync();
        _broken.AddRange(_ledger.Judge(people.Select(p => (p.ExternalId!, p.CallName)), notes));
        var report = await services.GetRequiredService<Checkup>().Run(default);
        _broken.AddRange(report.Findings.Select(f => $"{f.Check}: {f.What} ({f.Record})"));
        Console.WriteLine($"Looked at {people.Count} people and {notes.Count} notes against {_ledger.Acknowledged} acknowledged writes: {(_broken.Count == 0 ? "all there, none twice, everything agrees." : $"{_broken.Count} broken.")}");
        _broken.Take(20).ToList().ForEach(Console.WriteLine);
        await scope.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static async Task Settle(string published, DataPlace place, List<Writer> writers)
    {
        await using var server = await PublishedServer.Start(published, place);
        foreach (var writer in writers.Where(w => w.IsWaiting))
            await writer.Finish(server.Url);
    }
}
