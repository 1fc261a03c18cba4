using System.Text.Json;

namespace Akrab.Data.Backup;

/// <summary>What a backup holds: written last, read first.</summary>
public sealed record Manifest(int Format, string Program, DateTimeOffset MadeAt, IReadOnlyList<ManifestTable> Tables, long Files)
{
    public const int CurrentFormat = 1;

    internal const string Entry = "manifest.json";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public long Rows => Tables.Sum(t => t.Rows);
}

/// <summary>One table in a backup: its columns in the order of each line's values, how many lines, and their SHA-256.</summary>
public sealed record ManifestTable(string Name, IReadOnlyList<string> Columns, long Rows, string Digest)
{
    internal string Entry => $"tables/{Name}.jsonl";
}

/// <summary>The backup cannot be made or read; the message says why.</summary>
public sealed class BackupProblem(string message) : Exception(message);
