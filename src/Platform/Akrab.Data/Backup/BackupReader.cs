using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Akrab.Data.Files;
using Akrab.Data.Model;
using Akrab.Data.Search;
using Akrab.Data.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Backup;

/// <summary>Fills an empty database, of either kind, from a backup; all of it or nothing.</summary>
public sealed class BackupReader(IServiceProvider services, FileStore files)
{
    private const int LongestLine = 64 * 1024 * 1024;

    public async Task<Manifest> Read(string path, CancellationToken stop)
    {
        await using var file = File.OpenRead(path);
        await using var zip = await Open(file, stop);
        var manifest = await ManifestOf(zip, stop);

        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        if (await db.Tenants.AnyAsync(stop))
            throw new BackupProblem("The database is not empty; restore into an empty one.");

        await Contents(zip, stop);
        await using (var target = await RestoreTarget.Begin(db, stop))
        {
            var known = PortableTable.All(db).ToDictionary(t => t.Name);
            foreach (var table in manifest.Tables)
                await Table(zip, table, known, target, stop);
            await target.Commit(stop);
        }

        services.GetRequiredService<Vocabulary>().Forget();
        await services.GetRequiredService<Database>().MakeSearch(db, stop);
        return manifest;
    }

    private static async Task<ZipArchive> Open(Stream file, CancellationToken stop)
    {
        try
        {
            return await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, stop);
        }
        catch (InvalidDataException)
        {
            throw new BackupProblem("This is not a backup, or it is damaged.");
        }
    }

    private static async Task<Manifest> ManifestOf(ZipArchive zip, CancellationToken stop)
    {
        var entry = zip.GetEntry(Manifest.Entry) ?? throw new BackupProblem("This is not a backup: it has no manifest.");
        await using var json = await entry.OpenAsync(stop);
        var manifest = await JsonSerializer.DeserializeAsync<Manifest>(json, Manifest.Json, stop);
        return manifest is { Format: Manifest.CurrentFormat } ? manifest : throw new BackupProblem("The backup was made by a newer version; restore it with that version.");
    }

    private static async Task Table(ZipArchive zip, ManifestTable table, Dictionary<string, PortableTable> known, RestoreTarget target, CancellationToken stop)
    {
        if (!known.TryGetValue(table.Name, out var here) || table.Columns.Except(here.Columns.Select(c => c.Name)).Any())
            throw new BackupProblem($"The backup has a table or column this version does not know, in '{table.Name}': restore it with the version that made it.");

        var columns = table.Columns.Select(name => here.Columns.First(c => c.Name == name)).ToList();
        var entry = zip.GetEntry(table.Entry) ?? throw new BackupProblem($"The backup lacks '{table.Name}'.");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var stream = await entry.OpenAsync(stop);
        var lines = new LineReader(stream, hash, LongestLine);
        long rows = 0;
        await using (var into = await target.Table(table.Name, columns, stop))
            while (await lines.Next(stop) is { } line)
            {
                using var row = Parse(line, table.Name);
                await into.Add(row.RootElement, stop);
                rows++;
            }

        if (rows != table.Rows || Convert.ToHexStringLower(hash.GetHashAndReset()) != table.Digest)
            throw new BackupProblem($"The backup is damaged: '{table.Name}' is not as it was written.");
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> line, string table)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException)
        {
            throw new BackupProblem($"The backup is damaged in '{table}'.");
        }
    }

    private async Task Contents(ZipArchive zip, CancellationToken stop)
    {
        foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("files/", StringComparison.Ordinal)))
        {
            await using var content = await entry.OpenAsync(stop);
            var (digest, _) = await files.Put(content, stop);
            if (digest != entry.Name)
                throw new BackupProblem($"The backup is damaged: file {entry.Name} is not as it was written.");
        }
    }
}
