using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Customers.Timeline;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Host.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Bench;

/// <summary>What the load needs to know of the company it made: a way in for a member who sees their team's rows and for the owner, people to look at, and one who comes every day.</summary>
internal sealed record Company(Guid Tenant, Guid User, string ApiToken, string OwnersToken, IReadOnlyList<Guid> Mine, Guid Regular);

/// <summary>Fills a database through the same writer as everybody uses: people in twenty teams, a tenth as many organisations, five interactions each, and one customer with twenty thousand.</summary>
internal static class Filling
{
    private const int Slice = 500;
    private const int Teams = 20, OfTheRegular = 20_000;

    private static readonly string[] Given = ["Budi", "Siti", "Agus", "Dewi", "Wayan", "Ketut", "Rina", "Joko", "Andi", "Putri", "Eko", "Sri", "Made", "Nur", "Tono", "Lina", "Hendra", "Maya", "Rizky", "Fitri"];
    private static readonly string[] Family = ["Santoso", "Rahayu", "Wijaya", "Lestari", "Saputra", "Hidayat", "Nasution", "Siregar", "Kusuma", "Pratama", "Halim", "Gunawan", "Suryani", "Maulana", "Permana", "Utami", "Setiawan", "Handayani"];
    private static readonly string[] Cities = ["Bandung", "Surabaya", "Medan", "Makassar", "Semarang", "Denpasar", "Yogyakarta", "Palembang", "Malang", "Bogor", "Padang", "Manado"];

    public static async Task<Company> Fill(DataPlace place, int people)
    {
        await using var services = Services(place);
        await services.GetRequiredService<Database>().Prepare(default);
        var newcomers = services.GetRequiredService<Newcomers>();
        var tenant = await newcomers.AddTenant("Toko Besar", "id", default);
        await using var scope = services.Begin(Acting.System(tenant));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var teams = Enumerable.Range(1, Teams).Select(i => new Team { Name = $"Tim {i:00}" }).ToList();
        db.AddRange(teams);
        await db.SaveChangesAsync();
        var user = await newcomers.AddUser("beban@contoh.id", "Beban", tenant, "sales", teams[0].Id, default);
        var me = await db.Set<Member>().FirstAsync(m => m.User == user.Id);
        var members = teams.Skip(1).Select(t => new Member { Name = "Anggota " + t.Name, Team = t.Id }).ToList();
        db.AddRange(members);
        await db.SaveChangesAsync();

        List<MemberId> owners = [me.Id, .. members.Select(m => m.Id)];
        var mine = await People(db, owners, people);
        var regular = await Regular(db, me.Id);
        var owner = await newcomers.AddUser("pemilik@contoh.id", "Pemilik", tenant, "owner", null, default);
        var tokens = scope.ServiceProvider.GetRequiredService<ApiTokens>();
        return new Company(tenant.Value, user.Id, await Token(user.Id), await Token(owner.Id), mine, regular);

        Task<string> Token(Guid of) => tokens.Make(of, "bench", "read write", null, default);
    }

    /// <summary>A way in that is good for once.</summary>
    public static async Task<string> SignInLink(DataPlace place, Company company)
    {
        await using var services = Services(place);
        await using var scope = services.Begin(Acting.System(new TenantId(company.Tenant)));
        return await scope.ServiceProvider.GetRequiredService<SignInLinks>().Make(company.User, TimeSpan.FromDays(1), default);
    }

    public static ServiceProvider Services(DataPlace place) => new ServiceCollection().AddLogging().AddAkrab(place).BuildServiceProvider();

    private static async Task<IReadOnlyList<Guid>> People(AkrabDb db, List<MemberId> owners, int count)
    {
        var dice = new Random(4711);
        var (person, organisation, interaction) = (db.Registry.Get<Person>(), db.Registry.Get<Organisation>(), db.Registry.Get<Interaction>());
        List<PartyId> workplaces = [];
        List<Guid> mine = [];
        for (var done = 0; done < count; done += Slice)
        {
            List<Change> changes = [];
            for (var i = 0; i < Slice / 10; i++)
            {
                var shop = new Organisation { Name = $"Toko {Family[dice.Next(Family.Length)]} {done + i}", City = Cities[dice.Next(Cities.Length)], Owner = owners[dice.Next(owners.Count)] };
                workplaces.Add(shop.Id);
                changes.Add(new Change(organisation, null, shop));
            }

            for (var i = 0; i < Slice; i++)
            {
                var one = Somebody(dice, done + i, owners[(done + i) % owners.Count], workplaces[dice.Next(workplaces.Count)]);
                if (one.Owner == owners[0] && mine.Count < 1_000)
                    mine.Add(one.Key);
                changes.Add(new Change(person, null, one));
                for (var k = dice.Next(11); k > 0; k--)
                    changes.Add(new Change(interaction, null, Asked(one, dice.Next(9_000))));
            }

            await db.Write(changes, [], default);
        }

        return mine;
    }

    /// <summary>Somebody who comes every day, and of whom everything was written down.</summary>
    private static async Task<Guid> Regular(AkrabDb db, MemberId owner)
    {
        var one = new Person { FullName = "Pelanggan Setia", Phones = Points<PhonePoint>.Of(PhonePoint.Of("0817 5555 4444")), City = "Bandung", Owner = owner };
        await db.Write([new Change(db.Registry.Get<Person>(), null, one)], [], default);
        foreach (var hours in Enumerable.Range(1, OfTheRegular).Chunk(Slice))
            await db.Write([.. hours.Select(h => new Change(db.Registry.Get<Interaction>(), null, Asked(one, h)))], [], default);
        return one.Key;
    }

    private static Interaction Asked(Person one, int hoursAgo) => new()
    {
        Party = one.Id,
        Kind = InteractionKind.Note,
        Channel = Channel.None,
        At = DateTimeOffset.UtcNow.AddHours(-hoursAgo),
        Member = one.Owner,
        Body = "Tanya harga beras dan minyak, minta diantar hari Sabtu.",
    };

    private static Person Somebody(Random dice, int number, MemberId owner, PartyId workplace)
    {
        var name = $"{Given[dice.Next(Given.Length)]} {Family[dice.Next(Family.Length)]} {Family[dice.Next(Family.Length)]}";
        return new Person
        {
            FullName = name,
            Phones = Points<PhonePoint>.Of(PhonePoint.Of($"0812{10_000_000 + number}")),
            Emails = Points<EmailPoint>.Of(new EmailPoint($"orang{number}@contoh.id")),
            City = Cities[dice.Next(Cities.Length)],
            Birthday = new AnnualDate(dice.Next(1, 13), dice.Next(1, 29), dice.Next(1950, 2008)),
            Organisation = number % 3 == 0 ? workplace : null,
            Tags = number % 5 == 0 ? TextSet.Of("VIP") : TextSet.None,
            LastBoughtOn = number % 2 == 0 ? DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-dice.Next(400)) : null,
            Owner = owner,
        };
    }
}
