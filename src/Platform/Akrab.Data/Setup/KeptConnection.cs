using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Akrab.Data.Setup;

/// <summary>
/// A context's SQLite connection stays open as long as the pooled context lives, and with it the statements it has prepared: opening,
/// registering EF's functions and preparing would otherwise cost a third of every short question. A connection without a running
/// statement holds no lock.
/// </summary>
#pragma warning disable EF1001 // What we change are template methods, closing and disposing; the version of EF is pinned, and tests ask every page.
internal sealed class KeptConnection(RelationalConnectionDependencies dependencies, IRawSqlCommandBuilder commands, IDiagnosticsLogger<Microsoft.EntityFrameworkCore.DbLoggerCategory.Infrastructure> logger)
    : SqliteRelationalConnection(dependencies, commands, logger)
{
    private const int MostStatements = 64;
    private readonly Dictionary<string, KeptCommand> _idle = [];

    protected override void CloseDbConnection()
    {
    }

    protected override Task CloseDbConnectionAsync() => Task.CompletedTask;

    protected override void DisposeDbConnection()
    {
        Forget();
        base.DisposeDbConnection();
    }

    protected override ValueTask DisposeDbConnectionAsync()
    {
        Forget();
        return base.DisposeDbConnectionAsync();
    }

    /// <summary>A command of the same text that may have been prepared before, with the parameters of this one.</summary>
    internal DbCommand Kept(SqliteCommand fresh)
    {
        if (!_idle.Remove(fresh.CommandText, out var kept) || kept.Connection != fresh.Connection)
            kept = new KeptCommand(this) { CommandText = fresh.CommandText, Connection = fresh.Connection };

        kept.Transaction = fresh.Transaction;
        kept.CommandTimeout = fresh.CommandTimeout;
        DbParameter[] parameters = [.. fresh.Parameters.Cast<DbParameter>()];
        fresh.Parameters.Clear();
        kept.Parameters.AddRange(parameters);
        fresh.Dispose();
        return kept;
    }

    private void Return(KeptCommand command)
    {
        command.Parameters.Clear();
        if (_idle.Count >= MostStatements)
            Forget();
        if (!_idle.TryAdd(command.CommandText, command) && _idle[command.CommandText] != command)
            command.End();
    }

    private void Forget()
    {
        foreach (var command in _idle.Values)
            command.End();
        _idle.Clear();
    }

    /// <summary>A command that goes back to its connection when EF is done with it.</summary>
    private sealed class KeptCommand(KeptConnection home) : SqliteCommand
    {
        private bool _isEnding;

        public void End()
        {
            _isEnding = true;
            Dispose();
        }

        protected override void Dispose(bool disposing)
        {
            if (_isEnding || !disposing)
                base.Dispose(disposing);
            else
                home.Return(this);
        }
    }
}
#pragma warning restore EF1001

/// <summary>Hands EF the prepared command in place of the fresh one.</summary>
internal sealed class KeptCommands : DbCommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
        result is SqliteCommand fresh && eventData.Context is { } context
            && context.Database.GetService<IRelationalConnection>() is KeptConnection connection
            ? connection.Kept(fresh)
            : result;
}
