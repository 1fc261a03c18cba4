using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Akrab.Testing;

/// <summary>The databases every data test runs on.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>
/// A database of its own for a test class: SQLite in a temporary folder, or a PostgreSQL database cloned from a template that is migrated
/// once per run. <c>AKRAB_TEST_POSTGRES</c> is the connection string of the throw-away server that <c>bin/test</c> starts.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private readonly string? _clone;

    private TestDatabase(ServiceProvider services, DataPlace place, string? clone)
    {
        Services = services;
        Place = place;
        _clone = clone;
    }

    public ServiceProvider Services { get; }

    public DataPlace Place { get; }

    public TenantId Tenant { get; private set; }

    public static string? Server => Environment.GetEnvironmentVariable("AKRAB_TEST_POSTGRES");

    /// <summary>Makes the database, with one tenant in it.</summary>
    public static async Task<TestDatabase> Make(Engine engine, Registry registry, Action<IServiceCollection>? more = null)
    {
        var (place, clone) = await Place_(engine, registry);
        var services = new ServiceCollection().AddLogging().AddAkrabData(registry, place);
        more?.Invoke(services);
        var made = new TestDatabase(services.BuildServiceProvider(), place, clone);
        await made.Services.GetRequiredService<Database>().Prepare(CancellationToken.None);
        made.Tenant = await made.AddTenant("Toko Uji");
        return made;
    }

    /// <summary>Adds one more tenant.</summary>
    public async Task<TenantId> AddTenant(string name)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var tenant = new Tenant { Name = name, CreatedAt = DateTimeOffset.UnixEpoch };
        db.Add(tenant);
        await db.SaveChangesAsync();
        return tenant.Id;
    }

    /// <summary>A scope in which the system, or somebody, acts in the tenant.</summary>
    public AsyncServiceScope Begin(Acting? acting = null) => Services.Begin(acting ?? Acting.System(Tenant));

    /// <summary>Where a database may be made: for tests that run the whole program.</summary>
    public static async Task<(DataPlace Place, string? Clone)> Place_(Engine engine, Registry registry)
    {
        var folder = Directory.CreateTempSubdirectory("akrab-test-").FullName;
        if (engine == Engine.Sqlite)
            return (new DataPlace(folder), null);

        var server = Server;
        if (server is null)
            Xunit.Assert.Skip("AKRAB_TEST_POSTGRES is not set: run bin/test, which starts a server.");

        var template = await Template(server, registry);
        var clone = $"akrab_{Guid.NewGuid():N}";
        await Run(server, $"CREATE DATABASE {clone} TEMPLATE {template} STRATEGY file_copy");
        return (new DataPlace(folder, With(server, clone)), clone);
    }

    /// <summary>Migrates a database once per run; the others are copies of it.</summary>
    private static async Task<string> Template(string server, Registry registry)
    {
        const string name = "akrab_template";
        await OneAtATime.WaitAsync();
        try
        {
            await using var guard = new NpgsqlConnection(server);
            await guard.OpenAsync();
            await using (var wait = new NpgsqlCommand("SELECT pg_advisory_lock(4711)", guard))
                await wait.ExecuteNonQueryAsync();
            await using var exists = new NpgsqlCommand($"SELECT count(*) FROM pg_database WHERE datname = '{name}' AND datistemplate", guard);
            if ((long)(await exists.ExecuteScalarAsync())! == 0)
            {
                await Run(server, $"DROP DATABASE IF EXISTS {name}");
                await Run(server, $"CREATE DATABASE {name}");
                var folder = Directory.CreateTempSubdirectory("akrab-template-").FullName;
                await using (var services = new ServiceCollection().AddLogging().AddAkrabData(registry, new DataPlace(folder, With(server, name) + ";Pooling=false")).BuildServiceProvider())
                    await services.GetRequiredService<Database>().Prepare(CancellationToken.None);
                await Run(server, $"ALTER DATABASE {name} IS_TEMPLATE true");
            }
        }
        finally
        {
            OneAtATime.Release();
        }

        return name;
    }

    private static string With(string server, string database) => new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 20 }.ToString();

    private static async Task Run(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_clone is not null)
            await Run(Server!, $"DROP DATABASE {_clone} WITH (FORCE)");
        Directory.Delete(Place.Folder, true);
    }
}
