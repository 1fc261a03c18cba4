using Akrab.Data.Setup;
using Akrab.Kernel.Definitions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Akrab.Testing;

/// <summary>
/// Where a test keeps its data: a temporary folder, and a PostgreSQL database cloned from a template that is migrated once per run.
/// <c>AKRAB_TEST_POSTGRES</c> is the connection string of the throw-away server that <c>bin/test</c> starts.
/// </summary>
public sealed class TestPlace : IAsyncDisposable
{
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private static string? _sqliteTemplate;
    private readonly string? _clone;

    private TestPlace(DataPlace data, string? clone) => (Data, _clone) = (data, clone);

    public DataPlace Data { get; }

    public static string? Server => Environment.GetEnvironmentVariable("AKRAB_TEST_POSTGRES");

    public static async Task<TestPlace> Make(Engine engine, Registry registry, string connection = "")
    {
        var folder = Directory.CreateTempSubdirectory("akrab-test-").FullName;
        if (engine == Engine.Sqlite)
        {
            var data = new DataPlace(folder);
            File.Copy(await SqliteTemplate(registry), data.SqliteFile);
            return new TestPlace(data, null);
        }

        var server = Server;
        if (server is null)
            Xunit.Assert.Skip("AKRAB_TEST_POSTGRES is not set: run bin/test, which starts a server.");

        var template = await Template(server, registry);
        var clone = $"akrab_{Guid.NewGuid():N}";
        await Run(server, $"CREATE DATABASE {clone} TEMPLATE {template} STRATEGY file_copy");
        return new TestPlace(new DataPlace(folder, With(server, clone) + connection), clone);
    }

    /// <summary>Migrates a file once per process; the others are copies of it.</summary>
    private static async Task<string> SqliteTemplate(Registry registry)
    {
        await OneAtATime.WaitAsync();
        try
        {
            if (_sqliteTemplate is not null)
                return _sqliteTemplate;

            var place = new DataPlace(Directory.CreateTempSubdirectory("akrab-template-").FullName);
            await using (var services = new ServiceCollection().AddLogging().AddAkrabData(registry, place).BuildServiceProvider())
                await services.GetRequiredService<Database>().Prepare(CancellationToken.None);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            return _sqliteTemplate = place.SqliteFile;
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <summary>Seconds to wait for another project of the run that makes the template just now, on a machine that is busy.</summary>
    private const int Patience = 300;

    /// <summary>Migrates a database once per run; the others are copies of it.</summary>
    private static async Task<string> Template(string server, Registry registry)
    {
        const string name = "akrab_template";
        await OneAtATime.WaitAsync();
        try
        {
            await using var guard = new NpgsqlConnection(server);
            await guard.OpenAsync();
            await using (var wait = new NpgsqlCommand("SELECT pg_advisory_lock(4711)", guard) { CommandTimeout = Patience })
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
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = Patience };
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_clone is not null)
            await Run(Server!, $"DROP DATABASE {_clone} WITH (FORCE)");
        Directory.Delete(Data.Folder, true);
    }
}
