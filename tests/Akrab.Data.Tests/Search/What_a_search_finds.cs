using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Search;
using Akrab.Data.Setup;
using Akrab.Host.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Tests.Search;

/// <summary>Every way of finding gives what reading all the texts gives, and pages of it come in their order without losing or repeating anybody.</summary>
public abstract class What_a_search_finds(Engine engine)
{
    public sealed class OnSqlite() : What_a_search_finds(Engine.Sqlite);

    public sealed class OnPostgres() : What_a_search_finds(Engine.Postgres);

    private static readonly Registry Registry = House.Open();
    private static readonly string[] Given = ["Budi", "Rudi", "Budiman", "Siti", "Sita", "Ayu", "Ana", "Ibu Budi"], Family = ["Santoso", "Susanto", "Santosa", "Rahayu", "Budi", "Nana", "Anana"];

    private static readonly string[] Asked =
        ["budi", "udi", "santoso budi", "budi san", "ana", "nan", "anan", "sit", "siti r", "bandung", "budi bandung", "an", "b", "0812", "08123", "628123", "8123", "0812-3456", "1234567", "81234567", "orang1", "contoh.id", "rahayu siti medan"];

    [Fact]
    public async Task Is_the_same_whether_there_are_few_or_many()
    {
        await using var database = await TestDatabase.Make(engine, Registry);
        await using var scope = database.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var people = await Fill(db);
        Assert.InRange(Asked.Count(asked => people.Exists(p => Matches(p, asked))), 20, Asked.Length);
        foreach (var asked in Asked)
        {
            var expected = people.Where(p => Matches(p, asked)).Select(p => p.Key).Order().ToList();
            foreach (var bounds in ((int, int)[])[(4_000, 10_000), (0, 10_000), (0, 0)])
            {
                var search = new RecordSearch(db, scope.ServiceProvider.GetRequiredService<Vocabulary>()) { Bounds = bounds };
                var found = await (await search.Within(Registry.Get<Person>(), asked, default)).ToListAsync();
                if (expected.Count > 0)
                    Assert.Equal((asked, bounds, string.Join(' ', expected)), (asked, bounds, string.Join(' ', found.Select(p => p.Key).Order())));
            }
        }
    }

    [Fact]
    public async Task Comes_page_by_page_the_likeliest_first()
    {
        await using var database = await TestDatabase.Make(engine, Registry);
        await using var scope = database.Begin();
        var people = await Fill(scope.ServiceProvider.GetRequiredService<AkrabDb>());
        var finder = scope.ServiceProvider.GetRequiredService<Finder>();
        foreach (var asked in Asked)
        {
            var words = Fold.Text(asked).Split(' ').Where(w => w.Length >= 3).ToList();
            var expected = people.Where(p => Matches(p, asked)).OrderBy(p => Group(Fold.Text(p.FullName), asked, words)).ThenBy(p => Fold.Text(p.FullName), StringComparer.Ordinal).ThenBy(p => p.Key.ToString(), StringComparer.Ordinal);
            if (expected.Any())
                Assert.Equal((asked, string.Join('|', expected.Select(p => p.FullName))), (asked, string.Join('|', await Pages(finder, asked, null))));
        }
    }

    [Fact]
    public async Task Comes_strictly_in_the_order_asked_for()
    {
        await using var database = await TestDatabase.Make(engine, Registry);
        await using var scope = database.Begin();
        var people = await Fill(scope.ServiceProvider.GetRequiredService<AkrabDb>());
        var found = await Pages(scope.ServiceProvider.GetRequiredService<Finder>(), "budi", Registry.Get<Person>().Title);
        Assert.Equal(people.Where(p => Matches(p, "budi")).OrderBy(p => Fold.Text(p.FullName), StringComparer.Ordinal).ThenBy(p => p.Key.ToString(), StringComparer.Ordinal).Select(p => p.FullName), found);
    }

    [Fact]
    public async Task Is_ones_own_and_never_of_another_company()
    {
        await using var database = await TestDatabase.Make(engine, Registry);
        await using (var scope = database.Begin())
            await Fill(scope.ServiceProvider.GetRequiredService<AkrabDb>());
        await using var other = database.Services.Begin(Acting.System(await database.AddTenant("Toko Lain")));
        var db = other.ServiceProvider.GetRequiredService<AkrabDb>();
        db.Add(new Person { FullName = "Budi Lain", City = "Bandung" });
        await db.SaveChangesAsync();
        var finder = other.ServiceProvider.GetRequiredService<Finder>();
        foreach (var asked in (string[])["budi", "udi", "b", "budi bandung", "bandung"])
            Assert.Equal(["Budi Lain"], await Pages(finder, asked, null));
        foreach (var asked in (string[])["santoso", "0812", "orang1", "contoh.id"])
            Assert.Empty(await Pages(finder, asked, null));
    }

    private static async Task<List<string>> Pages(Finder finder, string asked, Field? sort)
    {
        List<string> names = [];
        string? after = null;
        do
        {
            var page = await finder.Page(Registry.Get<Person>(), new ListRequest { Search = asked, Sort = sort, Limit = 7, After = after, How = ReadingContext.Invariant }, default);
            names.AddRange(page.Rows.Select(p => p.FullName));
            after = page.Next;
        }
        while (after is not null);
        return names;
    }

    private static async Task<List<Person>> Fill(AkrabDb db)
    {
        var dice = new Random(11);
        List<Person> people = [.. Enumerable.Range(0, 150).Select(i => new Person
        {
            FullName = $"{Given[dice.Next(Given.Length)]} {Family[dice.Next(Family.Length)]}",
            Phones = Points<PhonePoint>.Of(PhonePoint.Of($"0812{dice.Next(3_000_000, 4_000_000)}")),
            Emails = Points<EmailPoint>.Of(new EmailPoint($"orang{i}@contoh.id")),
            City = i % 3 == 0 ? "Bandung" : "Medan",
        })];
        db.AddRange(people);
        await db.SaveChangesAsync();
        return people;
    }

    private static bool Matches(Person person, string asked)
    {
        if (asked.All(c => char.IsDigit(c) || c == '-') && asked.Length >= 3)
        {
            var phone = person.Phones.Items[0].Number!.TrimStart('+');
            var digits = Fold.Digits(asked);
            return phone.Contains(digits, StringComparison.Ordinal) || digits[0] == '0' && phone.Contains(digits.Length > 7 ? digits[1..] : "62" + digits[1..], StringComparison.Ordinal);
        }

        var words = Fold.Text(asked).Split(' ').Where(w => w.Length >= 3).ToList();
        var said = string.Join('\n', Fold.Text(person.FullName), person.Phones.Items[0].Number!.TrimStart('+'), person.Emails.Items[0].Address, Fold.Text(person.City!));
        return words.Count == 0 ? Fold.Text(person.FullName).StartsWith(Fold.Text(asked), StringComparison.Ordinal) : words.TrueForAll(word => said.Contains(word, StringComparison.Ordinal));
    }

    private static int Group(string name, string asked, List<string> words) =>
        words.Count > 0 && !words.TrueForAll(w => name.Contains(w, StringComparison.Ordinal)) ? 2
        : name.StartsWith(Fold.Text(asked), StringComparison.Ordinal) ? 0
        : words.Exists(w => name.StartsWith(w, StringComparison.Ordinal)) ? 1 : 2;
}
