using Akrab.Data.Backup;
using Akrab.Data.Checks;
using Akrab.Data.Setup;
using Akrab.Host.Setup;

namespace Akrab.Host.Backups;

/// <summary>What came of trying a backup out.</summary>
/// <param name="Differences">Tables that are not what was written, and what a check of the restored data found; none when it is good.</param>
public sealed record BackupProof(Manifest Manifest, IReadOnlyList<string> Differences)
{
    public bool IsGood => Differences.Count == 0;

    /// <summary>
    /// Restores the backup into a folder of its own, as SQLite whatever it came from, and writes it out once more: every table must have the same
    /// rows with the same digest, every file its own, and everything that must be true of the data must be.
    /// </summary>
    /// <exception cref="BackupProblem">It cannot be restored at all.</exception>
    public static async Task<BackupProof> Of(string path, Passphrase? passphrase, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("akrab-proof-");
        try
        {
            await using var services = new ServiceCollection().AddLogging().AddAkrab(new DataPlace(folder.FullName)).BuildServiceProvider();
            await services.GetRequiredService<Database>().Prepare(stop);
            var manifest = await services.GetRequiredService<BackupReader>().Read(path, passphrase, stop);
            var again = (await services.GetRequiredService<BackupWriter>().Write(Stream.Null, withKeys: passphrase is not null, stop)).Tables.ToDictionary(t => t.Name);
            var report = await services.GetRequiredService<Checkup>().Run(stop);
            return new BackupProof(manifest,
            [
                .. manifest.Tables.Where(t => again.GetValueOrDefault(t.Name) is not { } other || other.Rows != t.Rows || other.Digest != t.Digest).Select(t => $"{t.Name}: not as it was written"),
                .. report.Findings.Select(f => $"{f.Check}: {f.What}"),
            ]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
