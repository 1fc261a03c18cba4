using System.IO.Compression;

namespace Akrab.Data.Backup;

/// <summary>A backup that lies in a file, locked or not, opened to be read.</summary>
internal sealed class BackupFile : IAsyncDisposable
{
    private readonly Stream _file;
    private readonly Stream? _unlocked;

    private BackupFile(Stream file, Stream? unlocked, ZipArchive zip) => (_file, _unlocked, Zip) = (file, unlocked, zip);

    public ZipArchive Zip { get; }

    /// <exception cref="BackupProblem">It is locked and cannot be unlocked, or it is no backup.</exception>
    public static async Task<BackupFile> Open(string path, Passphrase? passphrase, CancellationToken stop)
    {
        var file = File.OpenRead(path);
        Stream? unlocked = null;
        try
        {
            if (LockedFile.IsLocked(file))
                unlocked = new UnlockingStream(file, passphrase ?? throw new BackupProblem("The file is locked: say where its passphrase stands, with --passphrase-file."));
            return new BackupFile(file, unlocked, await ZipArchive.CreateAsync(unlocked ?? file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, stop));
        }
        catch (Exception fault)
        {
            if (unlocked is not null)
                await unlocked.DisposeAsync();
            await file.DisposeAsync();
            if (fault is InvalidDataException or EndOfStreamException)
                throw new BackupProblem("This is not a backup, or it is damaged.");
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Zip.DisposeAsync();
        if (_unlocked is not null)
            await _unlocked.DisposeAsync();
        await _file.DisposeAsync();
    }
}
