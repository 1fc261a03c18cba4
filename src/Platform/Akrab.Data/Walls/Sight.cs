using System.Collections.Concurrent;
using System.Data.Common;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Akrab.Data.Walls;

/// <summary>Whose rows a connection to PostgreSQL sees: those of one company, of all, or of none. The policies of the tables ask for it.</summary>
internal readonly record struct Sight(string Told)
{
    /// <summary>The setting of a connection.</summary>
    public const string Setting = "akrab.tenant";

    public static readonly Sight Nobody = new("");

    /// <summary>For work that is over all companies, and says so.</summary>
    public static readonly Sight Everywhere = new("everywhere");

    public static Sight Of(TenantId tenant) => new(tenant.Value.ToString());

    /// <summary>For the rest of a transaction.</summary>
    public string ForNow => $"SET LOCAL {Setting} = '{Told}'";

    public string ForLong => $"SET {Setting} = '{Told}'";
}

/// <summary>
/// Remembers what each connection was told last, so that it is told again only when it goes from one company to another. It is told by a
/// statement of its own: together with a question that fails, PostgreSQL would take it back unnoticed.
/// </summary>
internal sealed class Sights
{
    private readonly ConcurrentDictionary<int, Sight> _told = [];

    /// <summary>Whether the connection sees just this already.</summary>
    public bool Has(NpgsqlConnection connection, Sight sight) => _told.TryGetValue(connection.ProcessID, out var told) && told == sight;

    public void Tell(NpgsqlConnection connection, Sight sight)
    {
        if (Has(connection, sight))
            return;

        _told.TryRemove(connection.ProcessID, out _);
        using var command = new NpgsqlCommand(sight.ForLong, connection);
        command.ExecuteNonQuery();
        _told[connection.ProcessID] = sight;
    }

    public async ValueTask Tell(NpgsqlConnection connection, Sight sight, CancellationToken stop)
    {
        if (Has(connection, sight))
            return;

        _told.TryRemove(connection.ProcessID, out _);
        await using var command = new NpgsqlCommand(sight.ForLong, connection);
        await command.ExecuteNonQueryAsync(stop);
        _told[connection.ProcessID] = sight;
    }

    /// <summary>A new connection has been told nothing, whatever one before it of the same number was.</summary>
    public void Forget(NpgsqlConnection connection) => _told.TryRemove(connection.ProcessID, out _);
}

/// <summary>Tells a connection whose rows it sees, each time a context takes it. One that could not be told is closed: EF would go on with it as it is.</summary>
internal sealed class SightTeller(Sights sights) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        try
        {
            sights.Tell((NpgsqlConnection)connection, SightOf(eventData));
        }
        catch
        {
            connection.Close();
            throw;
        }
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        try
        {
            await sights.Tell((NpgsqlConnection)connection, SightOf(eventData), cancellationToken);
        }
        catch
        {
            await connection.CloseAsync();
            throw;
        }
    }

    private static Sight SightOf(ConnectionEndEventData opened) => opened.Context is AkrabDb db ? db.Sight : Sight.Nobody;
}
