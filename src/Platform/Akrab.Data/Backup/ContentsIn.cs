using System.IO.Compression;
using Akrab.Data.Files;

namespace Akrab.Data.Backup;

/// <summary>Takes the contents of files out of a backup; those that were not here before go again, unless all went well.</summary>
internal sealed class ContentsIn(FileStore files) : IAsyncDisposable
{
    private readonly List<(string Digest, DateTime PutAt)> _new = [];

    public async Task Read(ZipArchive zip, CancellationToken stop)
    {
        foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith(Manifest.FilesFolder, StringComparison.Ordinal)))
        {
            if (!FileStore.IsDigest(entry.Name) || entry.FullName != Manifest.FilesFolder + entry.Name)
                throw new BackupProblem("The backup is damaged: it has a file that is none of Akrab's.");
            if (files.Has(entry.Name))
                continue;

            await using var content = await Unpacked.Open(entry, stop);
            var (digest, _) = await files.Put(content, stop);
            _new.Add((digest, files.PutAt(digest)));
            if (digest != entry.Name)
                throw new BackupProblem("The backup is damaged: a file in it is not as it was written.");
        }
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
