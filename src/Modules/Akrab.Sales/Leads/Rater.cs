using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Sales.Leads.Learning;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Sales.Leads;

/// <summary>
/// Rates enquiries by what was learnt from those that were won and lost, or by the rules of the company where nothing was, and says by when
/// they are to be answered. Whoever objected to being looked at in this way is not rated. It rates alike whoever asks.
/// </summary>
internal sealed class Rater(AkrabDb db, IProfiling profiling, IPartyNames names)
{
    private static readonly TimeSpan NotLong = TimeSpan.FromDays(90);

    private Measures? _measures;

    /// <summary>Rates one enquiry; to be saved with the context.</summary>
    public async Task Rate(Lead lead, CancellationToken stop)
    {
        if (lead.Party is { } asked && !(await profiling.Allowing([asked], stop)).Contains(asked))
        {
            lead.Rate(null, null, null, TextSet.None, TextSet.None);
            return;
        }

        var (plans, rules, model) = _measures ??= await Measures.Of(db, stop);
        var signs = Signs.Of(lead, await Facts(lead, stop));
        var (chance, reasons) = Scale.Weigh(model?.Weigh(signs) ?? Scale.ByRules(rules, lead, signs));
        lead.Rate(plans.RatingAt(chance), chance, model is null ? RatedBy.Rules : RatedBy.Model, reasons, TextSet.Of(signs));
        lead.Plan(plans.For(lead.Rating));
    }

    private async Task<LeadFacts> Facts(Lead lead, CancellationToken stop)
    {
        if (lead.Party is not { } party)
            return new(false, false, false, false, null);

        var since = lead.ArrivedAt - NotLong;
        var isRepeat = await db.Set<Lead>().IgnoreQueryFilters(["rows"]).AnyAsync(l => l.Party == party && l.Id != lead.Id && l.ArrivedAt >= since && l.ArrivedAt < lead.ArrivedAt, stop);
        var known = (await names.Living([party], stop)).GetValueOrDefault(party);
        return new(lead.Recognised != RecognisedBy.New, isRepeat, known?.Phone is not null, known?.Email is not null, known?.Email);
    }

    /// <summary>What enquiries are measured by.</summary>
    /// <param name="Model">What was learnt last; null where the rules rate.</param>
    private sealed record Measures(ResponsePlans Plans, IReadOnlyList<RatingRule> Rules, RatingModel? Model)
    {
        public static async Task<Measures> Of(AkrabDb db, CancellationToken stop) => new(
            await ResponsePlans.Of(db, stop),
            await db.Set<RatingRule>().IgnoreQueryFilters(["rows"]).AsNoTracking().ToListAsync(stop),
            await db.Set<RatingModel>().IgnoreQueryFilters(["rows"]).AsNoTracking().OrderByDescending(m => m.At).FirstOrDefaultAsync(stop) is { State: ModelState.Fitted } fitted ? fitted : null);
    }
}
