using Akrab.Contracts;
using Akrab.Customers;
using Akrab.Customers.Parties;
using Akrab.Customers.Timeline;
using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Host.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Akrab.Kernel.Values;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Tests;

public abstract class SavingTests(Engine engine)
{
    public sealed class OnSqlite() : SavingTests(Engine.Sqlite);

    public sealed class OnPostgres() : SavingTests(Engine.Postgres);

    private static readonly Registry Registry = House.Open();

    private static Person Budi() => new()
    {
        FullName = "Budi Santoso",
        Phones = Points<PhonePoint>.Of(PhonePoint.Of("0812-3456-7890")),
        Emails = Points<EmailPoint>.Of(new EmailPoint("budi@contoh.id")),
        City = "Bandung",
        Tags = TextSet.Of("VIP"),
        Birthday = new AnnualDate(8, 17, 1990),
        CreditLimit = Money.Of(1_250_000, "IDR"),
    };

    [Fact]
    public async Task A_person_is_saved_found_changed_and_journalled()
    {
        await using var database = await TestDatabase.Make(engine, Registry);
        var budi = Budi();
        await using (var scope = database.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            db.Add(budi);
            await db.SaveChangesAsync();
        }

        await using (var scope = database.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var found = await db.Set<Person>().SingleAsync();
            Assert.Equal(budi.Id, found.Id);
            Assert.Equal("+6281234567890", found.Phones.Primary!.Number);
            Assert.Equal(Money.Of(1_250_000, "IDR"), found.CreditLimit);
            Assert.Equal("Bandung", found.City);
            found.CallName = "Mas Budi";
            found.City = "Cimahi";
            await db.SaveChangesAsync();
            Assert.Equal(2, found.Version);
        }

        await using (var scope = database.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var journal = await db.Set<JournalRow>().OrderBy(j => j.Id).ToListAsync();
            Assert.Equal(["create", "edit"], journal.Select(j => j.Action));
            Assert.Contains("\"callName\":[null,\"Mas Budi\"]", journal[1].Changes);
            Assert.Equal(4, await db.Set<FieldValueRow>().CountAsync());
            Assert.Equal("Cimahi", (await db.Set<Person>().AsNoTracking().SingleAsync()).Addresses.Primary!.City);
        }
    }

    [Theory]
    [InlineData("budi")]
    [InlineData("SANTOSO bud")]
    [InlineData("budy")]
    [InlineData("0812-3456")]
    [InlineData("+62 812 3456 7890")]
    [InlineData("4567890")]
    [InlineData("budi@contoh")]
    public async Task Any_part_finds_it(string typed)
    {
        await using var database = await TestDatabase.Make(engine, Registry);
        await using var scope = database.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.Add(Budi());
        db.Add(new Person { FullName = "Siti Rahayu" });
        await db.SaveChangesAsync();

        var finder = scope.ServiceProvider.GetRequiredService<Finder>();
        var page = await finder.Page(Registry.Get<Person>(), new ListRequest { Search = typed, How = ReadingContext.Invariant }, default);
        Assert.Equal("Budi Santoso", Assert.Single(page.Rows).FullName);
    }

    [Theory]
    [InlineData("fullName", false)]
    [InlineData("city", false)]
    [InlineData("city", true)]
    [InlineData("createdAt", true)]
    [InlineData("birthday", false)]
    public async Task Pages_follow_each_other_without_gap_or_repetition(string sort, bool descending)
    {
        await using var database = await TestDatabase.Make(engine, Registry);
        var (team, other) = (new Team { Name = "Barat" }, new Team { Name = "Timur" });
        var (me, mate, stranger) = (new Member { Name = "Ani", Team = team.Id }, new Member { Name = "Beni", Team = team.Id }, new Member { Name = "Cici", Team = other.Id });
        await using (var scope = database.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            db.AddRange(team, other, me, mate, stranger);
            await db.SaveChangesAsync();
            for (var i = 0; i < 90; i++)
                db.Add(new Person
                {
                    FullName = $"Orang {i % 7}",
                    City = i % 4 == 0 ? null : $"Kota {i % 5}",
                    Birthday = i % 3 == 0 ? null : new AnnualDate(i % 12 + 1, i % 28 + 1),
                    Owner = ((Member?[])[me, mate, stranger])[i % 3]!.Id,
                });
            await db.SaveChangesAsync();
        }

        await using (var scope = database.Begin(new Acting(database.Tenant) { Member = me.Id, Teams = [team.Id], Rights = Rights.All.Seeing(Reach.Team) }))
        {
            var finder = scope.ServiceProvider.GetRequiredService<Finder>();
            var definition = Registry.Get<Person>();
            List<Person> all = [];
            string? after = null;
            do
            {
                var page = await finder.Page(definition, new ListRequest { Sort = definition.Find(sort), IsDescending = descending, Limit = 7, After = after, How = ReadingContext.Invariant }, default);
                all.AddRange(page.Rows);
                after = page.Next;
            }
            while (after is not null);

            Assert.Equal(60, all.Count);
            Assert.Equal(60, all.DistinctBy(p => p.Id).Count());
            Assert.DoesNotContain(all, p => p.Owner == stranger.Id);
        }
    }

    [Theory]
    [InlineData("city", Comparison.Is, "bandung", 1)]
    [InlineData("city", Comparison.StartsWith, "Ban", 1)]
    [InlineData("tags", Comparison.Is, "vip", 1)]
    [InlineData("tags", Comparison.IsNot, "vip", 1)]
    [InlineData("phones", Comparison.Is, "0812 3456 7890", 1)]
    [InlineData("emails", Comparison.Is, "BUDI@contoh.id", 1)]
    [InlineData("birthday", Comparison.Is, "--08-17", 1)]
    [InlineData("lifeCycle", Comparison.Is, "prospective", 2)]
    [InlineData("lifeCycle", Comparison.Is, "current,lapsed", 0)]
    [InlineData("creditLimit", Comparison.AtLeast, "1000000", 1)]
    [InlineData("createdAt", Comparison.AtLeast, "2020-01-01", 2)]
    [InlineData("city", Comparison.IsEmpty, "", 1)]
    [InlineData("notes", Comparison.Contains, "suka", 0)]
    public async Task Filters_answer_alike_on_both_databases(string field, Comparison comparison, string operand, int expected)
    {
        await using var database = await TestDatabase.Make(engine, Registry);
        await using var scope = database.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.Add(Budi());
        db.Add(new Person { FullName = "Siti Rahayu" });
        await db.SaveChangesAsync();

        var definition = Registry.Get<Person>();
        var request = new ListRequest { Filters = [new Filter(definition.Find(field)!, comparison, operand)], How = ReadingContext.Invariant with { Today = new DateOnly(2026, 11, 21) } };
        Assert.Equal(expected, (await scope.ServiceProvider.GetRequiredService<Finder>().Page(definition, request, default)).Rows.Count);
    }
}
