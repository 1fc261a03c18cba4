using System.Data;
using System.IO.Compression;
using Akrab.Data.Backup;
using Akrab.Data.Files;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Moving;

/// <summary>Writes one company into a locked file that another house, on either database, can take in.</summary>
public sealed class CompanyOut(IServiceProvider services, DataPlace place, JobKinds jobs, IEnumerable<SealedColumn> seals, TimeProvider time)
{
    /// <param name="withSecrets">
    /// Whether members' passwords and second steps go along, as hashes or sealed: when whoever runs the house moves it. Those of people who work for
    /// another company here too never do.
    /// </param>
    /// <param name="report">Told how many of how many tables are done.</param>
    public async Task<Manifest> Write(TenantId company, string path, Passphrase passphrase, bool withSecrets, Action<long, long?>? report, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = path + ".part";
        try
        {
            Manifest manifest;
            await using (var file = new FileStream(unfinished, BackupWriter.OnlyOurs()))
            {
                await using (var locked = new LockingStream(file, passphrase))
                {
                    manifest = await Write(company, locked, withSecrets, report, stop);
                    locked.End();
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

    private async Task<Manifest> Write(TenantId company, Stream into, bool withSecrets, Action<long, long?>? report, CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        await using var moment = await db.Database.BeginTransactionAsync(db.IsPostgres ? IsolationLevel.RepeatableRead : IsolationLevel.Unspecified, stop);
        var row = await db.Tenants.AsNoTracking().FirstAsync(t => t.Id == company, stop);

        await using var zip = await ZipArchive.CreateAsync(into, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        var mine = new CompanyTables(db);
        List<ManifestTable> written = [];
        foreach (var table in mine.All)
        {
            written.Add(await TableOut.Write(db.Database.GetDbConnection(), zip, table, PartOf(mine, table, company, withSecrets), stop));
            report?.Invoke(written.Count, mine.All.Count);
        }

        var digests = await db.Set<StoredFileRow>().IgnoreQueryFilters().Where(f => f.TenantId == company).Select(f => f.Digest).Distinct().Order().ToListAsync(stop);
        foreach (var digest in digests)
            await BackupWriter.Content(zip, FileStore.PathOf(place, digest), stop);

        var manifest = new Manifest(Manifest.CurrentFormat, Manifest.ThisProgram, time.Now(), written, digests.Count, new ManifestCompany(company.Value, row.Name));
        await manifest.Write(zip, stop);
        return manifest;
    }

    private PartOfTable PartOf(CompanyTables mine, PortableTable table, TenantId company, bool withSecrets)
    {
        Dictionary<string, Func<string, string?>> texts = [];
        foreach (var column in seals)
            if (mine.NamesOf(column) is var (name, text, only) && name == table.Name)
                texts[text] = closed => column.Open(company, closed) ?? (only is null ? null : closed);

        // The work that writes this file is none that goes on elsewhere.
        var condition = mine.Condition(table) + (table.Name == "jobs" && jobs.FindOf(typeof(SendCompany)) is { } kind ? $" AND kind <> '{kind.Name}'" : "");
        return new(condition, [mine.Value(company)], table.Name == mine.Logins ? Secrets(withSecrets) : new Dictionary<string, string>(), texts);
    }

    private static Dictionary<string, string> Secrets(bool withSecrets)
    {
        const string isOnlyOurs = $"NOT EXISTS (SELECT 1 FROM members m WHERE m.\"user\" = users.id AND m.{CompanyTables.TenantColumn} <> $1)";
        var secrets = ((string[])["password_hash", "security_stamp", "two_step_key", "two_step_recovery"])
            .ToDictionary(column => column, column => withSecrets ? $"CASE WHEN {isOnlyOurs} THEN {column} END" : "NULL");
        secrets["last_tenant"] = "CASE WHEN last_tenant = $1 THEN last_tenant END";
        return secrets;
    }
}

/// <summary>Write the acting member's company into a file of its own, locked with a passphrase that is itself sealed here.</summary>
public sealed record SendCompany(string SealedPassphrase);
