using Akrab.Customers.Parties;
using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Host.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Tests;

public abstract class SafetyTests(Engine engine)
{
    public sealed class OnSqlite() : SafetyTests(Engine.Sqlite);

    public sealed class OnPostgres() : SafetyTests(Engine.Postgres);

    private static readonly Registry Registry = House.Open();

    [Fact]
    public async Task Nothing_of_another_tenant_is_read_searched_or_linked()
    {
        await using var database = await TestDatabase.Make(engine, Registry);
        var other = await database.AddTenant("Toko Sebelah");
        var theirs = new Organisation { Name = "Toko Rahasia" };
        await Save(database, new Acting(other), theirs);

        await using var scope = database.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        Assert.Empty(await db.Set<Organisation>().ToListAsync());
        var finder = scope.ServiceProvider.GetRequiredService<Finder>();
        Assert.Empty((await finder.Page(Registry.Get<Organisation>(), new ListRequest { Search = "rahasia", How = ReadingContext.Invariant }, default)).Rows);

        var titles = await scope.ServiceProvider.GetRequiredService<Titles>().Of(typeof(Contracts.PartyId), [theirs.Key], default);
        Assert.Null(titles[theirs.Key].Title);

        db.Add(new Person { FullName = "Mata-mata", Organisation = theirs.Id });
        await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync());
        Assert.Empty(await db.Set<JournalRow>().ToListAsync());
    }

    [Fact]
    public async Task The_second_of_two_who_save_is_told()
    {
        await using var database = await TestDatabase.Make(engine, Registry);
        var budi = new Person { FullName = "Budi" };
        await Save(database, null, budi);

        await using var one = database.Begin();
        await using var two = database.Begin();
        var (first, second) = (one.ServiceProvider.GetRequiredService<AkrabDb>(), two.ServiceProvider.GetRequiredService<AkrabDb>());
        (await first.Set<Person>().SingleAsync()).CallName = "Mas Budi";
        (await second.Set<Person>().SingleAsync()).CallName = "Pak Budi";
        await first.SaveChangesAsync();
        await Assert.ThrowsAsync<StaleVersion>(() => second.SaveChangesAsync());
        Assert.Equal("Mas Budi", (await first.Set<Person>().AsNoTracking().SingleAsync()).CallName);
        Assert.Equal(2, await first.Set<JournalRow>().CountAsync());
    }

    [Fact]
    public async Task A_unit_that_fails_takes_no_other_with_it()
    {
        await using var database = await TestDatabase.Make(engine, Registry);
        var nowhere = new Contracts.PartyId(Guid.NewGuid());
        var units = Enumerable.Range(0, 60).Select(i => Task.Run(async () =>
        {
            await using var scope = database.Begin();
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var person = new Person { FullName = $"Orang {i}", Organisation = i % 3 == 0 ? nowhere : null };
            await db.Write([new Change(Registry.Get<Person>(), null, person)], [], default);
        })).ToList();

        await Task.WhenAll(units.Select(u => u.ContinueWith(_ => { })));
        Assert.Equal(20, units.Count(u => u.IsFaulted));
        await using var after = database.Begin();
        var kept = after.ServiceProvider.GetRequiredService<AkrabDb>();
        Assert.Equal(40, await kept.Set<Person>().CountAsync());
        Assert.Equal(40, await kept.Set<JournalRow>().CountAsync());
    }

    [Fact]
    public async Task A_record_follows_its_owner_into_their_team_and_is_seen_there()
    {
        await using var database = await TestDatabase.Make(engine, Registry);
        var team = new Team { Name = "Barat" };
        var ani = new Member { Name = "Ani", Team = team.Id };
        var lone = new Member { Name = "Cici" };
        await Save(database, null, team, ani, lone);
        await Save(database, null, new Person { FullName = "Milik Ani", Owner = ani.Id }, new Person { FullName = "Milik Cici", Owner = lone.Id });

        Assert.Equal(["Milik Ani"], await Seen(database, new Acting(database.Tenant) { Member = new MemberId(Guid.NewGuid()), Teams = [team.Id], Rights = Rights.All.Seeing(Reach.Team) }));
        await using (var scope = database.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var other = new Team { Name = "Timur" };
            db.Add(other);
            await db.SaveChangesAsync();
            (await db.Set<Member>().SingleAsync(m => m.Id == ani.Id)).Team = other.Id;
            await db.SaveChangesAsync();
            Assert.Empty(await Seen(database, new Acting(database.Tenant) { Member = new MemberId(Guid.NewGuid()), Teams = [team.Id], Rights = Rights.All.Seeing(Reach.Team) }));
            Assert.Equal(["Milik Ani"], await Seen(database, new Acting(database.Tenant) { Member = ani.Id, Teams = [other.Id], Rights = Rights.All.Seeing(Reach.Team) }));
        }

        Assert.Equal(["Milik Cici"], await Seen(database, new Acting(database.Tenant) { Member = lone.Id, Rights = Rights.All.Seeing(Reach.Own) }));
    }

    [Fact]
    public async Task Custom_fields_are_found_like_built_in_ones()
    {
        await using var database = await TestDatabase.Make(engine, Registry);
        await using var scope = database.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.Add(new CustomFieldRow { Id = Kernel.Values.Uuid7.Next(), Entity = "person", Key = "shoeSize", Kind = "number", Labels = """{"id":"Ukuran sepatu","en":"Shoe size"}""", IsFilterable = true });
        await db.SaveChangesAsync();
        scope.ServiceProvider.GetRequiredService<Overlays>().Forget(database.Tenant);

        var overlay = await scope.ServiceProvider.GetRequiredService<Overlays>().Of(db, default);
        var size = overlay.Find(Registry.Get<Person>(), "shoeSize")!;
        var (small, big) = (new Person { FullName = "Kecil" }, new Person { FullName = "Besar" });
        size.Set(small, 36m);
        size.Set(big, 44m);
        db.AddRange(small, big);
        await db.SaveChangesAsync();

        var request = new ListRequest { Filters = [new Filter(size, Comparison.AtLeast, "40")], How = ReadingContext.Invariant };
        var found = await scope.ServiceProvider.GetRequiredService<Finder>().Page(Registry.Get<Person>(), request, default);
        Assert.Equal("Besar", Assert.Single(found.Rows).FullName);
        Assert.Equal(44m, size.Get(found.Rows[0]));
    }

    [Fact]
    public async Task A_cursor_of_another_question_is_refused()
    {
        await using var database = await TestDatabase.Make(engine, Registry);
        await Save(database, null, [.. Enumerable.Range(0, 5).Select(i => new Person { FullName = $"Orang {i}", City = "Bandung" })]);
        await using var scope = database.Begin();
        var finder = scope.ServiceProvider.GetRequiredService<Finder>();
        var people = Registry.Get<Person>();
        var page = await finder.Page(people, new ListRequest { Limit = 2, How = ReadingContext.Invariant }, default);
        var elsewhere = new ListRequest { Limit = 2, After = page.Next, Sort = people.Find("city"), How = ReadingContext.Invariant };
        await Assert.ThrowsAsync<UnknownQuestion>(() => finder.Page(people, elsewhere, default));
        await Assert.ThrowsAsync<UnknownQuestion>(() => finder.Page(people, new ListRequest { After = "bm9uc2Vuc2U", How = ReadingContext.Invariant }, default));
    }

    private static async Task<IEnumerable<string>> Seen(TestDatabase database, Acting acting)
    {
        await using var scope = database.Begin(acting);
        var page = await scope.ServiceProvider.GetRequiredService<Finder>().Page(Registry.Get<Person>(), new ListRequest { How = ReadingContext.Invariant }, default);
        return page.Rows.Select(p => p.FullName);
    }

    private static async Task Save(TestDatabase database, Acting? acting, params IEnumerable<Entity> records)
    {
        await using var scope = database.Begin(acting);
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.AddRange(records);
        await db.SaveChangesAsync();
    }
}
