using Akrab.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Setup;

/// <summary>
/// Tells SQLite how many rows to expect under each index. Left to guess, it takes a company's whole half of the table for as good a way to forty
/// records as their ids. What is told is the same everywhere, one company with a million rows, and never counted, so that a question is answered
/// in the same way on every machine, and in the tests.
/// </summary>
internal static class SqliteEstimates
{
    private const double Rows = 1_000_000;

    /// <summary>By how much each column of an index narrows what those before it left.</summary>
    private static double Narrowing(string column) => column switch
    {
        "tenant_id" => 1,
        "kind" => 2,
        "owner" or "team" or "entity" or "field" => 30,
        _ => 10_000,
    };

    /// <summary>Writes the estimates if they are not those of this version; connections opened from now on go by them.</summary>
    public static async Task Tell(AkrabDb db, CancellationToken stop)
    {
        var indexes = await db.Database.SqlQueryRaw<Index>(
            """
            SELECT t.name AS "Table", l.name AS "Name", l."unique" AS "IsUnique", (SELECT group_concat(i.name) FROM (SELECT name FROM pragma_index_info(l.name) ORDER BY seqno) i) AS "Columns"
            FROM sqlite_master t JOIN pragma_index_list(t.name) l WHERE t.type = 'table' ORDER BY l.name
            """).ToListAsync(stop);
        var wanted = indexes.Where(i => i.Columns.StartsWith("tenant_id", StringComparison.Ordinal)).Select(i => new Estimate(i.Table, i.Name, Of(i))).ToList();

        var isTold = await db.Database.SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = 'sqlite_stat1'").SingleAsync(stop) > 0;
        var told = isTold ? await db.Database.SqlQueryRaw<Estimate>("SELECT tbl AS \"Table\", idx AS \"Name\", stat AS \"Rows\" FROM sqlite_stat1 ORDER BY idx").ToListAsync(stop) : [];
        if (told.SequenceEqual(wanted))
            return;

        // Makes the table, which cannot be made by hand.
        await db.Database.ExecuteSqlRawAsync("ANALYZE sqlite_schema", stop);
        await using var unit = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlRawAsync("DELETE FROM sqlite_stat1", stop);
        foreach (var (table, name, rows) in wanted)
            await db.Database.ExecuteSqlRawAsync("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ({0}, {1}, {2})", [table, name, rows], stop);
        await unit.CommitAsync(stop);
        await db.Database.ExecuteSqlRawAsync("ANALYZE sqlite_schema", stop);
    }

    /// <summary>As SQLite keeps it: all rows, then how many are left by the first column, by the first two, and so on.</summary>
    private static string Of(Index index)
    {
        var (left, columns) = (Rows, index.Columns.Split(','));
        return string.Join(' ', columns.Select((column, i) =>
        {
            left = index.IsUnique && i == columns.Length - 1 ? 1 : Math.Max(1, left / Narrowing(column));
            return (long)left;
        }).Prepend((long)Rows));
    }

    private sealed record Index(string Table, string Name, bool IsUnique, string Columns);

    private sealed record Estimate(string Table, string Name, string Rows);
}
