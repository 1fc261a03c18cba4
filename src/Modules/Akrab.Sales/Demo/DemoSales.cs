using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Values;
using Akrab.Sales.Opportunities;
using Akrab.Sales.Pipelines;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Sales.Demo;

/// <summary>Orders the demo shop hopes for: parties at offices, parcels before Lebaran, a standing order of a school.</summary>
internal sealed class DemoSales : IDemo
{
    private const int Seed = 1928;
    private const int Open = 24, Won = 12, Lost = 8;
    private static readonly string[] What = ["Katering rapat", "Parsel Lebaran", "Kue ulang tahun", "Snack box pelatihan", "Langganan kantin", "Hampers akhir tahun", "Katering pernikahan", "Oleh-oleh rombongan"];

    public async Task Load(AkrabDb db, DateOnly today, CancellationToken stop)
    {
        var dice = new Random(Seed);
        var stages = await db.Set<Stage>().AsNoTracking().OrderBy(s => s.Position).ToListAsync(stop);
        var members = await db.Set<Member>().AsNoTracking().OrderBy(m => m.Id).ToListAsync(stop);
        List<PartyId> known = [];
        foreach (var definition in db.Registry.Targets(typeof(PartyId)))
            known.AddRange(await definition.Accept(new Some(db, (Open + Won + Lost) / 2, stop)));
        for (var i = 0; i < Open + Won + Lost && i < known.Count; i++)
        {
            var opportunity = new Opportunity
            {
                Name = What[dice.Next(What.Length)],
                Party = known[i],
                Stage = stages[dice.Next(stages.Count)].Id,
                Amount = Money.Of(dice.Next(5, 400) * 100_000m, "IDR"),
                ClosesOn = today.AddDays(dice.Next(-10, 90)),
                Owner = members[dice.Next(members.Count)].Id,
            };
            if (i >= Open + Won)
                opportunity.Lose((LossReason)dice.Next(Enum.GetValues<LossReason>().Length), null, today.AddDays(-dice.Next(1, 120)));
            else if (i >= Open)
                opportunity.Win(today.AddDays(-dice.Next(1, 120)));
            db.Add(opportunity);
        }

        await db.SaveChangesAsync(stop);
    }

    private sealed class Some(AkrabDb db, int count, CancellationToken stop) : IEntityVisitor<Task<List<PartyId>>>
    {
        public async Task<List<PartyId>> Visit<T>(Definition<T> definition) where T : Entity =>
            [.. (await db.Set<T>().AsNoTracking().OrderBy(r => r.CreatedAt).Take(count).ToListAsync(stop)).Select(r => PartyId.Of(r.Key))];
    }
}
