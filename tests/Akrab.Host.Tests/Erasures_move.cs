using System.Text;
using Akrab.Customers.Parties;
using Akrab.Data.Access;
using Akrab.Data.Erasing;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Host.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Host.Tests;

/// <summary>What was erased in one house is remembered in the next, where an older file of the company does not bring it back.</summary>
public abstract class Erasures_move(Engine from, Engine to)
{
    public sealed class From_sqlite_to_postgres() : Erasures_move(Engine.Sqlite, Engine.Postgres);

    public sealed class From_postgres_to_sqlite() : Erasures_move(Engine.Postgres, Engine.Sqlite);

    [Fact]
    public async Task An_older_file_does_not_bring_back_whoever_was_erased_since()
    {
        await using var old = await TestPlace.Make(from, House.Open());
        await using var there = await TestPlace.Make(to, House.Open());
        var (shell, elsewhere) = (new Shell(old.Data), new Shell(there.Data));
        var words = Path.Combine(old.Data.Folder, "words");
        await File.WriteAllTextAsync(words, "tujuh kapal di dermaga");
        var tenant = new TenantId(Guid.Parse((await Done(shell, "tenant", "add", "Warung Pindah")).Out.Trim()));
        await File.WriteAllTextAsync(Path.Combine(old.Data.Folder, "tamu.csv"), "Nama;No HP\nKartika Tersembunyi;0813 9977 5533\nOrang Lain;0812 7000 2222\n");
        await Done(shell, "import", Path.Combine(old.Data.Folder, "tamu.csv"), "--as", "people", "--tenant", "Warung Pindah");
        var before = await Sent("before.akrab");
        var erased = await EraseKartika(old, tenant);
        var after = await Sent("after.akrab");

        Assert.Equal(tenant.Value.ToString(), (await Done(elsewhere, "tenant", "import", after, "--passphrase-file", words)).Out.Trim());
        Assert.Contains(erased.ToString(), await Remembered(there));
        await Done(elsewhere, "tenant", "delete", "Warung Pindah", "--in-days", "0");
        var again = await Done(elsewhere, "tenant", "import", before, "--passphrase-file", words);
        Assert.Contains("1 people who were erased since are erased again.", again.Error);
        var export = await Done(elsewhere, "export", "--as", "people", "--tenant", "Warung Pindah");
        Assert.Contains("Orang Lain", export.Out);
        Assert.DoesNotContain("Kartika", export.Out);
        if (to == Engine.Sqlite)
            Assert.DoesNotContain("Kartika", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(there.Data.Folder, "akrab.db"))));

        async Task<string> Sent(string name) => (await Done(shell, "tenant", "export", Path.Combine(old.Data.Folder, name), "--tenant", "Warung Pindah", "--passphrase-file", words)).Out.Trim();
    }

    private static async Task<Guid> EraseKartika(TestPlace place, TenantId tenant)
    {
        await using var services = new ServiceCollection().AddLogging().AddAkrab(place.Data).BuildServiceProvider();
        await using var scope = services.Begin(Acting.System(tenant));
        var id = (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Person>().SingleAsync(p => p.FullName == "Kartika Tersembunyi")).Id.Value;
        await services.GetRequiredService<Eraser>().Erase(tenant, services.GetRequiredService<Registry>().Get(typeof(Person)), id, null, "Diminta", null, default);
        return id;
    }

    private static Task<string> Remembered(TestPlace place) => File.ReadAllTextAsync(Path.Combine(place.Data.Folder, "erasures.jsonl"));

    private static async Task<(int Exit, string Out, string Error)> Done(Shell shell, params string[] words)
    {
        var told = await shell.Run(words);
        Assert.True(told.Exit == 0, told.Error);
        return told;
    }
}
