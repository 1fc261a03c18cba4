using System.Text;
using System.Text.Json;
using Akrab.Data.Setup;

namespace Akrab.Data.Erasing;

/// <summary>That records were erased, kept beside the database: a backup that is older brings them back, and they are erased again. It holds ids alone.</summary>
/// <param name="IsScrubbed">Whether nothing of it was left on the disk any more.</param>
internal sealed record Tombstone(Guid Erasure, Guid Tenant, string Entity, IReadOnlyList<Guid> Records, DateTimeOffset At, bool IsScrubbed = false);

/// <summary>The tombstones of a data folder, one a line; nothing that restores a database overwrites them.</summary>
internal sealed class Tombstones(DataPlace place)
{
    private string File => Path.Combine(place.Folder, "erasures.jsonl");

    public void Add(Tombstone tombstone)
    {
        using var file = new FileStream(File, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        file.Seek(-Math.Min(1, file.Length), SeekOrigin.End);
        var isCutOff = file.Length > 0 && file.ReadByte() != '\n';
        file.Write(Encoding.UTF8.GetBytes((isCutOff ? "\n" : "") + JsonSerializer.Serialize(tombstone) + "\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>All of them; a line that was cut off by a crash is none, and stands again after the next start.</summary>
    public IReadOnlyList<Tombstone> All()
    {
        if (!System.IO.File.Exists(File))
            return [];
        return [.. System.IO.File.ReadLines(File).Select(Read).OfType<Tombstone>().GroupBy(t => t.Erasure).Select(lines => lines.MaxBy(t => t.IsScrubbed)!)];
    }

    private static Tombstone? Read(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<Tombstone>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
