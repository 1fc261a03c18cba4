using Akrab.Contracts;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Sales.Leads;

/// <summary>The enquiries that a member has not answered yet.</summary>
internal sealed class WaitingLeads(AkrabDb db, IPartyNames names, Titles titles, TimeProvider time) : IWaiting
{
    private static readonly ChoiceType Ratings = ChoiceType.Of(typeof(LeadRating));

    public async Task<IReadOnlyList<Waiting>> For(MemberId member, int most, CancellationToken stop)
    {
        var leads = await db.Set<Lead>().AsNoTracking().Where(l => l.Owner == member && l.Status == LeadStatus.Open && l.AnsweredAt == null && l.AnswerBy != null).OrderBy(l => l.AnswerBy).Take(most).ToListAsync(stop);
        var parties = leads.Select(l => l.Party).OfType<PartyId>().Distinct().ToList();
        var seen = parties.Count == 0 ? null : await titles.Of(typeof(PartyId), [.. parties.Select(p => p.Value)], stop);
        var known = parties.Count == 0 ? null : await names.Living(parties, stop);
        var now = time.Now();
        return [.. leads.Select(lead =>
        {
            var title = lead.Party is { } party ? seen!.GetValueOrDefault(party.Value)?.Title : lead.ContactName;
            var phone = title is null || lead.Party is null ? lead.Phone : lead.Phone ?? known!.GetValueOrDefault(lead.Party.Value)?.Phone;
            string?[] told = [lead.Rating is { } rating ? Ratings.Format(rating) : null, title, RatingPanel.Clock(lead, now)?.Text];
            return new Waiting(lead.Wish, $"/leads/{lead.Key}", string.Join(" · ", told.OfType<string>()), phone, lead.AnswerBy < now);
        })];
    }
}
