using Akrab.Customers.Activities;
using Akrab.Customers.Parties;
using Akrab.Customers.Timeline;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Demo;

/// <summary>Toko Sari Rasa, a shop in Bandung, with its staff, its customers and a year of their history.</summary>
internal sealed class DemoShop(Newcomers newcomers) : IDemo
{
    private const int Seed = 1945;
    private const int People = 400;
    private const int Interactions = 2_500;
    private const int Activities = 60;

    /// <summary>Records written as one unit of work.</summary>
    private const int Slice = 400;

    public async Task Load(AkrabDb db, DateOnly today, CancellationToken stop)
    {
        var dice = new Dice(Seed);
        var members = await Staff(db, stop);
        var makes = new DemoParties(dice, today, [.. members.Where(m => m.Name != "Aisyah Rahman").Select(m => m.Id)]);
        List<Organisation> organisations = [.. Firm.All.Select(makes.Organisation)];
        List<Party> parties = [.. organisations, .. Enumerable.Range(0, People).Select(i => makes.Person(i, organisations))];

        var tells = new DemoStories(dice, today, parties);
        List<Interaction> interactions = [.. Enumerable.Range(0, Interactions).Select(_ => tells.Interaction())];
        List<Activity> activities = [.. Enumerable.Range(0, Activities).Select(tells.Activity)];

        await Write(db, parties, stop);
        await Write(db, [.. interactions.OrderBy(i => i.At)], stop);
        await Write(db, activities, stop);
        await Write(db, [.. tells.Participants(activities)], stop);

        await Write(db, [.. DemoPlans.Make()], stop);
        var lives = new DemoLives(dice, today, [.. parties.OfType<Person>()]);
        await Write(db, [.. lives.Relations(), .. lives.Facts(), .. lives.Consents()], stop);
    }

    private async Task<IReadOnlyList<Member>> Staff(AkrabDb db, CancellationToken stop)
    {
        var teams = Colleague.Teams.Select(name => new Team { Name = name }).ToList();
        db.AddRange(teams);
        await db.SaveChangesAsync(stop);
        foreach (var one in Colleague.All)
            await newcomers.AddUser(one.Email, one.Name, db.Acting.Tenant, one.Role, teams.First(t => t.Name == one.Team).Id, stop);
        return await db.Set<Member>().AsNoTracking().OrderBy(m => m.Id).ToListAsync(stop);
    }

    private static async Task Write(AkrabDb db, IReadOnlyList<Entity> records, CancellationToken stop)
    {
        foreach (var slice in records.Chunk(Slice))
        {
            foreach (var record in slice)
                record.ForgetAnnounced();
            await db.Write([.. slice.Select(r => new Change(db.Registry.Get(r.GetType()), null, r))], [], stop);
        }
    }
}
