using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Akrab.Data.Writing;

/// <summary>
/// Many rows for one table of PostgreSQL. It does not copy into a table with policies, so they are copied into one that only this connection has, which is
/// empty again when the transaction ends, and taken from there.
/// </summary>
internal sealed class Pouring
{
    private readonly string _make;
    private readonly string _take;

    public Pouring(string table, IEnumerable<string> columns)
    {
        var listed = string.Join(", ", columns.Select(c => $"\"{c}\""));
        var into = $"poured_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{table}({listed})")))[..16]}";
        _make = $"CREATE TEMP TABLE IF NOT EXISTS {into} ON COMMIT DELETE ROWS AS SELECT {listed} FROM \"{table}\" WITH NO DATA";
        Copy = $"COPY {into} ({listed}) FROM STDIN (FORMAT BINARY)";
        _take = $"INSERT INTO \"{table}\" ({listed}) SELECT {listed} FROM {into}; TRUNCATE {into}";
    }

    private string Copy { get; }

    /// <summary>Begins to take in rows; within a transaction.</summary>
    public async Task<NpgsqlBinaryImporter> Begin(NpgsqlConnection connection, CancellationToken stop)
    {
        await using (var make = new NpgsqlCommand(_make, connection))
            await make.ExecuteNonQueryAsync(stop);
        return await connection.BeginBinaryImportAsync(Copy, stop);
    }

    /// <summary>All rows are there: they go where they belong.</summary>
    public async Task End(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var take = new NpgsqlCommand(_take, connection) { CommandTimeout = 0 };
        await take.ExecuteNonQueryAsync(stop);
    }
}
