using System.Text;
using Akrab.Automation;
using Akrab.Customers.Parties;
using Akrab.Data.Access;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Host.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Testing;
using Akrab.Web.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Import.Tests;

/// <summary>A company with an empty database, into which files are imported.</summary>
internal sealed class Shop(TestDatabase database) : IAsyncDisposable
{
    public static readonly Registry Registry = House.Open();

    public TestDatabase Database => database;

    public static async Task<Shop> Open(Engine engine, Action<IServiceCollection>? more = null) => new(await TestDatabase.Make(engine, Registry, services =>
    {
        services.AddAkrabImport(Registry).AddAkrabAutomation();
        more?.Invoke(services);
    }));

    public async Task<T> Do<T>(Func<IServiceProvider, Task<T>> work, Acting? acting = null)
    {
        await using var scope = database.Begin(acting);
        return await work(scope.ServiceProvider);
    }

    public Task<T> WithImports<T>(Func<Imports, Task<T>> work, Acting? acting = null) => Do(scope => work(scope.GetRequiredService<Imports>()), acting);

    public async Task<Guid> Start(string text, string entity = "person", ImportOptions? options = null, Acting? acting = null) =>
        await Start(Encoding.UTF8.GetBytes(text), "file.csv", entity, options, acting);

    public Task<Guid> Start(byte[] bytes, string name, string entity = "person", ImportOptions? options = null, Acting? acting = null) => WithImports(async imports =>
        (await imports.Start(new MemoryStream(bytes), name, Registry.Find(entity)!, options, default)).Id, acting);

    public async Task<ImportReport> Import(string text, string entity = "person", ImportOptions? options = null, Acting? acting = null)
    {
        var id = await Start(text, entity, options, acting);
        return await WithImports(imports => imports.RunNow(id, null, default), acting);
    }

    public async Task<ImportReport> ImportFile(string path, string entity = "person")
    {
        var id = await Start(await File.ReadAllBytesAsync(path), Path.GetFileName(path), entity);
        return await WithImports(imports => imports.RunNow(id, null, default));
    }

    public Task<List<Person>> People() => Do(scope => scope.GetRequiredService<AkrabDb>().Set<Person>().AsNoTracking().OrderBy(p => p.Id).ToListAsync());

    public Task<List<Organisation>> Organisations() => Do(scope => scope.GetRequiredService<AkrabDb>().Set<Organisation>().AsNoTracking().OrderBy(p => p.Id).ToListAsync());

    public Task<int> Change<T>(Func<T, bool> which, Action<T> change) where T : Kernel.Entities.Entity => Do(async scope =>
    {
        var db = scope.GetRequiredService<AkrabDb>();
        foreach (var record in (await db.Set<T>().ToListAsync()).Where(which))
            change(record);
        return await db.SaveChangesAsync();
    });

    /// <summary>Does the waiting jobs, of which there is at least one.</summary>
    public async Task Work()
    {
        var done = 0;
        while (await database.Services.GetRequiredService<JobQueue>().Take(default) is { } hold)
            await using (hold)
            {
                await JobRun.Do(database.Services, hold, default);
                done++;
            }

        Assert.NotEqual(0, done);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
