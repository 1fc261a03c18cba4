using System.IO.Compression;
using System.Text.Json;

namespace Akrab.Data.Backup;

/// <summary>What a backup holds: written last, read first.</summary>
/// <param name="Company">The one company it is of; null for a backup of the whole house.</param>
public sealed record Manifest(int Format, string Program, DateTimeOffset MadeAt, IReadOnlyList<ManifestTable> Tables, long Files, ManifestCompany? Company = null)
{
    public const int CurrentFormat = 1;

    internal const string Entry = "manifest.json", FilesFolder = "files/";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal static string ThisProgram => typeof(Manifest).Assembly.GetName().Version!.ToString(3);

    public long Rows => Tables.Sum(t => t.Rows);

    internal async Task Write(ZipArchive zip, CancellationToken stop)
    {
        await using var entry = await zip.CreateEntry(Entry).OpenAsync(stop);
        await JsonSerializer.SerializeAsync(entry, this, Json, stop);
    }

    internal static async Task<Manifest> Read(ZipArchive zip, CancellationToken stop)
    {
        var entry = zip.GetEntry(Entry) ?? throw new BackupProblem("This is not a backup: it has no manifest.");
        await using var json = await Unpacked.Open(entry, stop);
        try
        {
            var manifest = await JsonSerializer.DeserializeAsync<Manifest>(json, Json, stop);
            return manifest is { Format: CurrentFormat, Tables: not null } ? manifest : throw new BackupProblem("The backup was made by a newer version; restore it with that version.");
        }
        catch (JsonException)
        {
            throw new BackupProblem("The backup is damaged: its manifest cannot be read.");
        }
    }
}

/// <summary>Whose file it is.</summary>
public sealed record ManifestCompany(Guid Id, string Name);

/// <summary>One table in a backup: its columns in the order of each line's values, how many lines, and their SHA-256.</summary>
public sealed record ManifestTable(string Name, IReadOnlyList<string> Columns, long Rows, string Digest)
{
    internal string Entry => $"tables/{Name}.jsonl";
}

/// <summary>The backup cannot be made or read; the message says why.</summary>
public sealed class BackupProblem(string message) : Exception(message);
