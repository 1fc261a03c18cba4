using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Profile;

/// <summary>What we know of a party beyond its address, at the side of its page.</summary>
public sealed class ProfilePanel(AkrabDb db) : IRecordPanel
{
    private const int Most = 60;

    public bool IsCentral => false;

    public bool IsFor(EntityDefinition definition) => definition.IdType == typeof(PartyId);

    public async Task<RenderFragment> Draw(Entity record, EntityDefinition definition, HttpContext context, CancellationToken stop)
    {
        var party = (Party)record;
        var facts = await db.Set<Fact>().AsNoTracking().Where(f => f.Party == party.Id).OrderByDescending(f => f.Id).Take(Most).ToListAsync(stop);
        return builder =>
        {
            builder.OpenComponent<ProfileCard>(0);
            builder.AddComponentParameter(1, nameof(ProfileCard.Party), party);
            builder.AddComponentParameter(2, nameof(ProfileCard.Facts), facts);
            builder.AddComponentParameter(3, nameof(ProfileCard.AddUrl), db.Acting.MayWrite(definition) ? $"/{definition.Plural}/{record.Key}/remember" : null);
            builder.CloseComponent();
        };
    }
}
