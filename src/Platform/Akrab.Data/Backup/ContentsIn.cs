using System.IO.Compression;
using System.Security.Cryptography;
using Akrab.Data.Files;

namespace Akrab.Data.Backup;

/// <summary>Takes the contents of files out of a backup; those that were not here before go again, unless all went well.</summary>
internal sealed class ContentsIn(FileStore files) : IAsyncDisposable
{
    private readonly List<(string Digest, DateTime PutAt)> _new = [];
    private readonly HashSet<string> _read = [];

    public async Task Read(ZipArchive zip, CancellationToken stop)
    {
        foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith(Manifest.FilesFolder, StringComparison.Ordinal)))
        {
            if (!FileStore.IsDigest(entry.Name) || entry.FullName != Manifest.FilesFolder + entry.Name)
                throw new BackupProblem("The backup is damaged: it has a file that is none of Akrab's.");
            // Who names a content must have it: a name alone would open what another company keeps.
            if (await DigestOf(entry, stop) != entry.Name)
                throw new BackupProblem("The backup is damaged: a file in it is not as it was written.");
            _read.Add(entry.Name);
            if (files.Has(entry.Name))
                continue;

            await using var content = await Unpacked.Open(entry, stop);
            await files.Put(content, stop);
            _new.Add((entry.Name, files.PutAt(entry.Name)));
        }
    }

    /// <summary>Whether the backup brought this content.</summary>
    public bool Has(string? digest) => digest is not null && _read.Contains(digest);

    private static async Task<string> DigestOf(ZipArchiveEntry entry, CancellationToken stop)
    {
        await using var content = await Unpacked.Open(entry, stop);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stop));
    }

    /// <summary>All went well.</summary>
    public void Keep() => _new.Clear();

    public ValueTask DisposeAsync()
    {
        foreach (var (digest, putAt) in _new)
            files.TakeBack(digest, putAt);
        return ValueTask.CompletedTask;
    }
}
