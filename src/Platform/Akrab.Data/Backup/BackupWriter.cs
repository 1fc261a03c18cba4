using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
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
    private const int FlushBytes = 64 * 1024;

    /// <summary>The file appears under its name only when it is whole.</summary>
    public async Task<Manifest> Write(string path, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = path + ".part";
        try
        {
            Manifest manifest;
            await using (var file = new FileStream(unfinished, OnlyOurs()))
            {
                manifest = await Write(file, stop);
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
    public async Task<Manifest> Write(Stream into, CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        await using var moment = await db.Database.BeginTransactionAsync(db.IsPostgres ? IsolationLevel.RepeatableRead : IsolationLevel.Unspecified, stop);

        await using var zip = await ZipArchive.CreateAsync(into, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        List<ManifestTable> tables = [];
        foreach (var table in PortableTable.All(db))
            tables.Add(await Table(db.Database.GetDbConnection(), zip, table, stop));

        var manifest = new Manifest(Manifest.CurrentFormat, typeof(Manifest).Assembly.GetName().Version!.ToString(3), time.Now(), tables, await Contents(zip, stop));
        await using var entry = await zip.CreateEntry(Manifest.Entry).OpenAsync(stop);
        await JsonSerializer.SerializeAsync(entry, manifest, Manifest.Json, stop);
        return manifest;
    }

    private static async Task<ManifestTable> Table(DbConnection connection, ZipArchive zip, PortableTable table, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Quoted(table.Columns.Select(c => c.Name))} FROM \"{table.Name}\" ORDER BY {Quoted(table.Key)}";
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

    /// <summary>Contents are named by their digest and never change, so they need no moment.</summary>
    private async Task<long> Contents(ZipArchive zip, CancellationToken stop)
    {
        long count = 0;
        foreach (var path in FileStore.Contents(place))
        {
            await using var from = File.OpenRead(path);
            await using var entry = await zip.CreateEntry($"files/{Path.GetFileName(path)}", CompressionLevel.Fastest).OpenAsync(stop);
            await from.CopyToAsync(entry, stop);
            count++;
        }

        return count;
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"\"{n}\""));

    private static FileStreamOptions OnlyOurs()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
