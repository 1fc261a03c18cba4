using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Sales.Opportunities;
using Akrab.Sales.Pipelines;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Sales.Leads;

/// <summary>It becomes a sale we hope to make.</summary>
public sealed record Qualify(string? Name, StageId? Stage, Money? Amount, DateOnly? ClosesOn);

/// <summary>We answered.</summary>
public sealed record MarkAnswered(DateTimeOffset? At);

/// <summary>The rating is wrong; this one is right, and is learnt from.</summary>
public sealed record CorrectRating(LeadRating Rating);

/// <summary>Nothing will come of it.</summary>
public sealed record Drop(DropReason Reason);

/// <summary>It goes on after all.</summary>
public sealed record Revive;

/// <summary>Makes an opportunity of an enquiry, for the same customer; where no stage is said, in the first one.</summary>
public sealed class QualifyLead(AkrabDb db, TimeProvider time) : IDo<Lead, Qualify>
{
    public async Task Do(Lead record, Qualify input, CancellationToken stop)
    {
        var stage = input.Stage ?? await First(stop) ?? throw new BrokenRule("lead.no-stage");
        var opportunity = new OpportunityId(Uuid7.Next());
        record.Qualify(opportunity, time.Today());
        db.Add(new Opportunity
        {
            Id = opportunity,
            Name = input.Name ?? record.Wish,
            Party = record.Party!.Value,
            Stage = stage,
            Source = record.Source,
            Amount = input.Amount ?? record.Budget,
            ClosesOn = input.ClosesOn,
            Owner = record.Owner,
            Notes = record.Message,
        });
        if (record.Product is { } product)
            db.Add(new OpportunityLine { Opportunity = opportunity, Product = product });
        record.Answer(time.Now());
    }

    private async Task<StageId?> First(CancellationToken stop)
    {
        var pipelines = db.Set<Pipeline>();
        var first = await db.Set<Stage>().AsNoTracking().OrderBy(s => pipelines.Where(p => p.Id == s.Pipeline).Select(p => p.Position).First()).ThenBy(s => s.Position).FirstOrDefaultAsync(stop);
        return first?.Id;
    }
}

/// <summary>Notes when an enquiry was answered, which speaks for it when that was fast.</summary>
internal sealed class AnswerLead(Rater rater, TimeProvider time) : IDo<Lead, MarkAnswered>
{
    public Task Do(Lead record, MarkAnswered input, CancellationToken stop)
    {
        record.Answer(input.At ?? time.Now());
        return rater.Rate(record, stop);
    }
}

/// <summary>Gives an enquiry the rating somebody of ours knows to be right, and the clock that goes with it.</summary>
public sealed class CorrectLead(AkrabDb db) : IDo<Lead, CorrectRating>
{
    public async Task Do(Lead record, CorrectRating input, CancellationToken stop)
    {
        record.Correct(input.Rating);
        record.Plan((await ResponsePlans.Of(db, stop)).For(input.Rating));
    }
}

/// <summary>Takes up an enquiry again that was dropped; its clock begins anew.</summary>
public sealed class ReviveLead(AkrabDb db, TimeProvider time) : IDo<Lead, Revive>
{
    public async Task Do(Lead record, Revive input, CancellationToken stop)
    {
        record.Revive(time.Now());
        record.Plan((await ResponsePlans.Of(db, stop)).For(record.Rating));
    }
}
