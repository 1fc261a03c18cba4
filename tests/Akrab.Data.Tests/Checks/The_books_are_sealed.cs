using Akrab.Customers.Parties;
using Akrab.Data.Checks;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Sealing;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Tests.Checks;

/// <summary>Whoever changes the books behind the program's back is found out, and the database itself refuses it.</summary>
public abstract class The_books_are_sealed(Engine engine)
{
    public sealed class On_sqlite() : The_books_are_sealed(Engine.Sqlite);

    public sealed class On_postgres() : The_books_are_sealed(Engine.Postgres);

    [Fact]
    public async Task Each_entry_has_a_seal_and_the_seals_are_a_chain()
    {
        await using var app = await Shop();
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        Assert.False(await db.Set<JournalRow>().AnyAsync(j => j.Seal == null));
        var seals = await db.Set<SealRow>().OrderBy(s => s.Number).ToListAsync();
        Assert.Equal(Enumerable.Range(1, seals.Count).Select(n => (long)n), seals.Select(s => s.Number));
        Assert.True(seals.Count > 1);
        Assert.Equal(await db.Set<JournalRow>().CountAsync(), seals.Sum(s => s.Count));
        Assert.Equal(seals.Count, seals.DistinctBy(s => s.Digest).Count());
        Assert.Equal(0, await app.Services.GetRequiredService<Sealer>().Seal(default));
        Assert.True((await Run(app)).IsFine);
    }

    [Theory]
    [InlineData("UPDATE journals SET changes = '[]' WHERE action = 'edit'")]
    [InlineData("UPDATE journals SET at = created_at FROM parties WHERE action = 'edit'")]
    [InlineData("UPDATE journals SET actor = record WHERE action = 'edit'")]
    [InlineData("UPDATE journals SET action = 'merge' WHERE action = 'edit'")]
    [InlineData("UPDATE journals SET origin = NULL, source = record WHERE action = 'edit'")]
    [InlineData("UPDATE journals SET seal = 1 WHERE seal = 2")]
    [InlineData("UPDATE journals SET seal = 77 WHERE seal = 2")]
    [InlineData("UPDATE journals SET seal = NULL WHERE seal = 1")]
    [InlineData("UPDATE journals SET salt = NULL WHERE seal = 2")]
    [InlineData("DELETE FROM journals WHERE action = 'edit'")]
    [InlineData("DELETE FROM journals")]
    [InlineData("DELETE FROM seals WHERE number = 1")]
    [InlineData("UPDATE seals SET digest = 'ab' WHERE number = 1")]
    [InlineData("UPDATE seals SET count = count + 1 WHERE number = 2")]
    public async Task What_was_changed_behind_its_back(string tampering)
    {
        await using var app = await Shop();
        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Execute(app, tampering));
        Assert.Contains("only ever added to", refused.Message);
        Assert.True((await Run(app)).IsFine);

        await Books.Open(app);
        await Execute(app, tampering);
        var report = await Run(app);
        Assert.True(report.Checked["seals"] > 0, string.Join('\n', report.Findings));
    }

    [Fact]
    public async Task Values_may_be_erased_and_the_seals_still_hold()
    {
        await using var app = await Shop();
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var entries = await db.Set<JournalRow>().AsTracking().Where(j => j.Changes != null).ToListAsync();
            Assert.NotEmpty(entries);
            foreach (var entry in entries)
                entry.Erase(Guid.NewGuid(), "{}");
            await db.SaveChangesAsync();
            Assert.All(entries, e => Assert.Null(e.Salt));
        }

        var report = await Run(app);
        Assert.Equal(0, report.Checked["seals"]);
    }

    [Fact]
    public async Task What_is_erased_before_it_is_sealed_is_sealed_without_its_values()
    {
        await using var app = await Shop();
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var person = await db.Set<Person>().AsTracking().FirstAsync();
            person.City = "Surabaya";
            await db.SaveChangesAsync();
            var entry = await db.Set<JournalRow>().AsTracking().SingleAsync(j => j.Seal == null);
            entry.Erase(Guid.NewGuid(), "{}");
            await db.SaveChangesAsync();
        }

        Assert.Equal(1, await app.Services.GetRequiredService<Sealer>().Seal(default));
        Assert.Equal(0, (await Run(app)).Checked["seals"]);
    }

    [Fact]
    public async Task Two_who_seal_at_once_make_one_chain()
    {
        await using var app = await Shop();
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            db.AddRange(Enumerable.Range(0, 50).Select(i => new Person { FullName = $"Orang {i}" }));
            await db.SaveChangesAsync();
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                await app.Services.GetRequiredService<Sealer>().Seal(default);
            }
            catch (Kernel.Entities.BrokenRule)
            {
                // Somebody else was first.
            }
        })));
        await app.Services.GetRequiredService<Sealer>().Seal(default);
        Assert.True((await Run(app)).IsFine);
    }

    private async Task<TestApp> Shop()
    {
        var app = await TestApp.Start(engine);
        foreach (var round in Enumerable.Range(0, 3))
        {
            await using var scope = app.Begin();
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var budi = new Person { FullName = $"Budi {round}" };
            db.Add(budi);
            await db.SaveChangesAsync();
            budi.City = "Bandung";
            await db.SaveChangesAsync();
            await app.Services.GetRequiredService<Sealer>().Seal(default);
        }

        return app;
    }

    private static async Task Execute(TestApp app, string sql)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(sql));
    }

    private static Task<CheckReport> Run(TestApp app) => app.Services.GetRequiredService<Checkup>().Run(default);
}
