using System.Collections.Concurrent;
using System.Text.Json;
using Akrab.Automation.Outbox;
using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Outbox;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Events;
using Akrab.Kernel.Jobs;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Akrab.Import.Tests;

public abstract class BackgroundTests(Engine engine)
{
    public sealed class OnSqlite() : BackgroundTests(Engine.Sqlite);

    public sealed class OnPostgres() : BackgroundTests(Engine.Postgres);

    public sealed record Count(int To, bool Fails = false);

    public sealed class Counter : IJob<Count>
    {
        public Task<object?> Run(Count input, RunningJob job, CancellationToken stop)
        {
            job.Report(input.To, input.To);
            return input.Fails ? throw new BrokenRule("counter.broke") : Task.FromResult<object?>(new { counted = input.To });
        }
    }

    /// <summary>Fails the first time, then notes what arrived.</summary>
    public sealed class Notes : IHandle<PartyHandedOver>
    {
        public static readonly ConcurrentQueue<(Guid Record, long Version)> Seen = new();
        private static readonly ConcurrentDictionary<Guid, bool> Failed = new();

        public Task Handle(Happened<PartyHandedOver> happened, CancellationToken stop)
        {
            if (Failed.TryAdd(happened.Id, true) && happened.RecordVersion == 2)
                throw new BrokenRule("notes.broke");
            Seen.Enqueue((happened.Record, happened.RecordVersion));
            return Task.CompletedTask;
        }
    }

    private Task<Shop> Open() => Shop.Open(engine, services => services.AddJob<Count, Counter>("count").AddScoped<IHandle<PartyHandedOver>, Notes>());

    [Fact]
    public async Task A_job_is_taken_once_done_and_reported()
    {
        await using var shop = await Open();
        var id = await Enqueue(shop, new Count(7));
        var queue = shop.Database.Services.GetRequiredService<JobQueue>();
        var takes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => queue.Take(default)));
        await using var hold = Assert.Single(takes.OfType<JobHold>());
        await JobRun.Do(shop.Database.Services, hold, default);
        var job = await Find(shop, id);
        Assert.Equal((JobState.Done, 7, 7L), (job.State, JsonDocument.Parse(job.Result!).RootElement.GetProperty("counted").GetInt32(), job.Done));
    }

    [Fact]
    public async Task A_failed_job_says_why()
    {
        await using var shop = await Open();
        var id = await Enqueue(shop, new Count(1, Fails: true));
        await using var hold = (await shop.Database.Services.GetRequiredService<JobQueue>().Take(default))!;
        await JobRun.Do(shop.Database.Services, hold, default);
        Assert.Equal((JobState.Failed, "counter.broke"), ((await Find(shop, id)).State, (await Find(shop, id)).Failure));
    }

    [Fact]
    public async Task The_runner_begins_within_a_moment_and_who_lost_a_job_cannot_write_it()
    {
        await using var shop = await Open();
        var runner = shop.Database.Services.GetServices<IHostedService>().ToList();
        foreach (var service in runner)
            await service.StartAsync(default);
        var id = await Enqueue(shop, new Count(3));
        for (var i = 0; i < 400 && (await Find(shop, id)).State != JobState.Done; i++)
            await Task.Delay(25);
        foreach (var service in runner)
            await service.StopAsync(default);
        Assert.Equal(JobState.Done, (await Find(shop, id)).State);

        await Enqueue(shop, new Count(3));
        var queue = shop.Database.Services.GetRequiredService<JobQueue>();
        await using var first = (await queue.Take(default))!;
        await first.DisposeAsync();
        await shop.Do(s => s.GetRequiredService<AkrabDb>().Set<JobRow>().Where(j => j.State == JobState.Running).ExecuteUpdateAsync(j => j.SetProperty(r => r.SeenAt, DateTimeOffset.UtcNow.AddMinutes(-2))));
        Assert.Equal(1, await queue.TakeUpAbandoned(false, default));
        await using var second = (await queue.Take(default))!;
        Assert.True(second.IsResumed);
        await Assert.ThrowsAsync<BrokenRule>(() => first.Keep("late", default));
    }

    [Fact]
    public async Task Events_of_a_record_arrive_in_their_order_though_the_first_fails_once()
    {
        await using var shop = await Open();
        var (ani, beni) = (new Member { Name = "Ani" }, new Member { Name = "Beni" });
        var budi = new Person { FullName = "Budi" };
        await shop.Do(async scope =>
        {
            var db = scope.GetRequiredService<AkrabDb>();
            db.AddRange(ani, beni, budi);
            await db.SaveChangesAsync();
            budi.HandOver(ani.Id);
            await db.SaveChangesAsync();
            budi.HandOver(beni.Id);
            return await db.SaveChangesAsync();
        });
        var dispatcher = shop.Database.Services.GetRequiredService<OutboxDispatcher>();
        for (var i = 0; i < 100 && Notes.Seen.Count(s => s.Record == budi.Key) < 2; i++)
        {
            await dispatcher.DeliverDue(default);
            await Task.Delay(100);
        }

        while (await dispatcher.DeliverDue(default) > 0)
        {
        }

        Assert.Equal([2, 3], Notes.Seen.Where(s => s.Record == budi.Key).Select(s => s.Version));
        var states = await shop.Do(s => s.GetRequiredService<AkrabDb>().Set<OutboxRow>().Select(o => o.State).ToListAsync());
        Assert.All(states, state => Assert.Equal(OutboxState.Delivered, state));
        Assert.Equal(2, await shop.Do(s => s.GetRequiredService<AkrabDb>().Set<EventReceiptRow>().CountAsync()));
        Assert.Null(await shop.Database.Services.GetRequiredService<OutboxQueue>().NextDue(default));
    }

    private static Task<Guid> Enqueue(Shop shop, Count input) => shop.Do(async scope =>
    {
        var job = scope.GetRequiredService<Jobs>().Enqueue(input);
        await scope.GetRequiredService<AkrabDb>().SaveChangesAsync();
        return job.Id;
    });

    private static async Task<JobRow> Find(Shop shop, Guid id) => (await shop.Do(scope => scope.GetRequiredService<Jobs>().Find(id, default)))!;
}
