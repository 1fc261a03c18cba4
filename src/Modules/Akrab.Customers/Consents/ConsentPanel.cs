using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Consents;

/// <summary>What a party allows now, at the side of its page.</summary>
public sealed class ConsentPanel(AkrabDb db) : IRecordPanel
{
    private const int Most = 100;

    public bool IsCentral => false;

    public bool IsFor(EntityDefinition definition) => definition.IdType == typeof(PartyId);

    public async Task<RenderFragment> Draw(Entity record, EntityDefinition definition, HttpContext context, CancellationToken stop)
    {
        var party = new PartyId(record.Key);
        var words = await db.Set<Consent>().AsNoTracking().Where(c => c.Party == party).OrderByDescending(c => c.At).Take(Most).ToListAsync(stop);
        var latest = words.GroupBy(c => (c.Purpose, c.Channel)).Select(g => g.OrderByDescending(c => c.At).ThenByDescending(c => c.State).First()).OrderBy(c => c.Purpose).ThenBy(c => c.Channel).ToList();
        return builder =>
        {
            builder.OpenComponent<ConsentCard>(0);
            builder.AddComponentParameter(1, nameof(ConsentCard.Path), $"/{definition.Plural}/{record.Key}");
            builder.AddComponentParameter(2, nameof(ConsentCard.Words), latest);
            builder.AddComponentParameter(3, nameof(ConsentCard.CanWrite), db.Acting.MayWrite(definition));
            builder.CloseComponent();
        };
    }
}
