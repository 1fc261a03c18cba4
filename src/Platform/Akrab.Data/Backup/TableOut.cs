using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Akrab.Data.Backup;

/// <summary>Which rows of a table are written, and what of them is not written as it stands.</summary>
/// <param name="Where">A condition that goes behind <c>WHERE</c>, with its values as <c>$1 …</c>.</param>
/// <param name="Instead">SQL that is asked in place of a column.</param>
/// <param name="Texts">What becomes of the texts of a column; a column that is not named stays as it is.</param>
internal sealed record PartOfTable(string? Where, IReadOnlyList<DbParameter> Values, IReadOnlyDictionary<string, string> Instead, IReadOnlyDictionary<string, Func<string, string?>> Texts)
{
    public static readonly PartOfTable Whole = new(null, [], new Dictionary<string, string>(), new Dictionary<string, Func<string, string?>>());
}

/// <summary>Writes the rows of a table into a backup, in memory that does not grow with them.</summary>
internal static class TableOut
{
    private const int FlushBytes = 64 * 1024;

    public static async Task<ManifestTable> Write(DbConnection connection, ZipArchive zip, PortableTable table, PartOfTable part, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", table.Columns.Select(c => part.Instead.GetValueOrDefault(c.Name) ?? $"\"{c.Name}\""))} FROM \"{table.Name}\"{(part.Where is null ? "" : $" WHERE {part.Where}")} ORDER BY {Quoted(table.Key)}";
        command.CommandTimeout = 0;
        foreach (var value in part.Values)
            command.Parameters.Add(value);
        var made = new ManifestTable(table.Name, [.. table.Columns.Select(c => c.Name)], 0, "");
        await using var entry = await zip.CreateEntry(made.Entry, CompressionLevel.Fastest).OpenAsync(stop);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var lines = new MemoryStream();
        await using var json = new Utf8JsonWriter(lines);
        await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, stop);
        long count = 0;
        while (await rows.ReadAsync(stop))
        {
            json.WriteStartArray();
            for (var i = 0; i < table.Columns.Count; i++)
                if (part.Texts.TryGetValue(table.Columns[i].Name, out var change) && !rows.IsDBNull(i))
                    json.WriteStringValue(change(rows.GetString(i)));
                else
                    PortableValue.Write(json, table.Columns[i], rows, i);
            json.WriteEndArray();
            json.Flush();
            json.Reset();
            lines.WriteByte((byte)'\n');
            count++;
            if (lines.Length > FlushBytes)
                await Pour();
        }

        await Pour();
        return made with { Rows = count, Digest = Convert.ToHexStringLower(hash.GetHashAndReset()) };

        async Task Pour()
        {
            var bytes = lines.GetBuffer().AsMemory(0, (int)lines.Length);
            hash.AppendData(bytes.Span);
            await entry.WriteAsync(bytes, stop);
            lines.SetLength(0);
        }
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"\"{n}\""));
}
