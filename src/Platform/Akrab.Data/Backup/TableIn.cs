using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Akrab.Data.Backup;

/// <summary>Reads the rows of a table out of a backup, and looks whether they are as they were written.</summary>
internal sealed class TableIn(ZipArchive zip, IReadOnlyList<PortableTable> known, RestoreTarget target)
{
    private const int LongestLine = 64 * 1024 * 1024;

    private readonly Dictionary<string, PortableTable> _known = known.ToDictionary(t => t.Name);

    /// <param name="change">What a row becomes before it is written; null leaves it out.</param>
    public async Task Read(ManifestTable table, Func<JsonArray, JsonArray?>? change, CancellationToken stop)
    {
        if (!_known.TryGetValue(table.Name, out var here) || table.Columns.Except(here.Columns.Select(c => c.Name)).Any() || table.Columns.Distinct().Count() != table.Columns.Count)
            throw new BackupProblem($"The backup has a table or column this version does not know, in '{table.Name}': restore it with the version that made it.");

        var columns = table.Columns.Select(name => here.Columns.First(c => c.Name == name)).ToList();
        var entry = zip.GetEntry(table.Entry) ?? throw new BackupProblem($"The backup lacks '{table.Name}'.");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var stream = await Unpacked.Open(entry, stop);
        var lines = new LineReader(stream, hash, LongestLine);
        long rows = 0;
        await using (var into = await target.Table(table.Name, columns, stop))
            while (await lines.Next(stop) is { } line)
            {
                await Add(into, line, table, change, stop);
                rows++;
            }

        if (rows != table.Rows || Convert.ToHexStringLower(hash.GetHashAndReset()) != table.Digest)
            throw new BackupProblem($"The backup is damaged: '{table.Name}' is not as it was written.");
    }

    private static async Task Add(RestoredRows into, ReadOnlyMemory<byte> line, ManifestTable table, Func<JsonArray, JsonArray?>? change, CancellationToken stop)
    {
        try
        {
            var text = line;
            if (change is not null)
            {
                if (change(JsonNode.Parse(line.Span) as JsonArray ?? throw new JsonException()) is not { } changed)
                    return;
                text = JsonSerializer.SerializeToUtf8Bytes(changed);
            }

            using var row = JsonDocument.Parse(text);
            if (row.RootElement.ValueKind != JsonValueKind.Array || row.RootElement.GetArrayLength() != table.Columns.Count)
                throw new JsonException();
            await into.Add(row.RootElement, stop);
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new BackupProblem($"The backup is damaged in '{table.Name}'.");
        }
    }
}
