using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Akrab.Data.Setup;

/// <summary>What every SQLite connection is told when it opens for the first time; one that comes back from the pool still knows.</summary>
/// <param name="maps">Whether reading maps the file: many readers then share the system's own cache of it.</param>
internal sealed class SqliteSettings(bool maps) : DbConnectionInterceptor
{
    private const string Pragmas =
        "PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000; ";

    private const string Mapped = "PRAGMA mmap_size=268435456;", Unmapped = "PRAGMA mmap_size=0;";

    private static readonly ConditionalWeakTable<object, object> Told = [];

    /// <summary>The connection that writes; it maps nothing: what it reads it keeps in a cache of its own anyway.</summary>
    public static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        Tell(connection, "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=4000; " + Pragmas + Unmapped);
        return connection;
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => TellOnce((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TellOnce((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void TellOnce(SqliteConnection connection)
    {
        if (connection.Handle is not { } handle || Told.TryGetValue(handle, out _))
            return;

        Tell(connection, Pragmas + (maps ? Mapped : Unmapped));
        Told.AddOrUpdate(handle, Pragmas);
    }

    private static void Tell(DbConnection connection, string pragmas)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }
}
