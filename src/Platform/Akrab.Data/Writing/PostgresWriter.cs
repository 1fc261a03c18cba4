using Akrab.Data.Search;
using Npgsql;

namespace Akrab.Data.Writing;

/// <summary>A unit of work on PostgreSQL: one transaction in one round trip.</summary>
internal sealed class PostgresWriter(NpgsqlDataSource source) : Writer
{
    public override SearchIndex Search { get; } = new PostgresSearchIndex();

    public override async Task Write(IReadOnlyList<Statement> unit, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in unit)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            foreach (var parameter in statement.Parameters)
                command.Parameters.Add(new NpgsqlParameter { Value = parameter.Value ?? DBNull.Value, DataTypeName = parameter.StoreType });
            batch.BatchCommands.Add(command);
        }

        try
        {
            await batch.ExecuteNonQueryAsync(stop);
            for (var i = 0; i < unit.Count; i++)
                unit[i].Check((int)batch.BatchCommands[i].RecordsAffected);
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw Taken(fault.ConstraintName);
        }
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
