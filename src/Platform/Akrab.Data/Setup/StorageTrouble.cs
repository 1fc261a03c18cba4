using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Akrab.Data.Setup;

/// <summary>What keeps data from being kept, without anybody's fault in the program.</summary>
public enum StorageTrouble
{
    /// <summary>The database does not answer, or is just starting or ending.</summary>
    OutOfReach,

    /// <summary>There is no room left where it is kept.</summary>
    Full,
}

/// <summary>Tells such trouble from other faults.</summary>
public static class StorageTroubles
{
    private const int SqliteFull = 13, NoSpaceLeft = 28;

    /// <summary>The trouble behind a fault; null when it is another.</summary>
    public static StorageTrouble? Of(Exception? fault) => fault switch
    {
        null => null,
        SqliteException { SqliteErrorCode: SqliteFull } => StorageTrouble.Full,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => StorageTrouble.Full,
        PostgresException { SqlState: [.. var kind, _, _, _] } server => kind is "08" or "57" || server.SqlState == PostgresErrorCodes.TooManyConnections ? StorageTrouble.OutOfReach : null,
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => StorageTrouble.OutOfReach,
        NpgsqlException { IsTransient: true } => StorageTrouble.OutOfReach,
        IOException disk when (disk.HResult & 0xFFFF) == NoSpaceLeft => StorageTrouble.Full,
        _ => Of(fault.InnerException),
    };
}
