using Akrab.Automation.Schedules;
using Akrab.Data.Files;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Jobs;
using Akrab.Kernel.Values;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Import.Tests;

/// <summary>What nobody will ask for again is cleared away by night, and nothing else.</summary>
public abstract class ForgettingTests(Engine engine)
{
    public sealed class OnSqlite() : ForgettingTests(Engine.Sqlite);

    public sealed class OnPostgres() : ForgettingTests(Engine.Postgres);

    [Fact]
    public async Task Delivered_events_and_their_receipts_go_after_thirty_days()
    {
        await using var shop = await Shop.Open(engine);
        var (long_ago, lately) = (DateTimeOffset.UtcNow.AddDays(-31), DateTimeOffset.UtcNow.AddDays(-29));
        OutboxRow[] events = [Event(long_ago, OutboxState.Delivered), Event(long_ago, OutboxState.Failed), Event(long_ago, OutboxState.Waiting), Event(lately, OutboxState.Delivered)];
        await Save(shop, [.. events, .. events.Select(e => new EventReceiptRow { Event = e.Id, Handler = "Notes", At = e.At })]);

        await Run(shop, "forget-events");

        Guid[] kept = [.. events.Skip(1).Select(e => e.Id).Order()];
        Assert.Equal(kept, (await Ids(shop, db => db.Set<OutboxRow>().Select(e => e.Id))).Order());
        Assert.Equal(kept, (await Ids(shop, db => db.Set<EventReceiptRow>().Select(r => r.Event))).Order());
    }

    [Fact]
    public async Task A_dry_run_and_its_file_go_after_seven_days()
    {
        await using var shop = await Shop.Open(engine);
        var (old, same, fresh) = (await shop.Start("Nama;No HP\nRatna;08127000111\n"), await shop.Start("Nama;No HP\nTono;08127000222\n"), await shop.Start("Nama;No HP\nTono;08127000222\n"));
        var done = await shop.Start("Nama;No HP\nAni;08127000333\n");
        await shop.WithImports(imports => imports.RunNow(done, null, default));
        await shop.Work();
        await shop.Do(async scope =>
        {
            var (db, then) = (scope.GetRequiredService<AkrabDb>(), DateTimeOffset.UtcNow.AddDays(-8));
            Guid[] aged = [old, same, done];
            return await db.Set<ImportRow>().Where(i => aged.Contains(i.Id)).ExecuteUpdateAsync(set => set.SetProperty(i => i.CreatedAt, then));
        });
        var digests = await shop.Do(async scope => (await scope.GetRequiredService<AkrabDb>().Set<StoredFileRow>().ToListAsync()).ToDictionary(f => f.Id, f => f.Digest));
        var files = await shop.Do(async scope => await scope.GetRequiredService<AkrabDb>().Set<ImportRow>().ToDictionaryAsync(i => i.Id, i => i.File));

        await Run(shop, "forget-drafts");

        Assert.Equal(((Guid[])[fresh, done]).Order(), (await Ids(shop, db => db.Set<ImportRow>().Select(i => i.Id))).Order());
        Assert.Equal(((Guid[])[files[fresh], files[done]]).Order(), (await Ids(shop, db => db.Set<StoredFileRow>().Select(f => f.Id))).Order());

        var store = shop.Database.Services.GetRequiredService<FileStore>();
        Assert.All(digests.Values, digest => Assert.True(store.Has(digest)));
        var later = await shop.Do(scope => scope.GetRequiredService<AkrabDb>().Set<JobRow>().SingleAsync(j => j.Kind == "forget-contents"));
        Assert.InRange(later.DueAt, DateTimeOffset.UtcNow.AddHours(23), DateTimeOffset.UtcNow.AddHours(25));
        foreach (var content in Directory.EnumerateFiles(Path.Combine(shop.Database.Place.Folder, "files"), "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(content, DateTime.UtcNow.AddDays(-8));

        await RunJob(shop, later);

        Assert.False(store.Has(digests[files[old]]));
        Assert.True(store.Has(digests[files[fresh]]));
        Assert.True(store.Has(digests[files[done]]));
    }

    [Fact]
    public async Task A_content_that_has_just_come_stays()
    {
        await using var shop = await Shop.Open(engine);
        var store = shop.Database.Services.GetRequiredService<FileStore>();
        var (digest, _) = await store.Put(new MemoryStream("baru"u8.ToArray()), default);

        Assert.False(store.Forget(digest));
        Assert.True(store.Has(digest));
        Assert.False(store.Forget(new string('0', 64)));
    }

    private static OutboxRow Event(DateTimeOffset at, OutboxState state) =>
        new() { Id = Uuid7.Next(), At = at, Event = "party-added", Record = Uuid7.Next(), Body = "{}", State = state, DueAt = DateTimeOffset.UtcNow.AddDays(1) };

    private static Task<int> Save(Shop shop, object[] rows) => shop.Do(async scope =>
    {
        var db = scope.GetRequiredService<AkrabDb>();
        db.AddRange(rows);
        return await db.SaveChangesAsync();
    });

    private static Task<List<Guid>> Ids(Shop shop, Func<AkrabDb, IQueryable<Guid>> of) => shop.Do(scope => of(scope.GetRequiredService<AkrabDb>()).ToListAsync());

    /// <summary>As the clock makes it, and as the runner runs it.</summary>
    private static async Task Run(Shop shop, string name)
    {
        var services = shop.Database.Services;
        await services.GetRequiredService<DueRuns>().Make(services.GetServices<Schedule>().Single(s => s.Name == name), DateTimeOffset.UtcNow, default);
        await using var hold = (await services.GetRequiredService<JobQueue>().Take(default))!;
        await JobRun.Do(services, hold, default);
        Assert.Equal(JobState.Done, (await Find(shop, hold.Id)).State);
    }

    private static async Task RunJob(Shop shop, JobRow row)
    {
        await using var hold = (await shop.Database.Services.GetRequiredService<JobQueue>().Take(row.TenantId, row.Id, default))!;
        await JobRun.Do(shop.Database.Services, hold, default);
        Assert.Equal(JobState.Done, (await Find(shop, row.Id)).State);
    }

    private static async Task<JobRow> Find(Shop shop, Guid id) => (await shop.Do(scope => scope.GetRequiredService<Jobs>().Find(id, default)))!;
}
