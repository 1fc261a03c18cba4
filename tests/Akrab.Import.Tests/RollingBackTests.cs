using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Customers.Timeline;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Entities;
using Akrab.Testing;
using Akrab.Web.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Import.Tests;

public abstract class RollingBackTests(Engine engine)
{
    public sealed class OnSqlite() : RollingBackTests(Engine.Sqlite);

    public sealed class OnPostgres() : RollingBackTests(Engine.Postgres);

    private const string Before = "Nama,HP,Email,Kota,Toko\nAni,0811-1000-001,ani@contoh.id,Solo,Toko A\nBudi,0811-1000-002,budi@contoh.id,Solo,\nCici,0811-1000-003,,Solo,\nDewi,0811-1000-004,dewi@contoh.id,,\n";
    private const string File = "Nama,HP,Email,Kota,Toko\nAni,08111000001,ani.baru@contoh.id,Jakarta,Toko Z\nBudi,08111000002,,Jakarta,\nCici,08111000003,cici@contoh.id,Jakarta,\nDewi,08111000004,,Jakarta,Toko Z\nEka,0811 1000 005,,Jakarta,Toko Z\nFani,0811 1000 006,,Jakarta,\n";

    [Fact]
    public async Task Everything_is_as_before()
    {
        await using var shop = await Shop.Open(engine);
        await shop.Import(Before);
        var was = await Everything.Of(shop);
        var report = await shop.Import(File);
        Assert.Equal((6, 2, 4), (report.Read, report.Created, report.Updated));

        var undone = await RollBack(shop, report.ImportId);
        Assert.Equal((ImportState.RolledBack, 7, 0), (undone.State, undone.RolledBack, undone.Kept));
        Assert.Equal(was, await Everything.Of(shop));
    }

    [Fact]
    public async Task What_others_changed_binned_or_wrote_on_is_kept_and_listed()
    {
        await using var shop = await Shop.Open(engine);
        await shop.Import(Before);
        var was = await Everything.Of(shop);
        var report = await shop.Import(File);
        var people = (await shop.People()).ToDictionary(p => p.FullName);
        await shop.Change<Person>(p => p.FullName == "Ani", p => p.CallName = "Mbak Ani");
        await shop.Do(async scope =>
        {
            var db = scope.GetRequiredService<AkrabDb>();
            db.Add(new Interaction { Party = people["Budi"].Id, Kind = InteractionKind.Note, Channel = Channel.None, At = DateTimeOffset.UtcNow, Body = "Catatan" });
            return await db.SaveChangesAsync();
        });
        await shop.Change<Person>(p => p.FullName == "Cici", p => typeof(Entity).GetProperty("DeletedAt")!.SetValue(p, DateTimeOffset.UtcNow));
        var touched = await Everything.Of(shop);

        var undone = await RollBack(shop, report.ImportId);
        var kept = await shop.WithImports(imports => imports.Notes(report.ImportId, ImportNoteKind.Kept, 0, 100, default));
        var mine = new[] { people["Ani"].Id.Value, people["Budi"].Id.Value, people["Cici"].Id.Value, people["Ani"].Organisation!.Value.Value };
        Assert.Equal(mine.Order(), kept.Select(k => k.Record!.Value).Order());
        Assert.Equal(4, undone.Kept);

        var now = await Everything.Of(shop);
        foreach (var (id, text) in now)
            Assert.Equal(mine.Contains(id) ? touched[id] : was.GetValueOrDefault(id) ?? text, text);
        Assert.Equal(was.Count, now.Count);
    }

    [Fact]
    public async Task Two_imports_are_undone_one_after_the_other()
    {
        await using var shop = await Shop.Open(engine);
        await shop.Import(Before);
        var was = await Everything.Of(shop);
        var first = await shop.Import(File);
        var second = await shop.Import("Nama,HP,Kota\nAni,08111000001,Medan\nEka,08111000005,Medan\n");
        Assert.Equal(0, (await RollBack(shop, second.ImportId)).Kept);
        Assert.Equal(0, (await RollBack(shop, first.ImportId)).Kept);
        Assert.Equal(was, await Everything.Of(shop));
    }

    internal static Task<ImportReport> RollBack(Shop shop, Guid import) => shop.WithImports(imports => imports.RollBackNow(import, null, default));
}
