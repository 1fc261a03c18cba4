using System.Security.Cryptography;
using System.Text;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.Sealing;
using Akrab.Data.Search;
using Akrab.Data.Walls;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Data.Setup;

/// <summary>Brings the database to the shape this program wants: migrations first, then what is derived from definitions.</summary>
public sealed partial class Database(IServiceProvider services, Registry registry)
{
    private const int Slice = 500;

    public async Task Prepare(CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        if (!db.IsPostgres)
        {
            using var connection = SqliteSettings.Open(services.GetRequiredService<DataPlace>().SqliteConnection);
        }

        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        await Migrate(db, stop);
        await Derive(db, stop);
        await WarnOfRole(db, stop);
        if (!db.IsPostgres)
            await SqliteEstimates.Tell(db, stop);
    }

    /// <summary>Asking which are missing is cheap; EF's own way compares the whole model first, which an ordinary start need not wait for.</summary>
    private static async Task Migrate(AkrabDb db, CancellationToken stop)
    {
        if (db.Database.GetMigrations().Except(await db.Database.GetAppliedMigrationsAsync(stop)).Any())
            await db.Database.MigrateAsync(stop);
    }

    private async Task Derive(AkrabDb db, CancellationToken stop)
    {
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS derived_objects (name TEXT PRIMARY KEY, digest TEXT NOT NULL)", stop);
        if (db.IsPostgres)
            await Derive(db, "walls", string.Join('\n', TenantWalls.Tables(db).SelectMany(TenantWalls.Build)), BuildWalls, stop);
        await Derive(db, "search", ToldOfSearch(db), MakeSearch, stop);
        await Derive(db, "guards", string.Join('\n', BookGuards.Create(db)), BookGuards.Make, stop);
    }

    /// <summary>Makes something anew when what it is made of is not what it was.</summary>
    private static async Task Derive(AkrabDb db, string name, string told, Func<AkrabDb, CancellationToken, Task> make, CancellationToken stop)
    {
        var wanted = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(told)));
        if (await db.Database.SqlQueryRaw<string>("SELECT digest AS \"Value\" FROM derived_objects WHERE name = {0}", name).ToListAsync(stop) is [var present] && present == wanted)
            return;

        await make(db, stop);
        await db.Database.ExecuteSqlRawAsync("DELETE FROM derived_objects WHERE name = {0}", [name], stop);
        await db.Database.ExecuteSqlRawAsync("INSERT INTO derived_objects (name, digest) VALUES ({0}, {1})", [name, wanted], stop);
    }

    private static async Task BuildWalls(AkrabDb db, CancellationToken stop)
    {
        foreach (var table in TenantWalls.Tables(db))
            foreach (var sql in TenantWalls.Build(table))
                await db.Database.ExecuteSqlRawAsync(sql, stop);
    }

    /// <summary>Says at the start what <c>akrab check</c> says too.</summary>
    private async Task WarnOfRole(AkrabDb db, CancellationToken stop)
    {
        if (db.IsPostgres && await db.Database.SqlQueryRaw<bool>(TenantWalls.IsAbove).SingleAsync(stop))
            NoWalls(services.GetRequiredService<ILogger<Database>>(), TenantWalls.Advice);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Advice}")]
    private static partial void NoWalls(ILogger log, string advice);

    /// <summary>Makes the search tables anew and fills them from the records.</summary>
    public async Task MakeSearch(AkrabDb db, CancellationToken stop)
    {
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS search_text", stop);
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS search_docs", stop);
        foreach (var sql in db.Writer.Search.Create(registry))
            await db.Database.ExecuteSqlRawAsync(sql, stop);

        foreach (var tenant in await db.Tenants.Select(t => t.Id).ToListAsync(stop))
            await FillSearch(tenant, stop);
    }

    /// <summary>Has everything found that a company brings along.</summary>
    public async Task FillSearch(TenantId tenant, CancellationToken stop)
    {
        await using var scope = services.Begin(Acting.System(tenant));
        foreach (var definition in registry.Searched)
            await definition.Accept(new Reindexer(scope.ServiceProvider.GetRequiredService<AkrabDb>(), stop));
    }

    private string ToldOfSearch(AkrabDb db) =>
        string.Join('\n', db.Writer.Search.Create(registry)) + string.Join('\n', registry.Entities.SelectMany(d => d.Fields).Where(f => f.IsSearched));

    private sealed class Reindexer(AkrabDb db, CancellationToken stop) : IEntityVisitor<Task>
    {
        public async Task Visit<T>(Definition<T> definition) where T : Entity
        {
            List<Statement> statements = [];
            await foreach (var record in db.Set<T>().AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            {
                statements.AddRange(db.Writer.Search.Put(record.TenantId, definition.Name, record.Key, SearchText.Of(definition, record), isNew: true));
                if (statements.Count >= Slice)
                {
                    await db.Writer.Write(statements, db.Sight, stop);
                    statements = [];
                }
            }

            if (statements.Count > 0)
                await db.Writer.Write(statements, db.Sight, stop);
        }
    }
}
