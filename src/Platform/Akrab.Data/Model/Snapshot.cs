using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Akrab.Data.Model;

/// <summary>One moment of the database, however long it is read: what others write meanwhile is not seen, and nobody waits.</summary>
public sealed class Snapshot : IAsyncDisposable
{
    private readonly AkrabDb _db;
    private readonly IDbContextTransaction _transaction;

    private Snapshot(AkrabDb db, IDbContextTransaction transaction) => (_db, _transaction) = (db, transaction);

    public static async Task<Snapshot> Begin(AkrabDb db, CancellationToken stop)
    {
        if (db.IsPostgres)
            return new Snapshot(db, await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop));

        await db.Database.OpenConnectionAsync(stop);
        try
        {
            // Not deferred, it would take the place of the one writer.
            var reading = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
            return new Snapshot(db, (await db.Database.UseTransactionAsync(reading, stop))!);
        }
        catch
        {
            await db.Database.CloseConnectionAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_db.IsPostgres)
        {
            await _transaction.DisposeAsync();
            return;
        }

        var reading = _transaction.GetDbTransaction();
        await _transaction.DisposeAsync();
        await reading.DisposeAsync();
        await _db.Database.CloseConnectionAsync();
    }
}
