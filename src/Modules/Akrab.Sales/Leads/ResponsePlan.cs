using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Sales.Leads;

/// <summary>What is done with enquiries of one rating: how promising they are, what comes next, what is offered, and by when they are answered.</summary>
public sealed class ResponsePlan : Entity<ResponsePlanId>, IDefined<ResponsePlan>
{
    public required LeadRating Rating { get; set; }

    /// <summary>The chance, of a hundred, from which on an enquiry has this rating.</summary>
    public decimal FromChance { get; set; }

    public required string NextStep { get; set; }

    public string? Offer { get; set; }

    /// <summary>So many minutes after it arrived it is to be answered; null where there is no hurry.</summary>
    public int? AnswerWithin { get; set; }

    /// <summary>Who is told when nobody answers in time; the administrators where it names nobody.</summary>
    public MemberId? EscalateTo { get; set; }

    public static void Define(Definition<ResponsePlan> it)
    {
        it.IsCalled("response-plan", "response-plans").Icon("stopwatch");
        it.Has(p => p.NextStep, new TextType(200)).Required().Indexed();
        it.Has(p => p.Rating).Required().Unique();
        it.Has(p => p.FromChance, new PercentType());
        it.Has(p => p.Offer, new TextType(200));
        it.Has(p => p.AnswerWithin);
        it.Has(p => p.EscalateTo).Indexed();
        it.Titled(p => p.NextStep);
        it.Lists(p => p.NextStep, p => p.Rating, p => p.FromChance, p => p.Offer, p => p.AnswerWithin, p => p.EscalateTo);
        it.Section("main", p => p.Rating, p => p.FromChance, p => p.NextStep, p => p.Offer, p => p.AnswerWithin, p => p.EscalateTo);
        it.Must(p => p.FromChance is >= 0 and <= 100, "stage.probability-range", p => p.FromChance);
        it.Must(p => p.AnswerWithin is null or (>= 1 and <= 525_600), "response-plan.minutes", p => p.AnswerWithin);
    }
}

/// <summary>What is done with enquiries of one rating.</summary>
public readonly record struct ResponsePlanId(Guid Value) : IEntityId<ResponsePlanId>
{
    public static ResponsePlanId Of(Guid value) => new(value);
}

/// <summary>The plans of a company, one for each rating.</summary>
public sealed record ResponsePlans(IReadOnlyList<ResponsePlan> All)
{
    public static async Task<ResponsePlans> Of(AkrabDb db, CancellationToken stop) => new(await db.Set<ResponsePlan>().IgnoreQueryFilters(["rows"]).AsNoTracking().OrderByDescending(p => p.FromChance).ToListAsync(stop));

    public ResponsePlan? For(LeadRating? rating) => All.FirstOrDefault(p => p.Rating == rating);

    /// <summary>The rating of an enquiry with that chance, of a hundred: the highest that it reaches, junk where it reaches none.</summary>
    public LeadRating RatingAt(decimal chance) => All.FirstOrDefault(p => p.FromChance <= chance)?.Rating ?? LeadRating.Junk;
}
