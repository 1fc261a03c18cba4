using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Akrab.Data.Setup;

/// <summary>
/// What every SQLite connection is told when it opens for the first time; one that comes back from the pool still knows. None maps the file:
/// lists are not faster for it, and every connection's map counts as memory of the process.
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    private const string Pragmas =
        "PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4000; PRAGMA mmap_size=0;";

    /// <summary>A connection is used by one thread at a time, so SQLite need not lock it at every call; nobody asks how much memory it holds.</summary>
    static SqliteSettings()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    private static readonly ConditionalWeakTable<object, object> Told = [];

    public static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        Tell(connection, "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=16000; " + Pragmas);
        return connection;
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => TellOnce((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TellOnce((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private static void TellOnce(SqliteConnection connection)
    {
        if (connection.Handle is not { } handle || Told.TryGetValue(handle, out _))
            return;

        Tell(connection, Pragmas);
        Told.AddOrUpdate(handle, Pragmas);
    }

    private static void Tell(SqliteConnection connection, string pragmas)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
        KeepPlans(connection);
    }

    /// <summary>Without this, SQLite plans a prepared question anew whenever another value is bound to its limit.</summary>
    private static void KeepPlans(SqliteConnection connection) =>
        raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
}
