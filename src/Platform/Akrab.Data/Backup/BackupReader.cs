using Akrab.Data.Files;
using Akrab.Data.Leaving;
using Akrab.Data.Model;
using Akrab.Data.Search;
using Akrab.Data.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Backup;

/// <summary>Fills an empty database, of either kind, from a backup; all of it or nothing. A company that was deleted here since goes again.</summary>
public sealed class BackupReader(IServiceProvider services, FileStore files)
{
    /// <param name="passphrase">What unlocks it, where it is locked.</param>
    public async Task<Manifest> Read(string path, Passphrase? passphrase, CancellationToken stop)
    {
        await using var file = await BackupFile.Open(path, passphrase, stop);
        var manifest = await Manifest.Read(file.Zip, stop);
        if (manifest.Company is { } company)
            throw new BackupProblem($"This is the file of one company, {company.Name}: akrab tenant import FILE");

        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        if (await db.Tenants.AnyAsync(stop))
            throw new BackupProblem("The database is not empty; restore into an empty one.");

        await using var contents = new ContentsIn(files);
        await contents.Read(file.Zip, stop);
        await using (var target = await RestoreTarget.Begin(db, stop))
        {
            var tables = new TableIn(file.Zip, PortableTable.All(db, withKeys: true), target);
            foreach (var table in manifest.Tables)
                await tables.Read(table, change: null, stop);
            await target.Commit(stop);
        }

        contents.Keep();
        services.GetRequiredService<Vocabulary>().Forget();
        await services.GetRequiredService<Database>().MakeSearch(db, stop);
        await services.GetRequiredService<CompanyEraser>().EraseDue(stop);
        return manifest;
    }
}
