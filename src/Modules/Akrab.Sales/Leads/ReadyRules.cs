using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Language;

namespace Akrab.Sales.Leads;

/// <summary>Gives a new company signs to rate enquiries by and a plan for each rating; it changes them from there.</summary>
internal sealed class ReadyRules : INewcomer
{
    private static readonly RatingRule[] Rules =
    [
        new() { Sign = LeadSign.Start, Weight = -1.2m },
        new() { Sign = LeadSign.Source, Source = Source.Referral, Weight = 1.2m },
        new() { Sign = LeadSign.Source, Source = Source.Counter, Weight = 1.0m },
        new() { Sign = LeadSign.Source, Source = Source.Call, Weight = 0.8m },
        new() { Sign = LeadSign.Source, Source = Source.Chat, Weight = 0.4m },
        new() { Sign = LeadSign.Phone, Weight = 0.5m },
        new() { Sign = LeadSign.Email, Weight = 0.2m },
        new() { Sign = LeadSign.Message, Weight = 0.3m },
        new() { Sign = LeadSign.Product, Weight = 0.4m },
        new() { Sign = LeadSign.Budget, Weight = 0.8m },
        new() { Sign = LeadSign.Known, Weight = 0.7m },
        new() { Sign = LeadSign.Repeat, Weight = 0.5m },
        new() { Sign = LeadSign.AnsweredFast, Weight = 0.4m },
        new() { Sign = LeadSign.DisposableEmail, Weight = -2.5m },
        new() { Sign = LeadSign.UnreachablePhone, Weight = -1.5m },
    ];

    private static readonly (LeadRating Rating, decimal FromChance, int? AnswerWithin)[] Plans = [(LeadRating.Hot, 60, 15), (LeadRating.Warm, 15, 240), (LeadRating.Junk, 0, null)];

    public void Furnish(AkrabDb db, string language) => Words.In(language, () =>
    {
        db.AddRange(Rules.Select(r => new RatingRule { Sign = r.Sign, Source = r.Source, Weight = r.Weight }));
        db.AddRange(Plans.Select(p => new ResponsePlan { Rating = p.Rating, FromChance = p.FromChance, AnswerWithin = p.AnswerWithin, NextStep = Words.Say($"ready.next-step.{Kernel.Naming.Kebab(p.Rating.ToString())}") }));
        return true;
    });
}
