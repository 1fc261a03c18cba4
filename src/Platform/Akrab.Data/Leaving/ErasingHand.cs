using System.Data.Common;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Data.Walls;
using Akrab.Kernel.Entities;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Akrab.Data.Leaving;

/// <summary>
/// Deletes rows so that nothing of them stays. A connection of its own: on SQLite links are not looked at meanwhile, because RESTRICT forbids even to delete
/// both ends, and what is free is overwritten; in slices, so that people wait for none.
/// </summary>
internal sealed class ErasingHand : IAsyncDisposable
{
    private const int Slice = 500;

    private readonly DbConnection _connection;

    private ErasingHand(DbConnection connection) => _connection = connection;

    private bool IsPostgres => _connection is NpgsqlConnection;

    public static async Task<ErasingHand> Of(AkrabDb db, DataPlace place, IServiceProvider services, CancellationToken stop)
    {
        ErasingHand hand;
        if (db.IsPostgres)
        {
            hand = new(await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(stop));
            await hand.Say("BEGIN", stop);
            await hand.Say(Sight.Everywhere.ForNow, stop);
            return hand;
        }

        hand = new(SqliteSettings.Open(new SqliteConnectionStringBuilder(place.SqliteConnection) { Pooling = false }.ToString()));
        await hand.Say("PRAGMA foreign_keys=OFF; PRAGMA secure_delete=ON", stop);
        return hand;
    }

    /// <summary>From here on the company's books let go of their entries: on PostgreSQL nobody else sees that before all is done; on SQLite it stands until its row goes too, and is never taken back.</summary>
    public Task<int> Open(string companies, TenantId company, CancellationToken stop) => Say($"UPDATE \"{companies}\" SET is_being_erased = TRUE WHERE id = $1", stop, company.Value);

    /// <summary>Deletes the rows in whose column this id stands.</summary>
    public async Task Delete(string table, string column, Guid id, CancellationToken stop)
    {
        if (IsPostgres)
            await Say($"DELETE FROM \"{table}\" WHERE \"{column}\" = $1", stop, id);
        else
            while (await Say($"DELETE FROM \"{table}\" WHERE rowid IN (SELECT rowid FROM \"{table}\" WHERE \"{column}\" = $1 LIMIT {Slice})", stop, id) > 0)
            {
            }
    }

    /// <summary>Empties the column where this id stands.</summary>
    public Task<int> Forget(string table, string column, Guid id, CancellationToken stop) => Say($"UPDATE \"{table}\" SET \"{column}\" = NULL WHERE \"{column}\" = $1", stop, id);

    public async Task Search(TenantId company, CancellationToken stop)
    {
        if (!IsPostgres)
            await Say("DELETE FROM search_text WHERE rowid IN (SELECT doc FROM search_docs WHERE tenant_id = $1)", stop, company.Value);
        await Delete("search_docs", "tenant_id", company.Value, stop);
    }

    /// <summary>Makes it durable, and has the database let go of what it still holds of it.</summary>
    public async Task Finish(CancellationToken stop)
    {
        if (IsPostgres)
        {
            await Say("COMMIT", stop);
            return;
        }

        await Say("INSERT INTO search_text (search_text) VALUES ('optimize')", stop);
        await Say("VACUUM", stop);
        await Say("PRAGMA wal_checkpoint(TRUNCATE)", stop);
    }

    private async Task<int> Say(string sql, CancellationToken stop, Guid? id = null)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        if (id is { } value)
            command.Parameters.Add(IsPostgres ? new NpgsqlParameter { Value = value } : new SqliteParameter("$1", value.ToByteArray(bigEndian: true)));
        return await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>What was not finished on PostgreSQL is taken back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (IsPostgres)
            await Say("ROLLBACK", CancellationToken.None);
        await _connection.DisposeAsync();
    }
}
