using System.Text;
using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Customers.Timeline;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Testing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Import.Tests;

public abstract class RollBackProperties(Engine engine)
{
    public sealed class OnSqlite() : RollBackProperties(Engine.Sqlite);

    public sealed class OnPostgres() : RollBackProperties(Engine.Postgres);

    private const int Rounds = 12;

    /// <summary>One line of a file: few names, phones and shops, so that rows meet each other and what is there.</summary>
    private sealed record Line(int Name, int Phone, int Email, int City, int Shop, int Birthday, int Tag);

    private enum Deed { Edit, Note, Bin, Rename }

    private static readonly Gen<Line> Lines =
        from name in Gen.Choose(0, 9)
        from phone in Gen.Choose(0, 14)
        from email in Gen.Choose(0, 14)
        from city in Gen.Choose(0, 4)
        from shop in Gen.Choose(0, 4)
        from birthday in Gen.Choose(0, 40)
        from tag in Gen.Choose(0, 4)
        select new Line(name, phone, email, city, shop, birthday, tag);

    private static readonly Gen<(Line[] Before, Line[] File, (int Who, Deed What)[] Deeds)> Stories =
        from before in Lines.ArrayOf(12)
        from file in Lines.ArrayOf(20)
        from deeds in (from who in Gen.Choose(0, 30) from what in Gen.Elements(Enum.GetValues<Deed>()) select (who, what)).ArrayOf(3)
        select (before, file, deeds);

    [Fact]
    public async Task Whatever_was_imported_and_edited_since_only_the_edited_stays()
    {
        await using var shop = await Shop.Open(engine);
        foreach (var (before, file, deeds) in Gen.Sample(Stories, Rounds))
            await Story(shop, before, file, deeds);
    }

    private static async Task Story(Shop shop, Line[] before, Line[] file, (int Who, Deed What)[] deeds)
    {
        await shop.Import(Csv(before));
        var was = await Everything.Of(shop);
        var found = await Everything.Found(shop);
        var report = await shop.Import(Csv(file));
        Assert.Equal(report.Read, report.Created + report.Updated + report.Skipped + report.Rejected);

        var people = await shop.People();
        HashSet<Guid> edited = [];
        foreach (var (who, what) in deeds)
            if (people.Count > 0)
                edited.Add(await Edit(shop, people[who % people.Count], what));
        var now = await Everything.Of(shop);

        var undone = await RollingBackTests.RollBack(shop, report.ImportId);
        var after = await Everything.Of(shop);
        var kept = (await shop.WithImports(imports => imports.Notes(report.ImportId, Data.Rows.ImportNoteKind.Kept, 0, 1000, default))).Select(n => n.Record!.Value).ToHashSet();
        Assert.Equal(undone.Kept, kept.Count);

        foreach (var id in was.Keys.Union(after.Keys))
            if (edited.Contains(id) || kept.Contains(id))
                Assert.Equal(now.GetValueOrDefault(id), after.GetValueOrDefault(id));
            else
                Assert.Equal(was.GetValueOrDefault(id), after.GetValueOrDefault(id));
        Assert.All(kept, id => Assert.True(edited.Contains(id) || people.Any(p => kept.Contains(p.Key) && p.Organisation?.Value == id), "kept without a reason"));
        if (edited.Count == 0)
            Assert.Equal(found, await Everything.Found(shop));
    }

    private static async Task<Guid> Edit(Shop shop, Person person, Deed what)
    {
        if (what == Deed.Note)
            await shop.Do(async scope =>
            {
                var db = scope.GetRequiredService<AkrabDb>();
                db.Add(new Interaction { Party = person.Id, Kind = InteractionKind.Note, Channel = Channel.None, At = DateTimeOffset.UtcNow, Body = "x" });
                return await db.SaveChangesAsync();
            });
        else
            await shop.Change<Person>(p => p.Id == person.Id, p =>
            {
                if (what == Deed.Edit)
                    p.JobTitle = Guid.NewGuid().ToString();
                else if (what == Deed.Rename)
                    p.FullName += "x";
                else
                    typeof(Entity).GetProperty("DeletedAt")!.SetValue(p, DateTimeOffset.UtcNow);
            });
        return person.Key;
    }

    private static string Csv(Line[] lines)
    {
        var text = new StringBuilder("Nama,No HP,Email,Kota,Nama Toko,Tgl Lahir,Tag\n");
        foreach (var line in lines)
            text.AppendLine(string.Join(',',
                line.Name == 0 ? "" : $"Orang {(char)('A' + line.Name)}",
                line.Phone == 0 ? "" : line.Phone == 1 ? "ext 12" : $"0812 5550 00{line.Phone:00}",
                line.Email == 0 ? "" : line.Email == 1 ? "bukan" : $"orang{line.Email}@contoh.id",
                line.City == 0 ? "" : $"Kota {line.City}",
                line.Shop == 0 ? "" : $"Toko {line.Shop}",
                line.Birthday == 0 ? "" : $"{line.Birthday % 31}/08/1990",
                line.Tag == 0 ? "" : $"tag{line.Tag}"));
        return text.ToString();
    }
}
