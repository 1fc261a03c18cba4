using System.Data;
using System.IO.Compression;
using Akrab.Data.Files;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Backup;

/// <summary>
/// Writes everything into one file that either database can read: a zip with a line of JSON per row, and the kept files. It is one
/// moment of the data, taken while people go on working, in memory that does not grow with it.
/// </summary>
public sealed class BackupWriter(IServiceProvider services, DataPlace place, TimeProvider time)
{
    /// <summary>The file appears under its name only when it is whole.</summary>
    /// <param name="passphrase">Locks it; then the keys that open sealed values, such as passwords of mailboxes, are in it too.</param>
    public async Task<Manifest> Write(string path, Passphrase? passphrase, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = path + ".part";
        try
        {
            Manifest manifest;
            await using (var file = new FileStream(unfinished, OnlyOurs()))
            {
                await using (var locked = passphrase is null ? null : new LockingStream(file, passphrase))
                {
                    manifest = await Write(locked ?? (Stream)file, withKeys: passphrase is not null, stop);
                    locked?.End();
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
            return manifest;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Writes the backup to a stream.</summary>
    public async Task<Manifest> Write(Stream into, bool withKeys, CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        await using var moment = await db.Database.BeginTransactionAsync(db.IsPostgres ? IsolationLevel.RepeatableRead : IsolationLevel.Unspecified, stop);

        await using var zip = await ZipArchive.CreateAsync(into, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        List<ManifestTable> tables = [];
        foreach (var table in PortableTable.All(db, withKeys))
            tables.Add(await TableOut.Write(db.Database.GetDbConnection(), zip, table, PartOfTable.Whole, stop));

        var manifest = new Manifest(Manifest.CurrentFormat, Manifest.ThisProgram, time.Now(), tables, await Contents(zip, stop));
        await manifest.Write(zip, stop);
        return manifest;
    }

    /// <summary>Contents are named by their digest and never change, so they need no moment.</summary>
    private async Task<long> Contents(ZipArchive zip, CancellationToken stop)
    {
        long count = 0;
        foreach (var path in FileStore.Contents(place))
        {
            await Content(zip, path, stop);
            count++;
        }

        return count;
    }

    /// <summary>One content goes in under its digest.</summary>
    internal static async Task Content(ZipArchive zip, string path, CancellationToken stop)
    {
        await using var from = File.OpenRead(path);
        await using var entry = await zip.CreateEntry(Manifest.FilesFolder + Path.GetFileName(path), CompressionLevel.Fastest).OpenAsync(stop);
        await from.CopyToAsync(entry, stop);
    }

    internal static FileStreamOptions OnlyOurs()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
