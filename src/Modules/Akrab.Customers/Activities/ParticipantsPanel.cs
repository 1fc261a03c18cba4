using Akrab.Contracts;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Activities;

/// <summary>Who takes part in an activity.</summary>
public sealed class ParticipantsPanel(AkrabDb db, Titles titles) : SidePanel<ActivityId, ParticipantsCard>(db)
{
    private const int Most = 50;

    protected override async Task<(string, object?)[]> Show(Entity record, PanelPlace place, CancellationToken stop)
    {
        var activity = new ActivityId(record.Key);
        var participants = await Db.Set<Participant>().AsNoTracking().Where(p => p.Activity == activity).OrderBy(p => p.Id).Take(Most).ToListAsync(stop);
        var members = await titles.Of(typeof(MemberId), [.. participants.Select(p => p.Member?.Value).OfType<Guid>()], stop);
        var parties = await titles.Of(typeof(PartyId), [.. participants.Select(p => p.Party?.Value).OfType<Guid>()], stop);
        var shown = participants.Select(p => (p.Id, Who: p.Member is { } member ? members[member.Value] : parties[p.Party!.Value.Value])).Where(p => p.Who.Title is not null).ToList();
        return [(nameof(ParticipantsCard.Participants), shown), (nameof(ParticipantsCard.AddUrl), place.Deed("invite"))];
    }
}
