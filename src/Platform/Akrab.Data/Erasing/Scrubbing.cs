using Akrab.Data.Model;
using Akrab.Data.Setup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Erasing;

/// <summary>
/// Databases only mark a deleted row as free: its bytes stay until something else is written there. This writes what is left anew, so that
/// nothing of it can be read out of the files.
/// </summary>
internal sealed class Scrubbing(DataPlace place)
{
    private const int MostTries = 20;

    public async Task Do(AkrabDb db, IEnumerable<string> tables, CancellationToken stop)
    {
        if (db.IsPostgres)
        {
            var vacuum = "VACUUM " + string.Join(", ", tables.Append("search_docs").Distinct().Order(StringComparer.Ordinal).Select(table => $"\"{table}\""));
            await db.Database.ExecuteSqlRawAsync(vacuum, stop);
            return;
        }

        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(place.SqliteConnection) { Pooling = false }.ToString());
        await connection.OpenAsync(stop);
        Run(connection, "PRAGMA busy_timeout=60000; PRAGMA temp_store=FILE; PRAGMA secure_delete=ON");
        Run(connection, "INSERT INTO search_text(search_text) VALUES('optimize')");
        Run(connection, "VACUUM");
        for (var attempt = 0; attempt < MostTries && !IsEmptied(connection); attempt++)
            await Task.Delay(TimeSpan.FromMilliseconds(100), stop);
    }

    /// <summary>Moves all of the write-ahead log into the file and cuts it to nothing; false while somebody still reads what stands there.</summary>
    private static bool IsEmptied(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        using var answer = command.ExecuteReader();
        return answer.Read() && answer.GetInt64(0) == 0;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
