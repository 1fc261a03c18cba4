using Akrab.Data.Search;
using Npgsql;

namespace Akrab.Data.Writing;

/// <summary>A unit of work on PostgreSQL: one transaction; a small one in one round trip, the rows of a large one copied in bulk.</summary>
internal sealed class PostgresWriter(NpgsqlDataSource source) : Writer
{
    /// <summary>From so many added rows on, COPY is quicker than single statements.</summary>
    private const int WorthCopying = 100;

    public override SearchIndex Search { get; } = new PostgresSearchIndex();

    public override async Task Write(IReadOnlyList<Statement> unit, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        try
        {
            if (unit.Count(s => s.Into is not null) >= WorthCopying)
                await InBulk(connection, transaction, unit, stop);
            else
                await InOrder(connection, transaction, unit, stop);
            await transaction.CommitAsync(CancellationToken.None);
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
    private static async Task InBulk(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<Statement> unit, CancellationToken stop)
    {
        foreach (var rows in unit.Where(s => s.Into is { IsOfRecords: true }).GroupBy(s => s.Into!))
            await Copy(connection, rows.Key, rows, stop);
        if (unit.Where(s => s.Into is null).ToList() is { Count: > 0 } others)
            await InOrder(connection, transaction, others, stop);
        foreach (var rows in unit.Where(s => s.Into is { IsOfRecords: false }).GroupBy(s => s.Into!))
            await Copy(connection, rows.Key, rows, stop);
    }

    private static async Task Copy(NpgsqlConnection connection, CopyTarget into, IEnumerable<Statement> rows, CancellationToken stop)
    {
        await using var copy = await connection.BeginBinaryImportAsync(into.Copy, stop);
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

    private static async Task InOrder(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<Statement> statements, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            foreach (var parameter in statement.Parameters)
                command.Parameters.Add(new NpgsqlParameter { Value = parameter.Value ?? DBNull.Value, DataTypeName = parameter.StoreType });
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(stop);
        for (var i = 0; i < statements.Count; i++)
            statements[i].Check((int)batch.BatchCommands[i].RecordsAffected);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
