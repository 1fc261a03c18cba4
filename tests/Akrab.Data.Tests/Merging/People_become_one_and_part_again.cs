using Akrab.Contracts;
using Akrab.Customers.Activities;
using Akrab.Customers.Parties;
using Akrab.Customers.Relations;
using Akrab.Customers.Timeline;
using Akrab.Data.Access;
using Akrab.Data.Checks;
using Akrab.Data.Merging;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Akrab.Kernel.Values;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Tests.Merging;

public abstract class People_become_one_and_part_again(Engine engine)
{
    private static readonly Dictionary<string, Guid> None = [];

    public sealed class OnSqlite() : People_become_one_and_part_again(Engine.Sqlite);

    public sealed class OnPostgres() : People_become_one_and_part_again(Engine.Postgres);

    [Fact]
    public async Task What_both_knew_is_known_of_one_and_everything_follows()
    {
        await using var app = await TestApp.Start(engine);
        var (a, b, _) = await Three(app);
        await Merge(app, a, b);

        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var one = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == a);
        Assert.Equal("Budi Santoso", one.FullName);
        Assert.Equal(["+6281200000001", "+6281200000002"], one.Phones.Items.Select(p => p.Number));
        Assert.Equal(["langganan", "grosir"], one.Tags.Items);
        Assert.Equal("Bandung", one.City);
        Assert.Equal(new AnnualDate(5, 17, 1980), one.Birthday);
        Assert.Equal("Suka kopi\nAnak dua", one.Notes);
        Assert.False(await db.Set<Person>().AnyAsync(p => p.Id == b));
        Assert.Equal(2, await db.Set<Interaction>().CountAsync(i => i.Party == a));
        Assert.True((await Check(app)).IsFine);
    }

    [Fact]
    public async Task A_chosen_value_wins_over_the_rule()
    {
        await using var app = await TestApp.Start(engine);
        var (a, b, _) = await Three(app);
        await Merge(app, a, [b], new() { ["fullName"] = b.Value });
        await using var scope = app.Begin();
        Assert.Equal("Boedi S.", (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Person>().SingleAsync(p => p.Id == a)).FullName);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Parted_in_either_order_the_same_three_are_there_and_what_came_since_stays(bool firstFirst)
    {
        await using var app = await TestApp.Start(engine);
        var (a, b, c) = await Three(app);
        var before = await Snapshot(app);
        var first = await Merge(app, a, b);
        var second = await Merge(app, a, c);
        await Edit(app, async db =>
        {
            db.Add(Note(a, "Sesudah digabung"));
            var one = await db.Set<Person>().SingleAsync(p => p.Id == a);
            one.Phones = Points<PhonePoint>.Of([.. one.Phones.Items, PhonePoint.Of("0812-0000-0009")]);
            one.JobTitle = "Pemilik";
        });

        foreach (var merge in firstFirst ? (Guid[])[first, second] : [second, first])
            await Separate(app, merge);

        var after = await Snapshot(app);
        Assert.Equal(before[b.Value], after[b.Value]);
        Assert.Equal(before[c.Value], after[c.Value]);
        Assert.Equal(before[a.Value].Replace("phones=+6281200000001", "phones=+6281200000001,+6281200000009", StringComparison.Ordinal).Replace("job=", "job=Pemilik", StringComparison.Ordinal)
            .Replace("notes:1", "notes:2", StringComparison.Ordinal), after[a.Value]);
        Assert.True((await Check(app)).IsFine);
    }

    [Fact]
    public async Task A_merge_holds_while_an_earlier_one_is_taken_apart()
    {
        await using var app = await TestApp.Start(engine);
        var (a, b, c) = await Three(app);
        var first = await Merge(app, a, b);
        await Merge(app, a, c);
        await Separate(app, first);

        await using var scope = app.Begin();
        var one = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Person>().SingleAsync(p => p.Id == a);
        Assert.Equal(["+6281200000001", "+6281200000003"], one.Phones.Items.Select(p => p.Number));
        Assert.Equal("Medan", one.City);
    }

    [Fact]
    public async Task Who_was_deleted_since_stays_in_the_bin_and_the_other_comes_back()
    {
        await using var app = await TestApp.Start(engine);
        var (a, b, _) = await Three(app);
        var before = await Snapshot(app);
        var merge = await Merge(app, a, b);
        await Edit(app, async db => db.Bin(await db.Set<Person>().SingleAsync(p => p.Id == a), DateTimeOffset.UtcNow));
        await Separate(app, merge);
        var after = await Snapshot(app);
        Assert.Equal(before[b.Value], after[b.Value]);
        Assert.False(after.ContainsKey(a.Value));
    }

    [Fact]
    public async Task Nobody_merges_what_they_do_not_see_or_takes_apart_twice()
    {
        await using var app = await TestApp.Start(engine);
        var (a, b, _) = await Three(app);
        Assert.Equal("merge.not-found", (await Assert.ThrowsAsync<BrokenRule>(() => Merge(app, a, new PartyId(Guid.CreateVersion7())))).Rule);
        Assert.Equal("merge.not-found", (await Assert.ThrowsAsync<BrokenRule>(() => Merge(app, a, a))).Rule);
        var merge = await Merge(app, a, b);
        Assert.Equal("merge.not-found", (await Assert.ThrowsAsync<BrokenRule>(() => Merge(app, a, b))).Rule);
        await Separate(app, merge);
        Assert.Equal("merge.undone", (await Assert.ThrowsAsync<BrokenRule>(() => Separate(app, merge))).Rule);
    }

    [Fact]
    public async Task Who_sees_all_but_may_delete_only_their_own_merges_nobody_elses()
    {
        await using var app = await TestApp.Start(engine);
        var (a, b, _) = await Three(app);
        var acting = new Acting(app.Tenant) { Member = new MemberId(Guid.CreateVersion7()), Rights = new Rights(Reaches.All with { Delete = Reach.Own }) };
        await using (var scope = app.Begin(acting))
            await Assert.ThrowsAsync<NotAllowed>(() => scope.ServiceProvider.GetRequiredService<Merger>().Merge(app.Services.GetRequiredService<Registry>().Get<Person>(), a.Value, [b.Value], None, default));
        await Merge(app, a, b);
    }

    /// <summary>People, organisations and notes that link to each other at random; merges of any two or three at random; taken apart in any order, everything is as it was.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task However_they_were_merged_parted_they_are_as_before(int seed)
    {
        await using var app = await TestApp.Start(engine);
        var dice = new Random(seed);
        var people = await Crowd(app, dice);
        var before = await Snapshot(app);

        List<Guid> merges = [];
        for (var i = 0; i < 6; i++)
        {
            var alive = (await Snapshot(app)).Keys.Where(people.Contains).ToArray();
            dice.Shuffle(alive);
            if (alive.Length < 3)
                break;
            merges.Add(await Merge(app, new PartyId(alive[0]), [.. alive.Skip(1).Take(dice.Next(1, 3)).Select(id => new PartyId(id))], None));
            if (dice.Next(3) == 0)
            {
                var at = dice.Next(merges.Count);
                await Separate(app, merges[at]);
                merges.RemoveAt(at);
            }
        }

        Assert.NotEqual(before, await Snapshot(app));
        var order = merges.ToArray();
        dice.Shuffle(order);
        foreach (var merge in order)
            await Separate(app, merge);

        Assert.Equal(before, await Snapshot(app));
        Assert.True((await Check(app)).IsFine);
    }

    private static async Task<HashSet<Guid>> Crowd(TestApp app, Random dice)
    {
        HashSet<Guid> ids = [];
        await Edit(app, db =>
        {
            var shops = Enumerable.Range(0, 3).Select(i => new Organisation { Name = $"Toko {i}" }).ToList();
            db.AddRange(shops);
            List<Person> people = [];
            for (var i = 0; i < 10; i++)
            {
                var person = new Person { FullName = $"Orang {i}", Organisation = dice.Next(2) == 0 ? shops[dice.Next(3)].Id : null };
                person.Phones = Points<PhonePoint>.Of(Enumerable.Range(0, dice.Next(3)).Select(_ => PhonePoint.Of($"0812-0000-00{dice.Next(10, 20)}")));
                person.Tags = TextSet.Of(Enumerable.Range(0, dice.Next(3)).Select(_ => $"tanda{dice.Next(5)}"));
                person.Notes = dice.Next(2) == 0 ? $"Catatan {i}" : null;
                if (dice.Next(2) == 0)
                    person.City = $"Kota {dice.Next(3)}";
                if (dice.Next(2) == 0)
                    person.Birthday = new AnnualDate(dice.Next(1, 13), dice.Next(1, 28));
                people.Add(person);
            }

            db.AddRange(people);
            ids.UnionWith(people.Select(p => p.Id.Value));
            for (var i = 0; i < 20; i++)
                db.Add(Note(people[dice.Next(10)].Id, $"Catatan {i}"));
            for (var i = 0; i < 5; i++)
                db.Add(new Activity { Subject = $"Tugas {i}", Party = people[dice.Next(10)].Id });
            for (var i = 0; i < 12; i++)
            {
                var (one, other) = (dice.Next(10), dice.Next(9));
                db.Add(new Relation { Party = people[one].Id, Role = RelationRole.Friend, Other = people[other < one ? other : other + 1].Id });
            }

            return Task.CompletedTask;
        });
        return ids;
    }

    private static async Task<(PartyId, PartyId, PartyId)> Three(TestApp app)
    {
        var a = new Person { FullName = "Budi Santoso", Notes = "Suka kopi", Tags = TextSet.Of("langganan"), Phones = Points<PhonePoint>.Of(PhonePoint.Of("0812-0000-0001")) };
        var b = new Person { FullName = "Boedi S.", Notes = "Anak dua", Tags = TextSet.Of("grosir"), City = "Bandung", Birthday = new AnnualDate(5, 17, 1980), Phones = Points<PhonePoint>.Of(PhonePoint.Of("0812-0000-0002")) };
        var c = new Person { FullName = "Budi", City = "Medan", Phones = Points<PhonePoint>.Of(PhonePoint.Of("0812-0000-0003")) };
        await Edit(app, db =>
        {
            db.AddRange(a, b, c);
            db.AddRange(Note(a.Id, "satu"), Note(b.Id, "dua"), Note(c.Id, "tiga"));
            return Task.CompletedTask;
        });
        return (a.Id, b.Id, c.Id);
    }

    private static Interaction Note(PartyId party, string body) =>
        new() { Party = party, Kind = InteractionKind.Note, Channel = Channel.None, At = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), Body = body };

    private static async Task Edit(TestApp app, Func<AkrabDb, Task> how)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        await how(db);
        await db.SaveChangesAsync();
    }

    private static Task<Guid> Merge(TestApp app, PartyId survivor, PartyId other) => Merge(app, survivor, [other], None);

    private static async Task<Guid> Merge(TestApp app, PartyId survivor, IReadOnlyList<PartyId> others, Dictionary<string, Guid> choices)
    {
        await using var scope = app.Begin();
        var definition = scope.ServiceProvider.GetRequiredService<Registry>().Get(typeof(Person));
        return await scope.ServiceProvider.GetRequiredService<Merger>().Merge(definition, survivor.Value, [.. others.Select(o => o.Value)], choices, default);
    }

    private static async Task Separate(TestApp app, Guid merge)
    {
        await using var scope = app.Begin();
        var survivor = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<MergeRow>().Where(m => m.Merge == merge).Select(m => m.Survivor).FirstAsync();
        await scope.ServiceProvider.GetRequiredService<Merger>().Separate(scope.ServiceProvider.GetRequiredService<Registry>().Get(typeof(Person)), survivor, merge, default);
    }

    private static Task<CheckReport> Check(TestApp app) => app.Services.GetRequiredService<Checkup>().Run(default);

    /// <summary>Everybody who is there, with all that matters of them and what links to them.</summary>
    private static async Task<SortedDictionary<Guid, string>> Snapshot(TestApp app)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var notes = (await db.Set<Interaction>().AsNoTracking().ToListAsync()).GroupBy(i => i.Party).ToDictionary(g => g.Key, g => g.Select(i => i.Body).Order().ToList());
        var tasks = (await db.Set<Activity>().AsNoTracking().ToListAsync()).ToLookup(a => a.Party, a => a.Subject);
        var relations = await db.Set<Relation>().AsNoTracking().ToListAsync();
        var people = await db.Set<Person>().AsNoTracking().ToListAsync();
        Assert.All(relations, r => Assert.NotEqual(r.Party, r.Other));
        return new(people.ToDictionary(p => p.Id.Value, p => string.Join(" | ",
            p.FullName, $"phones={string.Join(',', p.Phones.Items.Select(x => x.Number))}", $"tags={p.Tags}", $"city={p.City}", $"addresses={p.Addresses.ToJson()}", $"born={p.Birthday}",
            $"job={p.JobTitle}", $"at={p.Organisation}", $"text={p.Notes}", $"notes:{notes.GetValueOrDefault(p.Id, []).Count}", $"tasks={string.Join(',', tasks[p.Id].Order())}",
            $"friends={string.Join(',', relations.Where(r => r.Party == p.Id).Select(r => r.Other.Value).Concat(relations.Where(r => r.Other == p.Id).Select(r => r.Party.Value)).Order())}")));
    }
}
