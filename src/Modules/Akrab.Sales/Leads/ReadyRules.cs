using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Language;

namespace Akrab.Sales.Leads;

/// <summary>Gives a new company signs to rate enquiries by and a plan for each rating; it changes them from there.</summary>
internal sealed class ReadyRules : INewcomer
{
    private static readonly (LeadSign Sign, Source? Source, decimal Weight)[] Rules =
    [
        (LeadSign.Start, null, -1.2m),
        (LeadSign.Source, Source.Referral, 1.2m),
        (LeadSign.Source, Source.Counter, 1.0m),
        (LeadSign.Source, Source.Call, 0.8m),
        (LeadSign.Source, Source.Chat, 0.4m),
        (LeadSign.Phone, null, 0.5m),
        (LeadSign.Email, null, 0.2m),
        (LeadSign.Message, null, 0.3m),
        (LeadSign.Product, null, 0.4m),
        (LeadSign.Budget, null, 0.8m),
        (LeadSign.Known, null, 0.7m),
        (LeadSign.Repeat, null, 0.5m),
        (LeadSign.AnsweredFast, null, 0.4m),
        (LeadSign.DisposableEmail, null, -2.5m),
        (LeadSign.UnreachablePhone, null, -1.5m),
    ];

    private static readonly (LeadRating Rating, decimal FromChance, int? AnswerWithin)[] Plans = [(LeadRating.Hot, 60, 15), (LeadRating.Warm, 15, 240), (LeadRating.Junk, 0, null)];

    public void Furnish(AkrabDb db, string language) => Words.In(language, () =>
    {
        db.AddRange(Rules.Select(r => new RatingRule { Sign = r.Sign, Source = r.Source, Weight = r.Weight }));
        db.AddRange(Plans.Select(p => new ResponsePlan { Rating = p.Rating, FromChance = p.FromChance, AnswerWithin = p.AnswerWithin, NextStep = Words.Say($"ready.next-step.{Kernel.Naming.Kebab(p.Rating.ToString())}") }));
        return true;
    });
}
