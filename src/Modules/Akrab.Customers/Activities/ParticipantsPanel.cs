using Akrab.Contracts;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Activities;

/// <summary>Who takes part in an activity, at the side of its page.</summary>
public sealed class ParticipantsPanel(AkrabDb db, Titles titles) : IRecordPanel
{
    private const int Most = 50;

    public bool IsCentral => false;

    public bool IsFor(EntityDefinition definition) => definition.IdType == typeof(ActivityId);

    public async Task<RenderFragment> Draw(Entity record, EntityDefinition definition, HttpContext context, CancellationToken stop)
    {
        var activity = new ActivityId(record.Key);
        var participants = await db.Set<Participant>().AsNoTracking().Where(p => p.Activity == activity).OrderBy(p => p.Id).Take(Most).ToListAsync(stop);
        var members = await titles.Of(typeof(MemberId), [.. participants.Select(p => p.Member?.Value).OfType<Guid>()], stop);
        var parties = await titles.Of(typeof(PartyId), [.. participants.Select(p => p.Party?.Value).OfType<Guid>()], stop);
        var shown = participants.Select(p => (p.Id, Who: p.Member is { } member ? members[member.Value] : parties[p.Party!.Value.Value])).Where(p => p.Who.Title is not null).ToList();
        return builder =>
        {
            builder.OpenComponent<ParticipantsCard>(0);
            builder.AddComponentParameter(1, nameof(ParticipantsCard.Participants), shown);
            builder.AddComponentParameter(2, nameof(ParticipantsCard.AddUrl), db.Acting.MayWrite(definition) ? $"/{definition.Plural}/{record.Key}/invite" : null);
            builder.CloseComponent();
        };
    }
}
