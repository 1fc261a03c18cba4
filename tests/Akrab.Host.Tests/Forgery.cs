using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akrab.Customers.Parties;
using Akrab.Data.Access;
using Akrab.Data.Backup;
using Akrab.Data.Checks;
using Akrab.Data.Files;
using Akrab.Data.Model;
using Akrab.Data.Moving;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Host.Setup;
using Akrab.Kernel.Entities;
using Akrab.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Host.Tests;

/// <summary>What somebody makes who knows the passphrase and the format.</summary>
internal sealed class Forgery
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public Dictionary<string, byte[]> Entries { get; } = [];

    public Manifest Manifest { get; set; } = null!;

    public static async Task<Forgery> Of(string path, Passphrase words)
    {
        var forgery = new Forgery();
        await using var file = await BackupFile.Open(path, words, default);
        foreach (var entry in file.Zip.Entries)
        {
            var bytes = new MemoryStream();
            await using (var from = await entry.OpenAsync())
                await from.CopyToAsync(bytes);
            forgery.Entries[entry.FullName] = bytes.ToArray();
        }

        forgery.Manifest = JsonSerializer.Deserialize<Manifest>(forgery.Entries["manifest.json"], Json)!;
        return forgery;
    }

    public void Add(ManifestTable table) => Manifest = Manifest with { Tables = [.. Manifest.Tables, table] };

    public void Put(string table, byte[] lines, long rows)
    {
        Entries[$"tables/{table}.jsonl"] = lines;
        Manifest = Manifest with { Tables = [.. Manifest.Tables.Select(t => t.Name == table ? t with { Rows = rows, Digest = Convert.ToHexStringLower(SHA256.HashData(lines)) } : t)] };
    }

    public Task Rows(string table, Action<JsonArray, Func<string, int>> change)
    {
        var columns = Manifest.Tables.Single(t => t.Name == table).Columns.ToList();
        var rows = Encoding.UTF8.GetString(Entries[$"tables/{table}.jsonl"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonArray)JsonNode.Parse(line)!).ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
            change(row, columns.IndexOf);
        Put(table, Encoding.UTF8.GetBytes(string.Concat(rows.Select(r => r.ToJsonString() + "\n"))), rows.Count);
        return Task.CompletedTask;
    }

    public async Task Write(string path, Passphrase words)
    {
        Entries["manifest.json"] = JsonSerializer.SerializeToUtf8Bytes(Manifest, Json);
        await using var file = File.Create(path);
        await using var locked = new LockingStream(file, words);
        await using (var zip = await ZipArchive.CreateAsync(locked, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null))
            foreach (var (name, bytes) in Entries)
            {
                await using var entry = await zip.CreateEntry(name).OpenAsync();
                await entry.WriteAsync(bytes);
            }

        locked.End();
    }
}
