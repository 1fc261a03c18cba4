using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Akrab.Data.Writing;

/// <summary>
/// A statement prepared once on SQLite and run many times, its parameters bound by place. The provider's command looks every
/// parameter up by name and makes a reader for each run, which costs more than the insert itself.
/// </summary>
internal sealed class PreparedSql : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int _parameters;

    public PreparedSql(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), _database);
        _parameters = raw.sqlite3_bind_parameter_count(_statement);
    }

    /// <summary>Runs it; gives how many rows it met.</summary>
    public int Run(IReadOnlyList<Parameter> values)
    {
        if (values.Count != _parameters)
            throw new InvalidOperationException($"{values.Count} values for {_parameters} parameters.");

        for (var i = 0; i < values.Count; i++)
            SqliteException.ThrowExceptionForRC(Bind(i + 1, values[i].Value), _database);

        var before = raw.sqlite3_total_changes(_database);
        int result;
        do
            result = raw.sqlite3_step(_statement);
        while (result == raw.SQLITE_ROW);

        if (result != raw.SQLITE_DONE)
            Fail();
        raw.sqlite3_reset(_statement);
        return raw.sqlite3_total_changes(_database) == before ? 0 : raw.sqlite3_changes(_database);
    }

    /// <summary>The fault is told by the database until the statement is reset.</summary>
    private void Fail()
    {
        try
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_extended_errcode(_database), _database);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <summary>The kinds of values that our model stores; dates as the provider writes them.</summary>
    private int Bind(int place, object? value) => value switch
    {
        null or DBNull => raw.sqlite3_bind_null(_statement, place),
        string text => raw.sqlite3_bind_text(_statement, place, text),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        int number => raw.sqlite3_bind_int64(_statement, place, number),
        short number => raw.sqlite3_bind_int64(_statement, place, number),
        bool yes => raw.sqlite3_bind_int64(_statement, place, yes ? 1 : 0),
        double number => raw.sqlite3_bind_double(_statement, place, number),
        DateOnly day => raw.sqlite3_bind_text(_statement, place, day.ToString("yyyy'-'MM'-'dd", System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"SQLite cannot be given a {value.GetType().Name}; convert it in the model."),
    };

    public void Dispose() => _statement.Dispose();
}
