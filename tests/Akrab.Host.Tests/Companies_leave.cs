using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Akrab.Customers.Parties;
using Akrab.Data.Access;
using Akrab.Data.Backup;
using Akrab.Data.Checks;
using Akrab.Data.Files;
using Akrab.Data.Leaving;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Host.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Akrab.Host.Tests;

/// <summary>A company that is deleted is nowhere any more, its neighbour is as it was, and an older backup does not bring it back.</summary>
public abstract class Companies_leave(Engine engine)
{
    public sealed class On_sqlite() : Companies_leave(Engine.Sqlite);

    public sealed class On_postgres() : Companies_leave(Engine.Postgres);

    private const string Secret = "Xylophonia", Mail = "zwartkrab", Shared = "isi yang sama", Own = "isi sendiri Xylophonia";

    [Fact]
    public async Task Nothing_of_it_stays_and_its_neighbour_is_as_it_was()
    {
        await using var place = await TestPlace.Make(engine, House.Open());
        string before;
        TenantId going, staying;
        await using (var house = Services(place.Data))
        {
            await house.GetRequiredService<Database>().Prepare(default);
            staying = await Company(house, "Toko Tetap", "Budi", "tetap");
            going = await Company(house, $"Toko {Secret}", Secret, Mail);
            await house.GetRequiredService<Newcomers>().AddUser("dua@rumah.id", "Dua", staying, "sales", null, default);
            await house.GetRequiredService<Newcomers>().AddUser("dua@rumah.id", $"Dua {Secret}", going, "sales", null, default);
            before = await Contents(house, staying);
            Assert.True(await Occurs(place.Data, Secret) && await Occurs(place.Data, Mail));

            var proof = await house.GetRequiredService<CompanyEraser>().Erase(going, default);
            Assert.Equal(going.Value, proof.Company);
            Assert.Equal((1, 1), (proof.Logins, proof.Files));
            Assert.True(proof.Tables.Single(t => t.Name == "parties").Rows == 1 && proof.Tables.Single(t => t.Name == "journals").Rows > 0 && proof.Tables.Single(t => t.Name == "tenants").Rows == 1);
            Assert.DoesNotContain(Secret, proof.AsText());
            Assert.Equal(proof.AsText(), house.GetRequiredService<Gravestones>().ProofOf(going));

            var report = await house.GetRequiredService<Checkup>().Run(default);
            Assert.True(report.IsFine, string.Join('\n', report.Findings));
            Assert.Equal(before, await Contents(house, staying));
            Assert.Equal(Shared, await Read(house, staying));
            await using var scope = house.Begin(Acting.System(going));
            Assert.Empty((await scope.ServiceProvider.GetRequiredService<Finder>().Page(House.Open().Get<Person>(), new ListRequest { Search = Secret, How = ReadingContext.Invariant }, default)).Rows);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.False(await Occurs(place.Data, Secret), "Its name still stands somewhere.");
        Assert.False(await Occurs(place.Data, Mail), "An address of its people still stands somewhere.");
        Assert.False(await Occurs(place.Data, Secret.ToLowerInvariant()), "Its name still can be searched for.");
        Assert.True(await Occurs(place.Data, "dua@rumah.id"));
    }

    [Fact]
    public async Task An_older_backup_does_not_bring_it_back()
    {
        await using var place = await TestPlace.Make(engine, House.Open());
        await using var house = Services(place.Data);
        await house.GetRequiredService<Database>().Prepare(default);
        var (staying, going) = (await Company(house, "Toko Tetap", "Budi", "tetap"), await Company(house, $"Toko {Secret}", Secret, Mail));
        var backup = Path.Combine(place.Data.Folder, "old.zip");
        await house.GetRequiredService<BackupWriter>().Write(backup, null, default);
        await house.GetRequiredService<CompanyEraser>().Erase(going, default);

        // The same data folder, whose database was lost.
        await using var fresh = await TestPlace.Make(engine, House.Open());
        Directory.CreateDirectory(Path.Combine(fresh.Data.Folder, "left"));
        foreach (var stone in Directory.EnumerateFiles(Path.Combine(place.Data.Folder, "left")))
            File.Copy(stone, Path.Combine(fresh.Data.Folder, "left", Path.GetFileName(stone)));
        await using var again = Services(fresh.Data);
        await again.GetRequiredService<Database>().Prepare(default);
        await again.GetRequiredService<BackupReader>().Read(backup, null, default);
        await using var scope = again.CreateAsyncScope();
        Assert.Equal([staying], await scope.ServiceProvider.GetRequiredService<AkrabDb>().Tenants.Select(t => t.Id).ToListAsync());
    }

    [Fact]
    public async Task It_is_asked_for_by_its_whole_name_and_can_be_taken_back()
    {
        await using var place = await TestPlace.Make(engine, House.Open());
        var shell = new Shell(place.Data);
        Assert.Equal(0, (await shell.Run("tenant", "add", "Toko Tetap")).Exit);
        Assert.Equal(0, (await shell.Run("tenant", "add", $"Toko {Secret}")).Exit);
        Assert.Equal(2, (await shell.Run("tenant", "delete", "toko")).Exit);
        Assert.Equal((0, ""), (await shell.Run("tenant", "delete", $"Toko {Secret}", "--in-days", "3")) is var asked ? (asked.Exit, asked.Out) : default);
        Assert.Contains("leaves", (await shell.Run("tenant", "list")).Out);
        Assert.Equal(0, (await shell.Run("tenant", "keep", "--tenant", $"Toko {Secret}")).Exit);
        Assert.DoesNotContain("leaves", (await shell.Run("tenant", "list")).Out);
        var done = await shell.Run("tenant", "delete", $"Toko {Secret}", "--in-days", "0");
        Assert.True(done.Exit == 0, done.Error);
        Assert.Equal("command line", JsonDocument.Parse(done.Out).RootElement.GetProperty("by").GetString());
        var list = (await shell.Run("tenant", "list")).Out;
        Assert.True(list.Contains("Toko Tetap") && !list.Contains(Secret));
    }

    private static async Task<TenantId> Company(ServiceProvider house, string name, string person, string mail)
    {
        var tenant = await house.GetRequiredService<Newcomers>().AddTenant(name, "id", default);
        await house.GetRequiredService<Newcomers>().AddUser($"{mail}@toko.id", person, tenant, "owner", null, default);
        await using var scope = house.Begin(Acting.System(tenant));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var contact = new Person { FullName = $"{person} Santoso", Emails = Points<EmailPoint>.Of(new EmailPoint($"{mail}@pelanggan.id")) };
        db.Add(contact);
        await db.SaveChangesAsync();
        contact.City = person;
        await db.SaveChangesAsync();
        var files = scope.ServiceProvider.GetRequiredService<Data.Files.Files>();
        await files.Add(new MemoryStream(Encoding.UTF8.GetBytes(Shared)), "sama.txt", "text/plain", default);
        await files.Add(new MemoryStream(Encoding.UTF8.GetBytes(person == Secret ? Own : Shared + "!")), $"{person}.txt", "text/plain", default);
        await db.SaveChangesAsync();
        return tenant;
    }

    private static async Task<string> Contents(ServiceProvider house, TenantId tenant)
    {
        var file = Path.GetTempFileName();
        var manifest = await house.GetRequiredService<Data.Moving.CompanyOut>().Write(tenant, file, Passphrase.Of("dua belas bulan penuh"), withSecrets: false, report: null, default);
        File.Delete(file);
        return string.Join('\n', manifest.Tables.Where(t => t.Name != "users").Select(t => $"{t.Name} {t.Rows} {t.Digest}"));
    }

    private static async Task<string> Read(ServiceProvider house, TenantId tenant)
    {
        await using var scope = house.Begin(Acting.System(tenant));
        var row = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Data.Rows.StoredFileRow>().SingleAsync(f => f.Name == "sama.txt");
        using var text = new StreamReader(house.GetRequiredService<FileStore>().Open(row.Digest));
        return await text.ReadToEndAsync();
    }

    /// <summary>In any file of the data folder, and in a dump of the database.</summary>
    private static async Task<bool> Occurs(DataPlace place, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        foreach (var file in Directory.EnumerateFiles(place.Folder, "*", SearchOption.AllDirectories))
            if ((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(bytes) >= 0 || Path.GetFileName(file).Contains(text, StringComparison.Ordinal))
                return true;
        return place.Postgres is not null && (await Dump(place.Postgres)).Contains(text, StringComparison.Ordinal);
    }

    private static async Task<string> Dump(string connection)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        using var dump = Process.Start(new ProcessStartInfo("pg_dump", ["--host", to.Host!, "--username", to.Username!, "--enable-row-security", "--inserts", to.Database!])
        { RedirectStandardOutput = true, Environment = { ["PGOPTIONS"] = "-c akrab.tenant=everywhere" } })!;
        var text = await dump.StandardOutput.ReadToEndAsync();
        await dump.WaitForExitAsync();
        Assert.Equal(0, dump.ExitCode);
        return text;
    }

    private static ServiceProvider Services(DataPlace place) => new ServiceCollection().AddLogging().AddAkrab(place).BuildServiceProvider();
}
