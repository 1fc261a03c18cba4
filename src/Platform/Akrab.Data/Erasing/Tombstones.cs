using System.Text;
using System.Text.Json;
using Akrab.Data.Setup;

namespace Akrab.Data.Erasing;

/// <summary>That records were erased, kept beside the database: a backup that is older brings them back, and they are erased again. It holds ids alone.</summary>
internal sealed record Tombstone(Guid Erasure, Guid Tenant, string Entity, IReadOnlyList<Guid> Records, DateTimeOffset At);

/// <summary>The tombstones of a data folder, one a line; nothing that restores a database overwrites them.</summary>
internal sealed class Tombstones(DataPlace place)
{
    private readonly Lock _one = new();

    private string File => Path.Combine(place.Folder, "erasures.jsonl");

    public void Add(Tombstone tombstone)
    {
        lock (_one)
        {
            using var file = new FileStream(File, FileMode.Append, FileAccess.Write, FileShare.Read);
            file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(tombstone) + "\n"));
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>All of them; a last line that was cut off by a crash is none, for its erasure had not begun.</summary>
    public IReadOnlyList<Tombstone> All()
    {
        if (!System.IO.File.Exists(File))
            return [];
        return [.. System.IO.File.ReadAllText(File).Split('\n')[..^1].Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<Tombstone>(line)!).DistinctBy(t => t.Erasure)];
    }
}
