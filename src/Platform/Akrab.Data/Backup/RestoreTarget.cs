using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Data.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Akrab.Data.Backup;

/// <summary>Where restored rows go: one transaction, so that a damaged backup leaves nothing behind.</summary>
internal abstract class RestoreTarget : IAsyncDisposable
{
    public static async Task<RestoreTarget> Begin(AkrabDb db, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        return db.IsPostgres
            ? new PostgresTarget((NpgsqlConnection)db.Database.GetDbConnection(), await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginTransactionAsync(stop))
            : new SqliteTarget((SqliteConnection)db.Database.GetDbConnection());
    }

    public abstract Task<RestoredRows> Table(string name, IReadOnlyList<PortableColumn> columns, CancellationToken stop);

    public abstract Task Commit(CancellationToken stop);

    public abstract ValueTask DisposeAsync();
}

/// <summary>Takes the rows of one table.</summary>
internal abstract class RestoredRows : IAsyncDisposable
{
    public abstract ValueTask Add(JsonElement row, CancellationToken stop);

    public abstract ValueTask DisposeAsync();
}

internal sealed class SqliteTarget : RestoreTarget
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;

    public SqliteTarget(SqliteConnection connection)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction();
        using var later = connection.CreateCommand();
        later.CommandText = "PRAGMA defer_foreign_keys=ON";
        later.ExecuteNonQuery();
    }

    public override Task<RestoredRows> Table(string name, IReadOnlyList<PortableColumn> columns, CancellationToken stop)
    {
        var insert = _connection.CreateCommand();
        insert.CommandText = $"INSERT INTO \"{name}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))})";
        for (var i = 1; i <= columns.Count; i++)
            insert.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        return Task.FromResult<RestoredRows>(new Rows(insert, columns));
    }

    public override Task Commit(CancellationToken stop) => _transaction.CommitAsync(stop);

    public override ValueTask DisposeAsync() => _transaction.DisposeAsync();

    private sealed class Rows(SqliteCommand insert, IReadOnlyList<PortableColumn> columns) : RestoredRows
    {
        public override ValueTask Add(JsonElement row, CancellationToken stop)
        {
            for (var i = 0; i < columns.Count; i++)
                insert.Parameters[i].Value = PortableValue.ForSqlite(columns[i], row[i]);
            insert.ExecuteNonQuery();
            return ValueTask.CompletedTask;
        }

        public override ValueTask DisposeAsync() => insert.DisposeAsync();
    }
}

internal sealed class PostgresTarget(NpgsqlConnection connection, NpgsqlTransaction transaction) : RestoreTarget
{
    private readonly List<string> _numbered = [];

    public override async Task<RestoredRows> Table(string name, IReadOnlyList<PortableColumn> columns, CancellationToken stop)
    {
        if (columns.Any(c => c is { Name: "id", StoreType: "integer" }))
            _numbered.Add(name);
        var pouring = new Pouring(name, columns.Select(c => c.Name));
        return new Rows(connection, pouring, await pouring.Begin(connection, stop), columns);
    }

    /// <summary>Tables that number their rows go on after the highest number.</summary>
    public override async Task Commit(CancellationToken stop)
    {
        foreach (var table in _numbered)
        {
            await using var follow = new NpgsqlCommand($"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'), coalesce(max(id), 0) + 1, false) FROM \"{table}\"", connection, transaction);
            await follow.ExecuteNonQueryAsync(stop);
        }

        await transaction.CommitAsync(stop);
    }

    public override ValueTask DisposeAsync() => transaction.DisposeAsync();

    private sealed class Rows(NpgsqlConnection connection, Pouring pouring, NpgsqlBinaryImporter copy, IReadOnlyList<PortableColumn> columns) : RestoredRows
    {
        private bool _isWhole = true;

        public override async ValueTask Add(JsonElement row, CancellationToken stop)
        {
            _isWhole = false;
            await copy.StartRowAsync(stop);
            for (var i = 0; i < columns.Count; i++)
                if (PortableValue.ForPostgres(columns[i], row[i]) is { } value)
                    await copy.WriteAsync(value, columns[i].StoreType, stop);
                else
                    await copy.WriteNullAsync(stop);
            _isWhole = true;
        }

        public override async ValueTask DisposeAsync()
        {
            if (_isWhole)
                await copy.CompleteAsync();
            await copy.DisposeAsync();
            if (_isWhole)
                await pouring.End(connection, CancellationToken.None);
        }
    }
}
