using System.Text.Json.Nodes;
using Akrab.Data.Access;
using Akrab.Data.Backup;
using Akrab.Data.Files;
using Akrab.Data.Leaving;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Moving;

/// <summary>Takes in a company from its file, beside those that are here: all of it or nothing, and nothing of anybody else.</summary>
public sealed class CompanyIn(IServiceProvider services, FileStore files, Gravestones stones, IEnumerable<SealedColumn> seals)
{
    /// <exception cref="BackupProblem">The file cannot be taken in; the message says why.</exception>
    public async Task<ManifestCompany> Read(string path, Passphrase passphrase, CancellationToken stop)
    {
        await using var file = await BackupFile.Open(path, passphrase, stop);
        var manifest = await Manifest.Read(file.Zip, stop);
        var company = manifest.Company ?? throw new BackupProblem("This is a backup of a whole house, not the file of one company: akrab restore FILE");
        var tenant = new TenantId(company.Id);

        await using var scope = services.Begin(Acting.System(tenant));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        if (await db.Tenants.AnyAsync(t => t.Id == tenant, stop))
            throw new BackupProblem($"{company.Name} is here already.");

        await using var contents = new ContentsIn(files);
        await contents.Read(file.Zip, stop);
        var logins = new ArrivingLogins(await db.Users.Select(u => new KnownLogin(u.Id, u.NormalizedEmail)).ToListAsync(stop));
        var mine = new CompanyTables(db);
        await using (var target = await RestoreTarget.Begin(db, stop))
        {
            var tables = new TableIn(file.Zip, mine.All, target);
            if (manifest.Tables.Select(t => t.Name).Distinct().Count() != manifest.Tables.Count || manifest.Tables.All(t => t.Name != mine.Companies))
                throw new BackupProblem("The file is damaged: its tables are not those of a company.");
            try
            {
                foreach (var table in manifest.Tables.OrderBy(t => t.Name != mine.Logins))
                    await tables.Read(table, Rule(mine, table, tenant, logins, contents), stop);
                stones.LayAside(tenant);
                await target.Commit(stop);
            }
            catch (System.Data.Common.DbException)
            {
                stones.Settle([]);
                throw new BackupProblem("The file is damaged: its rows do not fit together.");
            }
        }

        contents.Keep();
        stones.Settle([tenant]);
        await services.GetRequiredService<Database>().FillSearch(tenant, stop);
        return company;
    }

    /// <summary>What becomes of a table's rows: refused where they are somebody else's, tied to the logins of this house, sealed with its keys.</summary>
    private Func<JsonArray, JsonArray?> Rule(CompanyTables mine, ManifestTable table, TenantId tenant, ArrivingLogins logins, ContentsIn contents)
    {
        int At(string column) => table.Columns.ToList().IndexOf(column);
        if (table.Name == mine.Logins)
            return logins.Arrive(table);

        var (owner, login, digest) = (At(table.Name == mine.Companies ? "id" : CompanyTables.TenantColumn), mine.HasLogins(table.Name) ? At("user") : -1, table.Name == mine.Contents ? At(nameof(StoredFileRow.Digest).ToLowerInvariant()) : -1);
        var sealing = seals.Select(s => (Seal: s, Names: mine.NamesOf(s))).Where(s => s.Names.Table == table.Name).Select(s => (s.Seal, Text: At(s.Names.Column), Only: s.Names.OnlyWhere is var (only, value) ? (At: At(only), value) : (At: -1, value: ""))).Where(s => s.Text >= 0).ToList();
        // Who asked there to be forgotten did not ask here.
        var asked = table.Name == mine.Companies ? ((string[])["leave_asked_at", "leave_asked_by", "leaves_at"]).Select(At).Where(at => at >= 0).ToList() : [];
        var (erased, ownedBy) = table.Name == mine.Companies ? (At("is_being_erased"), At("owned_by")) : (-1, -1);
        return row =>
        {
            foreach (var at in asked)
                row[at] = null;
            if (erased >= 0)
                row[erased] = false;
            if (ownedBy >= 0 && row[ownedBy] is { } whose)
                row[ownedBy] = logins.HereIfKnown(whose.GetValue<Guid>());
            if (owner < 0 || row[owner]?.GetValue<Guid>() != tenant.Value)
                throw new BackupProblem("The file is refused: it holds rows of another company.");
            if (login >= 0 && row[login] is { } user)
                row[login] = logins.Here(user.GetValue<Guid>());
            if (digest >= 0 && !contents.Has(row[digest]?.GetValue<string>()))
                throw new BackupProblem("The file is damaged: it lacks the content of a file.");
            foreach (var (seal, text, only) in sealing)
                if (row[text] is { } open && (only.At < 0 || row[only.At]?.ToString() == only.value))
                    row[text] = seal.Close(tenant, open.GetValue<string>());
            return row;
        };
    }
}
