using System.Threading.Channels;
using Akrab.Data.Search;
using Microsoft.Data.Sqlite;

namespace Akrab.Data.Writing;

/// <summary>
/// The writer gate of SQLite: one connection, one thread. Units that wait together share one transaction, a savepoint each, and one
/// flush to disk; none is answered before that flush.
/// </summary>
internal sealed class SqliteWriter : Writer
{
    private const int MostUnits = 256;
    private static readonly TimeSpan LongestBatch = TimeSpan.FromMilliseconds(50);

    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly Func<SqliteConnection> _open;
    private readonly Task _loop;
    private readonly Dictionary<string, PreparedSql> _prepared = [];
    private SqliteConnection? _connection;

    public SqliteWriter(Func<SqliteConnection> open)
    {
        _open = open;
        _loop = Task.Factory.StartNew(Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    public override SearchIndex Search { get; } = new SqliteSearchIndex();

    public override async Task Write(IReadOnlyList<Statement> unit, Walls.Sight sight, CancellationToken stop)
    {
        var waiting = new Waiting(unit, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await _queue.Writer.WriteAsync(waiting, stop);
        await waiting.Answer.Task;
    }

    private async Task Loop()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            List<Waiting> met = [];
            try
            {
                Batch(met);
                foreach (var one in met)
                    one.Finish();
            }
            catch (Exception fault)
            {
                Forget();
                foreach (var one in met)
                    one.Answer.TrySetException(fault);
            }
        }
    }

    private void Batch(List<Waiting> met)
    {
        _connection ??= _open();
        Run("BEGIN IMMEDIATE");
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        while (met.Count < MostUnits && System.Diagnostics.Stopwatch.GetElapsedTime(started) < LongestBatch && _queue.Reader.TryRead(out var unit))
        {
            met.Add(unit);
            Unit(unit);
        }

        Run("COMMIT");
    }

    private void Unit(Waiting unit)
    {
        Run("SAVEPOINT unit");
        try
        {
            foreach (var statement in unit.Statements)
                statement.Check(Run(statement));
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is not (13 or 10 or 11 or 26))
        {
            Undo();
            unit.Fault = fault.SqliteExtendedErrorCode is 2067 or 1555 ? Taken(fault.Message) : fault;
            return;
        }
        catch (Exception broken) when (broken is not SqliteException)
        {
            Undo();
            unit.Fault = broken;
            return;
        }

        Run("RELEASE unit");
    }

    private void Undo()
    {
        Run("ROLLBACK TO unit");
        Run("RELEASE unit");
    }

    private int Run(Statement statement) => Prepared(statement.Sql).Run(statement.Parameters);

    private void Run(string sql) => Prepared(sql).Run([]);

    private PreparedSql Prepared(string sql)
    {
        if (_prepared.TryGetValue(sql, out var known))
            return known;

        if (_prepared.Count > 500)
            Clear();
        return _prepared[sql] = new PreparedSql(_connection!, sql);
    }

    private void Clear()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        _prepared.Clear();
    }

    /// <summary>After a failed batch nothing is certain: the connection is closed, which rolls back, and opened anew.</summary>
    private void Forget()
    {
        Clear();
        _connection?.Dispose();
        _connection = null;
    }

    public override async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        Forget();
    }

    private sealed record Waiting(IReadOnlyList<Statement> Statements, TaskCompletionSource Answer)
    {
        public Exception? Fault { get; set; }

        public void Finish()
        {
            if (Fault is null)
                Answer.TrySetResult();
            else
                Answer.TrySetException(Fault);
        }
    }
}
