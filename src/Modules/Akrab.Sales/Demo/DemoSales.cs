using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Kernel.Values;
using Akrab.Sales.Forecasts;
using Akrab.Sales.Opportunities;
using Akrab.Sales.Pipelines;
using Akrab.Sales.Places;
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
        List<PartyId> known = [.. (await DemoRecords.Linkable(db, typeof(PartyId), (Open + Won + Lost) / 2, isLatest: false, stop)).Select(PartyId.Of)];
        List<Branch> branches = [new() { Name = "Dago", City = "Bandung", Manager = members[0].Id }, new() { Name = "Cimahi", City = "Cimahi", Manager = members[^1].Id }];
        db.AddRange(branches);
        for (var i = 0; i < Open + Won + Lost && i < known.Count; i++)
        {
            var at = dice.Next(stages.Count);
            var opportunity = new Opportunity
            {
                Name = What[dice.Next(What.Length)],
                Party = known[i],
                Stage = stages[at].Id,
                Source = (Source)dice.Next(5),
                Amount = Money.Of(dice.Next(5, 400) * 100_000m, "IDR"),
                ClosesOn = today.AddDays(dice.Next(-10, 90)),
                Branch = branches[dice.Next(branches.Count)].Id,
                Certainty = dice.Next(4) == 0 ? Certainty.Committed : null,
                Owner = members[dice.Next(members.Count)].Id,
            };
            Surround(opportunity, known);
            Walk(opportunity, stages, at, today);
            if (i >= Open + Won)
                opportunity.Lose((LossReason)dice.Next(Enum.GetValues<LossReason>().Length), null, null, today.AddDays(-dice.Next(1, 120)));
            else if (i >= Open)
                opportunity.Win(today.AddDays(-dice.Next(1, 120)));
            db.Add(opportunity);
        }

        var month = today.AddDays(1 - today.Day);
        for (var i = -1; i < 4; i++)
            db.AddRange(members.Select(m => new SalesTarget { Month = month.AddMonths(i), Member = m.Id, Amount = Money.Of(dice.Next(4, 9) * 10_000_000m, "IDR") }));
        await db.SaveChangesAsync(stop);

        var yesterday = today.AddDays(-1);
        db.AddRange((await new ForecastReader(db).Now(month.AddMonths(-3), month.AddMonths(12), stop)).Select(line => ForecastSnapshot.Of(line, yesterday, new DateTimeOffset(yesterday, new TimeOnly(16, 50), TimeSpan.Zero))));
        await db.SaveChangesAsync(stop);

        void Surround(Opportunity opportunity, List<PartyId> known)
        {
            if (dice.Next(2) == 0)
                db.Add(new Stakeholder { Opportunity = opportunity.Id, Who = opportunity.Party!.Value, Role = (BuyingRole)dice.Next(2) });
            if (dice.Next(5) == 0)
                db.Add(new Rival { Opportunity = opportunity.Id, Who = known[^1] });
        }

        // It came through all stages before its own, one after the other.
        void Walk(Opportunity opportunity, List<Stage> stages, int to, DateOnly today)
        {
            var arrived = new DateTimeOffset(today.AddDays(-dice.Next(1, 25)), new TimeOnly(3, 0), TimeSpan.Zero);
            opportunity.StageSince = arrived;
            for (var i = to; i > 0; i--)
            {
                var days = dice.Next(1, 12);
                db.Add(new StageMove { Opportunity = opportunity.Id, From = stages[i - 1].Id, To = stages[i].Id, Name = stages[i].Name, At = arrived, Member = opportunity.Owner, AfterDays = days });
                arrived = arrived.AddDays(-days);
            }
        }
    }
}
