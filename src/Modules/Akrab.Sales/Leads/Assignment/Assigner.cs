using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Sales.Leads.Assignment;

/// <summary>Gives an enquiry to whoever is to answer it, and tells them; the clock begins when they work.</summary>
internal sealed class Assigner(AkrabDb db, INotices notices, IPartyNames names, Administrators administrators, TimeProvider time)
{
    /// <summary>Gives one enquiry to somebody, unless it is somebody's already or not worth it; to be saved with the context.</summary>
    public async Task Assign(Lead lead, CancellationToken stop)
    {
        if (lead.Rating == LeadRating.Junk)
            return;

        if (lead.Owner is null)
            await Choose(lead, stop);
        lead.Plan((await ResponsePlans.Of(db, stop)).For(lead.Rating));
        await notices.Tell(lead.Owner is { } owner ? [owner] : await administrators.Who(Rights.Administer, stop),
            new Notice(NoticeKind.Lead, lead.Id) { Begins = lead.AnswerBy, Text = lead.Wish, Key = $"lead:{lead.Id.Value}" }, stop);
    }

    private async Task Choose(Lead lead, CancellationToken stop)
    {
        var city = lead.Party is { } party ? (await names.Living([party], stop)).GetValueOrDefault(party)?.City : null;
        var rule = (await db.Set<AssignmentRule>().AsNoTracking().OrderBy(r => r.Position).ToListAsync(stop)).FirstOrDefault(r => r.Fits(lead, city));
        if (rule?.Member is { } always)
        {
            lead.GiveTo(always, lead.ArrivedAt);
            return;
        }

        var now = time.Now();
        if (Turn.Of(rule?.Way ?? AssignmentWay.RoundRobin, await Candidates(rule?.Team, now, stop), city, now) is not { } chosen)
            return;

        chosen.Taker.Give(now);
        lead.GiveTo(chosen.Taker.Member, chosen.Works > lead.ArrivedAt ? chosen.Works : lead.ArrivedAt);
    }

    private async Task<List<Candidate>> Candidates(TeamId? team, DateTimeOffset now, CancellationToken stop)
    {
        var takers = await db.Set<LeadTaker>().AsTracking().Where(t => !t.IsAway).ToListAsync(stop);
        if (takers.Count == 0)
            return [];

        var ids = takers.Select(t => t.Member).ToList();
        var members = await db.Set<Member>().AsNoTracking().Where(m => ids.Contains(m.Id) && m.IsActive && (team == null || m.Team == team)).ToDictionaryAsync(m => m.Id, stop);
        var open = await db.Set<Lead>().Where(l => l.Status == LeadStatus.Open && l.Owner != null).GroupBy(l => l.Owner!.Value).Select(g => new { g.Key, Open = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Open, stop);
        return
        [
            .. from taker in takers
               where members.ContainsKey(taker.Member)
               let works = taker.WorksFrom(now, ZoneOf(members[taker.Member]))
               where works is not null
               select new Candidate(taker, open.GetValueOrDefault(taker.Member), works.Value),
        ];
    }

    private TimeZoneInfo ZoneOf(Member member) => member.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : db.Acting.Zone;
}
