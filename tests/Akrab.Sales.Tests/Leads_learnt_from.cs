using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Customers.Safeguards;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Sales.Leads;
using Akrab.Sales.Leads.Learning;
using Akrab.Sales.Opportunities;
using Akrab.Sales.Pipelines;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Sales.Tests;

public abstract class Leads_learnt_from(Engine engine)
{
    private const int Decided = 300;

    public sealed class OnSqlite() : Leads_learnt_from(Engine.Sqlite);

    public sealed class OnPostgres() : Leads_learnt_from(Engine.Postgres);

    [Fact]
    public async Task What_was_won_and_lost_rates_the_open_ones_and_whoever_objected_is_left_out()
    {
        await using var app = await TestApp.Start(engine);
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var (asking, objecting) = (new Person { FullName = "Ibu Ratna" }, new Person { FullName = "Pak Karim" });
        db.AddRange(asking, objecting);
        await db.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<ISafeguards>().Place(objecting.Id, SafeguardKind.NoProfiling, "keberatan", default);
        var stage = (await db.Set<Stage>().OrderBy(s => s.Position).FirstAsync()).Id;
        var (dice, day) = (new Random(4), new DateOnly(2026, 11, 1));
        for (var i = 0; i < Decided; i++)
        {
            var hasBudget = dice.Next(2) == 0;
            Add(hasBudget, dice.NextDouble() < (hasBudget ? 0.85 : 0.2), asking);
        }

        // What they say is the other way round: it must teach nothing.
        for (var i = 0; i < Decided; i++)
            Add(i % 2 == 0, i % 2 == 1, objecting);
        var (open, theirs, corrected) = (Open(asking), Open(objecting), Open(asking));
        corrected.Correct(LeadRating.Junk);
        db.AddRange(open, theirs, corrected);
        await db.SaveChangesAsync();

        scope.ServiceProvider.GetRequiredService<Jobs>().Enqueue(new LearnFromLeads());
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        await Shop.Until(() => db.Set<Lead>().AnyAsync(l => l.Id == open.Id && l.RatedBy == RatedBy.Model));
        var model = await db.Set<RatingModel>().AsNoTracking().SingleAsync();
        Assert.Equal((ModelState.Fitted, Decided + 1), (model.State, model.Decided));
        Assert.True(model.InOrderAtLeast > 50);

        var rated = await db.Set<Lead>().AsNoTracking().SingleAsync(l => l.Id == open.Id);
        var sum = rated.Reasons.Items.Sum(r => Reason.Read(r)!.Weight);
        Assert.Equal(decimal.Round((decimal)(100 / (1 + Math.Exp(-(double)sum))), 1), rated.Chance);
        Assert.True(Reason.Read(rated.Reasons.Items.Single(r => r.StartsWith("budget=", StringComparison.Ordinal)))!.Weight > 2);
        Assert.Equal(RatedBy.Person, (await db.Set<Lead>().AsNoTracking().SingleAsync(l => l.Id == corrected.Id)).RatedBy);
        var unrated = await db.Set<Lead>().AsNoTracking().SingleAsync(l => l.Id == theirs.Id);
        Assert.Equal((null, null, true), (unrated.Rating, unrated.Chance, unrated.Reasons.IsEmpty));

        Lead Open(Person whose)
        {
            var lead = new Lead { Wish = "Tumpeng", Budget = Akrab.Kernel.Values.Money.Of(1_000_000m, "IDR") };
            lead.Recognise(new Recognition(whose.Id, RecognisedBy.Phone));
            lead.Receive(lead.ArrivedAt);
            lead.Rate(LeadRating.Warm, 50, RatedBy.Rules, TextSet.None, TextSet.Of("start", "budget"));
            return lead;
        }

        void Add(bool hasBudget, bool isWon, Person whose)
        {
            var lead = new Lead { Wish = "Nasi kotak" };
            lead.Recognise(new Recognition(whose.Id, RecognisedBy.Phone));
            lead.Receive(lead.ArrivedAt);
            lead.Rate(LeadRating.Warm, 50, RatedBy.Rules, TextSet.None, hasBudget ? TextSet.Of("start", "budget") : TextSet.Of("start"));
            if (isWon)
            {
                var sale = new Opportunity { Name = "Nasi kotak", Party = whose.Id, Stage = stage };
                sale.Win(day);
                lead.Qualify(sale.Id, day);
                db.Add(sale);
            }
            else
                lead.Drop(DropReason.NoNeed, day);
            db.Add(lead);
        }
    }
}
