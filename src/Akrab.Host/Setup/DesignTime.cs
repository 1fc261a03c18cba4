using Akrab.Data.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Akrab.Host.Setup;

/// <summary>Gives the migration tool a context on SQLite.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteAkrabDb>
{
    public SqliteAkrabDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteAkrabDb>()
        .UseSqlite("Data Source=design.db", sqlite => sqlite.MigrationsAssembly("Akrab.Host"))
        .UseApplicationServiceProvider(IdentityAsInUse.Services).Options, House.Open());
}

/// <summary>Gives the migration tool a context on PostgreSQL.</summary>
public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresAkrabDb>
{
    public PostgresAkrabDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresAkrabDb>()
        .UseNpgsql("Host=design", npgsql => npgsql.MigrationsAssembly("Akrab.Host").SetPostgresVersion(15, 0))
        .UseApplicationServiceProvider(IdentityAsInUse.Services).Options, House.Open());
}

internal static class IdentityAsInUse
{
    /// <summary>The schema version decides which identity tables there are; it is read from the application's services.</summary>
    public static void Configure(IdentityOptions identity) => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

    public static IServiceProvider Services => new ServiceCollection().Configure<IdentityOptions>(Configure).BuildServiceProvider();
}
