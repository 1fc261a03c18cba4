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

/// <summary>A company goes from one house to another and is the same there; a file that is not what it says leaves nothing behind.</summary>
public abstract class Companies_move(Engine from, Engine to)
{
    public sealed class From_sqlite_to_postgres() : Companies_move(Engine.Sqlite, Engine.Postgres);

    public sealed class From_postgres_to_sqlite() : Companies_move(Engine.Postgres, Engine.Sqlite);

    private static readonly Passphrase Words = Passphrase.Of("tujuh kapal di dermaga");

    [Fact]
    public async Task Everything_is_the_same_there()
    {
        await using var old = await Furnished(from);
        await using var place = await TestPlace.Make(to, House.Open());
        await using var there = Services(place.Data);
        var neighbour = await Neighbour(there);
        using var file = new Scratch();

        var sent = await old.Services.GetRequiredService<CompanyOut>().Write(old.Tenant, file.Path, Words, withSecrets: true, report: null, default);
        Assert.DoesNotContain("Budi", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file.Path)));
        var company = await there.GetRequiredService<CompanyIn>().Read(file.Path, Words, default);
        Assert.Equal((old.Tenant.Value, "Toko Uji"), (company.Id, company.Name));

        using var again = new Scratch();
        var back = await there.GetRequiredService<CompanyOut>().Write(old.Tenant, again.Path, Words, withSecrets: true, report: null, default);
        Assert.True(sent.Tables.Count > 40);
        Assert.True(sent.Tables.Count(t => t.Rows > 0) > 8, "Hardly a table has rows.");
        Assert.Equal(sent.Tables.Select(t => (t.Name, t.Rows, t.Digest)), back.Tables.Select(t => (t.Name, t.Rows, t.Digest)));
        Assert.Equal((1, 1), (sent.Files, back.Files));

        var report = await there.GetRequiredService<Checkup>().Run(default);
        Assert.True(report.IsFine, string.Join('\n', report.Findings));
        await using var scope = there.Begin(Acting.System(neighbour));
        Assert.Equal("Tetangga", (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Person>().SingleAsync()).FullName);
        await using var moved = there.Begin(Acting.System(old.Tenant));
        var users = moved.ServiceProvider.GetRequiredService<UserManager<User>>();
        Assert.True(await users.CheckPasswordAsync((await users.FindByEmailAsync(TestApp.OwnerEmail))!, TestApp.OwnerPassword));
        Assert.Contains("is here already", (await Assert.ThrowsAsync<BackupProblem>(() => there.GetRequiredService<CompanyIn>().Read(file.Path, Words, default))).Message);
    }

    [Fact]
    public async Task Who_is_known_there_stays_who_they_are()
    {
        await using var old = await Furnished(from);
        await using var place = await TestPlace.Make(to, House.Open());
        await using var there = Services(place.Data);
        var neighbour = await Neighbour(there);
        var known = await there.GetRequiredService<Newcomers>().AddUser(TestApp.OwnerEmail, "Sari", neighbour, "owner", null, default);
        await using (var scope = there.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            await users.AddPasswordAsync((await users.FindByIdAsync(known.Id.ToString()))!, "sandi yang lain sekali");
        }

        using var file = new Scratch();
        await old.Services.GetRequiredService<CompanyOut>().Write(old.Tenant, file.Path, Words, withSecrets: true, report: null, default);
        await there.GetRequiredService<CompanyIn>().Read(file.Path, Words, default);
        await using var look = there.Begin(Acting.System(old.Tenant));
        var db = look.ServiceProvider.GetRequiredService<AkrabDb>();
        Assert.Contains(known.Id, await db.Set<Member>().Select(m => m.User).ToListAsync());
        var manager = look.ServiceProvider.GetRequiredService<UserManager<User>>();
        var sari = (await manager.FindByEmailAsync(TestApp.OwnerEmail))!;
        Assert.Equal((true, false), (await manager.CheckPasswordAsync(sari, "sandi yang lain sekali"), await manager.CheckPasswordAsync(sari, TestApp.OwnerPassword)));
    }

    [Fact]
    public async Task A_file_that_an_owner_took_has_nobodys_password()
    {
        await using var old = await Furnished(from);
        using var file = new Scratch();
        await old.Services.GetRequiredService<CompanyOut>().Write(old.Tenant, file.Path, Words, withSecrets: false, report: null, default);
        var hash = old.Owner.PasswordHash ?? (await Login(old)).PasswordHash!;
        await using var opened = await BackupFile.Open(file.Path, Words, default);
        using var text = new StreamReader(await opened.Zip.GetEntry("tables/users.jsonl")!.OpenAsync());
        var users = await text.ReadToEndAsync();
        Assert.Contains(TestApp.OwnerEmail, users);
        Assert.DoesNotContain(hash, users);
    }

    [Theory]
    [InlineData("another tenant", "rows of another company")]
    [InlineData("another owner of the company's row", "rows of another company")]
    [InlineData("a login that is not in it", "whose login is not in it")]
    [InlineData("somebody else's content", "lacks the content")]
    [InlineData("a content of another name", "not as it was written")]
    [InlineData("a way out of the folder", "none of Akrab's")]
    [InlineData("a bomb", "out of all proportion")]
    [InlineData("a table of the house", "does not know")]
    [InlineData("no company", "whole house")]
    [InlineData("a line that is no row", "damaged in 'parties'")]
    [InlineData("rows that are missing", "not as it was written")]
    [InlineData("links to nothing", "do not fit together")]
    [InlineData("a column twice", "does not know")]
    public async Task A_hostile_file_is_refused_as_a_whole(string how, string why)
    {
        await using var old = await Furnished(from);
        await using var place = await TestPlace.Make(to, House.Open());
        await using var there = Services(place.Data);
        var neighbour = await Neighbour(there);
        string secret;
        await using (var scope = there.Begin(Acting.System(neighbour)))
            secret = (await scope.ServiceProvider.GetRequiredService<Data.Files.Files>().Add(new MemoryStream("rahasia tetangga"u8.ToArray()), "gaji.txt", "text/plain", default)).Digest;
        var before = await Everything(there);
        using var file = new Scratch();
        await old.Services.GetRequiredService<CompanyOut>().Write(old.Tenant, file.Path, Words, withSecrets: true, report: null, default);
        await Rewrite(file.Path, zip => Forge(zip, how, neighbour.Value, secret));

        Assert.Contains(why, (await Assert.ThrowsAsync<BackupProblem>(() => there.GetRequiredService<CompanyIn>().Read(file.Path, Words, default))).Message);
        Assert.Equal(before, await Everything(there));
        Assert.False(File.Exists(Path.Combine(place.Data.Folder, "keluar.txt")));
    }

    [Fact]
    public async Task A_cut_or_changed_file_and_a_wrong_passphrase_are_refused()
    {
        await using var old = await Furnished(from);
        await using var place = await TestPlace.Make(to, House.Open());
        await using var there = Services(place.Data);
        await Neighbour(there);
        var before = await Everything(there);
        using var file = new Scratch();
        await old.Services.GetRequiredService<CompanyOut>().Write(old.Tenant, file.Path, Words, withSecrets: true, report: null, default);
        var whole = await File.ReadAllBytesAsync(file.Path);
        await Assert.ThrowsAsync<BackupProblem>(() => there.GetRequiredService<CompanyIn>().Read(file.Path, Passphrase.Of("delapan kapal di dermaga"), default));
        foreach (var broken in (byte[][])[whole[..(whole.Length / 2)], whole[..^1], [.. whole[..(whole.Length / 2)], (byte)(whole[whole.Length / 2] ^ 1), .. whole[((whole.Length / 2) + 1)..]], [], "bukan apa-apa"u8.ToArray()])
        {
            await File.WriteAllBytesAsync(file.Path, broken);
            await Assert.ThrowsAsync<BackupProblem>(() => there.GetRequiredService<CompanyIn>().Read(file.Path, Words, default));
        }

        Assert.Equal(before, await Everything(there));
    }

    [Fact]
    public async Task It_is_typed_like_this()
    {
        await using var old = await TestPlace.Make(from, House.Open());
        await using var there = await TestPlace.Make(to, House.Open());
        var words = Path.Combine(old.Data.Folder, "words");
        await File.WriteAllTextAsync(words, "tujuh kapal di dermaga");
        Assert.Equal(0, (await new Shell(old.Data).Run("tenant", "add", "Warung Pindah")).Exit);
        var refused = await new Shell(old.Data).Run("tenant", "export", "pindah.akrab", "--tenant", "Warung Pindah");
        Assert.Equal((2, ""), (refused.Exit, refused.Out));
        var sent = await new Shell(old.Data).Run("tenant", "export", "pindah.akrab", "--tenant", "Warung Pindah", "--passphrase-file", words);
        Assert.True(sent.Exit == 0, sent.Error);
        Assert.DoesNotContain("kapal", sent.Out + sent.Error);
        var taken = await new Shell(there.Data).Run("tenant", "import", sent.Out.Trim(), "--passphrase-file", words);
        Assert.True(taken.Exit == 0, taken.Error);
        Assert.Equal(1, (await new Shell(there.Data).Run("restore", sent.Out.Trim(), "--passphrase-file", words)).Exit);
    }

    private static async Task Forge(Forgery zip, string how, Guid neighbour, string secret)
    {
        switch (how)
        {
            case "another tenant":
                await zip.Rows("parties", (row, at) => row[at("tenant_id")] = neighbour);
                break;
            case "another owner of the company's row":
                await zip.Rows("tenants", (row, at) => row[at("id")] = neighbour);
                break;
            case "a login that is not in it":
                await zip.Rows("members", (row, at) => row[at("user")] = Guid.NewGuid());
                break;
            case "somebody else's content":
                await zip.Rows("stored_files", (row, at) => row[at("digest")] = secret);
                break;
            case "a content of another name":
                zip.Entries[$"files/{secret}"] = "salah"u8.ToArray();
                break;
            case "a way out of the folder":
                zip.Entries["files/../../keluar.txt"] = "keluar"u8.ToArray();
                break;
            case "a bomb":
                zip.Entries[$"files/{Convert.ToHexStringLower(SHA256.HashData(new byte[64 << 20]))}"] = new byte[64 << 20];
                break;
            case "a table of the house":
                zip.Entries["tables/data_protection_keys.jsonl"] = [];
                zip.Add(new ManifestTable("data_protection_keys", ["id", "xml"], 0, Convert.ToHexStringLower(SHA256.HashData([]))));
                break;
            case "no company":
                zip.Manifest = zip.Manifest with { Company = null };
                break;
            case "a line that is no row":
                zip.Put("parties", "{\"id\":1}\n"u8.ToArray(), 1);
                break;
            case "rows that are missing":
                zip.Put("parties", [], 4);
                break;
            case "links to nothing":
                await zip.Rows("parties", (row, at) => row[at("organisation")] = Guid.NewGuid());
                break;
            case "a column twice":
                zip.Manifest = zip.Manifest with { Tables = [.. zip.Manifest.Tables.Select(t => t.Name == "parties" ? t with { Columns = [.. t.Columns, "tenant_id"] } : t)] };
                break;
            default:
                Assert.Fail(how);
                break;
        }
    }

    /// <summary>The whole house: every table with its digest, and every kept content.</summary>
    private static async Task<string> Everything(ServiceProvider house)
    {
        var manifest = await house.GetRequiredService<BackupWriter>().Write(Stream.Null, withKeys: true, default);
        var contents = FileStore.Contents(house.GetRequiredService<DataPlace>()).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        return string.Join('\n', manifest.Tables.Select(t => $"{t.Name} {t.Rows} {t.Digest}").Concat(contents));
    }

    private static async Task<TestApp> Furnished(Engine engine)
    {
        var app = await TestApp.Start(engine);
        await app.AddMember("budi@tokouji.id", "Budi Rahmat");
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        await scope.ServiceProvider.GetRequiredService<Data.Files.Files>().Add(new MemoryStream([1, 2, 3]), "nota.txt", "text/plain", default);
        var shop = new Organisation { Name = "Warung Maju" };
        db.AddRange(shop, new Person { FullName = "Budi Santoso", Organisation = shop.Id, Phones = Kernel.Fields.Points<Kernel.Fields.PhonePoint>.Of(Kernel.Fields.PhonePoint.Of("0812-3456-7890")) });
        await db.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<ApiTokens>().Make(app.Owner.Id, "kasir", "read", null, default);
        for (var i = 0; i < 400 && await db.Set<Data.Rows.OutboxRow>().AnyAsync(o => o.State == Data.Rows.OutboxState.Waiting); i++)
            await Task.Delay(20);
        return app;
    }

    private static ServiceProvider Services(DataPlace place) => new ServiceCollection().AddLogging().AddAkrab(place).BuildServiceProvider();

    private static async Task<TenantId> Neighbour(ServiceProvider house)
    {
        await house.GetRequiredService<Database>().Prepare(default);
        var tenant = await house.GetRequiredService<Newcomers>().AddTenant("Toko Sebelah", "id", default);
        await using var scope = house.Begin(Acting.System(tenant));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.Add(new Person { FullName = "Tetangga" });
        await db.SaveChangesAsync();
        house.GetRequiredService<IDataProtectionProvider>().CreateProtector("x").Protect("x");
        return tenant;
    }

    private static async Task<User> Login(TestApp app)
    {
        await using var scope = app.Begin();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<User>>().FindByEmailAsync(TestApp.OwnerEmail))!;
    }

    private static async Task Rewrite(string path, Func<Forgery, Task> how)
    {
        var forgery = await Forgery.Of(path, Words);
        await how(forgery);
        await forgery.Write(path, Words);
    }

    private sealed class Scratch : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("akrab-move-").FullName;

        public string Path => System.IO.Path.Combine(_folder, "company.akrab");

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
