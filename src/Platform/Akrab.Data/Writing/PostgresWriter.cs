using Akrab.Data.Search;
using Akrab.Data.Walls;
using Npgsql;

namespace Akrab.Data.Writing;

/// <summary>A unit of work on PostgreSQL: one transaction; a small one in one round trip, the rows of a large one copied in bulk.</summary>
internal sealed class PostgresWriter(NpgsqlDataSource source, Sights sights) : Writer
{
    /// <summary>From so many added rows on, COPY is quicker than single statements.</summary>
    private const int WorthCopying = 100;

    private const string GrownSql = """
        SELECT s.relname FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
        WHERE s.relname = ANY($1) AND s.schemaname = ANY(current_schemas(false)) AND s.n_mod_since_analyze > 1000 + 3 * c.reltuples
        """;

    public override SearchIndex Search { get; } = new PostgresSearchIndex();

    public override async Task Write(IReadOnlyList<Statement> unit, Sight sight, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        try
        {
            var isLarge = unit.Count(s => s.Into is not null) >= WorthCopying;
            var told = sights.Has(connection, sight) ? null : sight.ForNow;
            if (isLarge)
                await InBulk(connection, transaction, unit, told, stop);
            else
                await InOrder(connection, transaction, unit, told, stop);
            await transaction.CommitAsync(CancellationToken.None);
            if (isLarge)
                await Measure(connection, [.. unit.Select(s => s.Into?.Table).OfType<string>().Distinct()]);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw Taken(fault.ConstraintName);
        }
    }

    /// <summary>
    /// New records first, because others link to them, what they link to before them; then changes of what is there; then all that
    /// follows from both, which nothing refers to.
    /// </summary>
    private static async Task InBulk(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<Statement> unit, string? told, CancellationToken stop)
    {
        await using (var tell = new NpgsqlCommand(told ?? "", connection, transaction))
            if (told is not null)
                await tell.ExecuteNonQueryAsync(stop);
        foreach (var rows in unit.Where(s => s.Into is { IsOfRecords: true }).GroupBy(s => s.Into!))
            await Copy(connection, rows.Key, rows, stop);
        if (unit.Where(s => s.Into is null).ToList() is { Count: > 0 } others)
            await InOrder(connection, transaction, others, null, stop);
        foreach (var rows in unit.Where(s => s.Into is { IsOfRecords: false }).GroupBy(s => s.Into!))
            await Copy(connection, rows.Key, rows, stop);
    }

    private static async Task Copy(NpgsqlConnection connection, CopyTarget into, IEnumerable<Statement> rows, CancellationToken stop)
    {
        await using (var copy = await into.Pouring.Begin(connection, stop))
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync(stop);
                foreach (var (value, type) in row.Parameters)
                    if (value is null)
                        await copy.WriteNullAsync(stop);
                    else
                        await copy.WriteAsync(value, type, stop);
            }

            await copy.CompleteAsync(stop);
        }

        await into.Pouring.End(connection, stop);
    }

    /// <summary>
    /// Has the planner look at tables that hold four times what they held when it last did. Autovacuum does so a minute later, and an
    /// import that fills an empty table would until then read all of it for every batch of ids and for every link that is checked.
    /// </summary>
    private static async Task Measure(NpgsqlConnection connection, string[] tables)
    {
        try
        {
            List<string> grown = [];
            await using (var ask = new NpgsqlCommand(GrownSql, connection) { Parameters = { new() { Value = tables } } })
            await using (var reader = await ask.ExecuteReaderAsync())
                while (await reader.ReadAsync())
                    grown.Add($"\"{reader.GetString(0)}\"");

            if (grown.Count == 0)
                return;
            await using var analyze = new NpgsqlCommand($"ANALYZE (SKIP_LOCKED) {string.Join(", ", grown)}", connection);
            await analyze.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // What was written is written, and stays so without it.
        }
    }

    private static async Task InOrder(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<Statement> statements, string? told, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        if (told is not null)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(told));
        var first = batch.BatchCommands.Count;
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            foreach (var parameter in statement.Parameters)
                command.Parameters.Add(new NpgsqlParameter { Value = parameter.Value ?? DBNull.Value, DataTypeName = parameter.StoreType });
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(stop);
        for (var i = 0; i < statements.Count; i++)
            statements[i].Check((int)batch.BatchCommands[first + i].RecordsAffected);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
