using Akrab.Customers.Parties;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Host.Setup;
using Akrab.Kernel.Entities;
using Akrab.Testing;
using Akrab.Web.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Host.Tests;

/// <summary>A company whose program gets killed: its database is looked at from here, past the process that works in it.</summary>
internal sealed class KilledShop : IAsyncDisposable
{
    private readonly TestPlace _place;
    private readonly ServiceProvider _services;
    private TenantId _tenant;

    private KilledShop(TestPlace place)
    {
        _place = place;
        _services = new ServiceCollection().AddLogging().AddAkrab(place.Data).BuildServiceProvider();
        Shell = new Shell(place.Data);
    }

    public DataPlace Place => _place.Data;

    public Shell Shell { get; }

    public static async Task<KilledShop> Open(Engine engine)
    {
        var shop = new KilledShop(await TestPlace.Make(engine, House.Open()));
        await shop.NewWayIn();
        await using var scope = shop._services.CreateAsyncScope();
        shop._tenant = (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Tenants.AsNoTracking().SingleAsync()).Id;
        return shop;
    }

    public string File(string name) => Path.Combine(Place.Folder, name);

    /// <summary>The owner, come in by a link.</summary>
    public async Task<TestBrowser> Enter(RealProcess server)
    {
        var browser = new TestBrowser(server.Url);
        await browser.Open(await NewWayIn());
        await browser.Submit("/welcome");
        await browser.Open("/import/new");
        return browser;
    }

    public Task<ImportReport> Report(Guid id) => Do(scope => scope.GetRequiredService<Imports>().Report(id, default));

    public async Task<Guid> LastImport()
    {
        for (var i = 0; i < 6000; i++)
        {
            var last = await Do(scope => scope.GetRequiredService<AkrabDb>().Set<ImportRow>().AsNoTracking().OrderByDescending(r => r.Id).FirstOrDefaultAsync());
            if (last is not null)
                return last.Id;
            await Task.Delay(10);
        }

        throw new TimeoutException("No import has begun.");
    }

    /// <summary>Waits until its report says so.</summary>
    public async Task<ImportReport> Until(Guid id, Func<ImportReport, bool> holds)
    {
        var report = await Report(id);
        for (var i = 0; i < 12_000 && !holds(report); i++)
        {
            await Task.Delay(10);
            report = await Report(id);
        }

        return holds(report) ? report : throw new TimeoutException(report.ToString());
    }

    /// <summary>On PostgreSQL a job counts as abandoned after half a minute without a sign of life; that long no test waits.</summary>
    public Task<int> FallSilent() => Do(scope => scope.GetRequiredService<AkrabDb>().Set<JobRow>().Where(j => j.State == JobState.Running)
        .ExecuteUpdateAsync(j => j.SetProperty(r => r.SeenAt, DateTimeOffset.UtcNow.AddMinutes(-1))));

    public Task<List<string>> Emails() => Do(async scope =>
        (await scope.GetRequiredService<AkrabDb>().Set<Person>().AsNoTracking().ToListAsync()).ConvertAll(p => p.Emails.Primary!.Address));

    /// <summary>How many entries of the journal wait for a seal, and how many have one.</summary>
    public Task<(int Waiting, int Sealed)> Seals() => Do(async scope =>
    {
        var journal = scope.GetRequiredService<AkrabDb>().Set<JournalRow>();
        return (await journal.CountAsync(j => j.Seal == null), await journal.CountAsync(j => j.Seal != null));
    });

    public Task<int> Change(string name, Action<Person> change) => Do(async scope =>
    {
        var db = scope.GetRequiredService<AkrabDb>();
        change(await db.Set<Person>().AsTracking().SingleAsync(p => p.FullName == name));
        return await db.SaveChangesAsync();
    });

    public async Task<string> Export(string plural)
    {
        var file = File($"{plural}.csv");
        Assert.Equal(0, (await Shell.Run("export", "--as", plural, "--out", file)).Exit);
        return await System.IO.File.ReadAllTextAsync(file);
    }

    /// <summary>A link by which the owner comes in.</summary>
    public async Task<string> NewWayIn() => new Uri((await Shell.Run("user", "add", TestApp.OwnerEmail, "--role", "owner")).Out.Trim()).PathAndQuery;

    private async Task<T> Do<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.Begin(Acting.System(_tenant));
        return await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _place.DisposeAsync();
    }
}
