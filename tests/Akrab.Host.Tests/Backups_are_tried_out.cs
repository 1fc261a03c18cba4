using Akrab.Customers.Parties;
using Akrab.Data.Backup;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Host.Backups;
using Akrab.Host.Setup;
using Akrab.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Akrab.Host.Tests;

public abstract class Backups_are_tried_out(Engine engine)
{
    public sealed class OnSqlite() : Backups_are_tried_out(Engine.Sqlite);

    public sealed class OnPostgres() : Backups_are_tried_out(Engine.Postgres);

    [Fact]
    public async Task Every_night_one_is_made_and_proven_and_the_oldest_goes()
    {
        await using var app = await TestApp.Start(engine);
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            db.Add(new Person { FullName = "Budi Santoso" });
            await db.SaveChangesAsync();
        }

        var folder = Directory.CreateTempSubdirectory();
        foreach (var old in (string[])["akrab-2026-01-01-023000.zip", "akrab-2026-01-02-023000.zip", "notes.txt"])
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, old), "old");
        var nightly = new NightlyBackup(new BackupPlan(folder.FullName, 2), app.Services.GetRequiredService<BackupWriter>(), TimeProvider.System, NullLogger<NightlyBackup>.Instance);
        var made = await nightly.Make(default);
        Assert.Equal(["akrab-2026-01-02-023000.zip", Path.GetFileName(made), "notes.txt"], folder.EnumerateFiles().Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.True((await BackupProof.Of(made, null, default)).IsGood);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_locked_one_keeps_what_opens_sealed_passwords_and_opens_for_nobody_else()
    {
        await using var app = await TestApp.Start(engine);
        var sealed_ = app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("mail").Protect("rahasia kotak surat");
        var folder = Directory.CreateTempSubdirectory();
        var (path, words) = (Path.Combine(folder.FullName, "words"), Passphrase.Of("empat ekor bebek di sawah"));
        await File.WriteAllTextAsync(path, "empat ekor bebek di sawah\n");
        var nightly = new NightlyBackup(new BackupPlan(folder.FullName, 2, path), app.Services.GetRequiredService<BackupWriter>(), TimeProvider.System, NullLogger<NightlyBackup>.Instance);
        var made = await nightly.Make(default);
        Assert.EndsWith(".akrab", made);
        Assert.True((await BackupProof.Of(made, words, default)).IsGood);
        Assert.DoesNotContain("Toko Uji", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(made)));
        Assert.Contains("--passphrase-file", (await Assert.ThrowsAsync<BackupProblem>(() => BackupProof.Of(made, null, default))).Message);
        await Assert.ThrowsAsync<BackupProblem>(() => BackupProof.Of(made, Passphrase.Of("empat ekor bebek di kolam"), default));

        var elsewhere = Directory.CreateTempSubdirectory();
        var (exit, _, error) = await new Shell(new DataPlace(elsewhere.FullName)).Run("restore", made, "--passphrase-file", path);
        Assert.True(exit == 0, error);
        await using var restored = new ServiceCollection().AddLogging().AddAkrab(new DataPlace(elsewhere.FullName)).BuildServiceProvider();
        Assert.Equal("rahasia kotak surat", restored.GetRequiredService<IDataProtectionProvider>().CreateProtector("mail").Unprotect(sealed_));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task One_that_is_broken_is_not_taken_for_good()
    {
        await using var app = await TestApp.Start(engine);
        var folder = Directory.CreateTempSubdirectory();
        var path = Path.Combine(folder.FullName, "x.zip");
        await app.Services.GetRequiredService<BackupWriter>().Write(path, null, default);
        var bytes = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 2)]);
        await Assert.ThrowsAsync<BackupProblem>(() => BackupProof.Of(path, null, default));
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("2026-03-01T00:00:00+07:00", 2.5)]
    [InlineData("2026-03-01T02:30:00+07:00", 24)]
    [InlineData("2026-03-01T23:30:00+07:00", 3)]
    public void The_next_is_at_half_past_two(string now, double hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), NightlyBackup.UntilNext(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));
}
