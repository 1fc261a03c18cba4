using System.Text;
using Akrab.Customers.Parties;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Testing;
using Akrab.Web.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Akrab.Import.Tests;

public abstract class CrashTests(Engine engine)
{
    public sealed class OnSqlite() : CrashTests(Engine.Sqlite);

    public sealed class OnPostgres() : CrashTests(Engine.Postgres);

    private const int Rows = 5000;

    private static string File()
    {
        var text = new StringBuilder("Nama,HP,Email\n");
        for (var i = 0; i < Rows; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Orang {i},0812{10_000_000 + i},orang{i}@contoh.id\n");
        return text.ToString();
    }

    [Fact]
    public async Task An_import_cut_off_between_slices_goes_on_and_makes_nobody_twice()
    {
        await using var shop = await Shop.Open(engine);
        var id = await shop.Start(File());
        await shop.WithImports(imports => imports.Run(id, default));
        await CutOff(shop);
        var half = (await shop.WithImports(imports => imports.Report(id, default)))!;
        Assert.InRange(half.Created, 1, Rows - 1);

        await Serve(shop, () => shop.WithImports(async imports => (await imports.Find(id, default)).State is ImportState.Done));
        var report = await shop.WithImports(imports => imports.Report(id, default));
        Assert.Equal((Rows, Rows, 0, true), (report.Read, report.Created, report.Rejected, report.Resumed));
        Assert.Equal(Rows, (await shop.People()).Select(p => p.Emails.Primary!.Address).Distinct().Count());
        Assert.Equal(Rows, (await shop.People()).Count);
    }

    [Fact]
    public async Task A_cancelled_import_keeps_what_is_done_and_says_so()
    {
        await using var shop = await Shop.Open(engine);
        var id = await shop.Start(File());
        await shop.WithImports(imports => imports.Run(id, default));
        await Serve(shop, () => shop.Do(async scope =>
        {
            var imports = scope.GetRequiredService<Imports>();
            if ((await imports.Report(id, default)).Read > 0)
                await imports.Cancel(id, default);
            return (await imports.Find(id, default)).State is ImportState.Cancelled or ImportState.Done;
        }));
        var report = await shop.WithImports(imports => imports.Report(id, default));
        Assert.Equal(report.Created, (await shop.People()).Count);
        await RollingBackTests.RollBack(shop, id);
        Assert.Empty(await shop.People());
    }

    [Fact]
    public async Task An_import_cancelled_before_it_began_is_over()
    {
        await using var shop = await Shop.Open(engine);
        var id = await shop.Start(File());
        await shop.WithImports(imports => imports.Run(id, default));
        await shop.Do(async scope =>
        {
            await scope.GetRequiredService<Imports>().Cancel(id, default);
            return 0;
        });
        await Serve(shop, () => shop.WithImports(async imports => (await imports.Find(id, default)).State is not ImportState.Running));
        var report = await shop.WithImports(imports => imports.Report(id, default));
        Assert.Equal((ImportState.Cancelled, 0), (report.State, report.Read));
        Assert.Empty(await shop.People());
    }

    /// <summary>As a kill does: the runner is gone in the middle, the job says it runs, nobody ends it.</summary>
    private static async Task CutOff(Shop shop)
    {
        await using var scope = shop.Database.Services.CreateAsyncScope();
        var hold = (await scope.ServiceProvider.GetRequiredService<JobQueue>().Take(default))!;
        using var stop = new CancellationTokenSource();
        await using var acting = shop.Database.Begin();
        var imports = acting.ServiceProvider.GetRequiredService<Imports>();
        var input = System.Text.Json.JsonDocument.Parse(hold.Row.Input).RootElement.GetProperty("import").GetGuid();
        var cut = new Cut(stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => imports.RunHere(input, false, () => false, cut, stop.Token));
        await hold.DisposeAsync();
        if (shop.Database.Place.IsPostgres)
            await shop.Do(async s => await s.GetRequiredService<AkrabDb>().Set<JobRow>().ExecuteUpdateAsync(j => j.SetProperty(r => r.SeenAt, DateTimeOffset.UtcNow.AddMinutes(-1))));
    }

    private static async Task Serve(Shop shop, Func<Task<bool>> isDone)
    {
        var services = shop.Database.Services.GetServices<IHostedService>().ToList();
        foreach (var service in services)
            await service.StartAsync(default);
        for (var i = 0; i < 600 && !await isDone(); i++)
            await Task.Delay(50);
        foreach (var service in services)
            await service.StopAsync(default);
    }

    private sealed class Cut(CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Done >= Rows / 3)
                stop.Cancel();
        }
    }
}
