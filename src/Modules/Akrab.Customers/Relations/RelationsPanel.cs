using Akrab.Contracts;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Relations;

/// <summary>Who belongs to a party, seen from its side.</summary>
/// <param name="Role">What they are to the party.</param>
public sealed record Relative(RelationId Relation, RelationRole Role, LinkedTitle Who, DateOnly? Since, DateOnly? Until, string? Note)
{
    public string Url => $"/{Who.Plural}/{Who.Id}";
}

/// <summary>Who belongs to a party, at the side of its page; whom one may not see is left out.</summary>
public sealed class RelationsPanel(AkrabDb db, Titles titles, TimeProvider time) : IRecordPanel
{
    private const int Most = 40;

    public bool IsCentral => false;

    public bool IsFor(EntityDefinition definition) => definition.IdType == typeof(PartyId);

    public async Task<RenderFragment> Draw(Entity record, EntityDefinition definition, HttpContext context, CancellationToken stop)
    {
        var relatives = await Of(new PartyId(record.Key), stop);
        return builder =>
        {
            builder.OpenComponent<RelationsCard>(0);
            builder.AddComponentParameter(1, nameof(RelationsCard.Name), definition.TitleOf(record));
            builder.AddComponentParameter(2, nameof(RelationsCard.IsOrganisation), record is Parties.Organisation);
            builder.AddComponentParameter(3, nameof(RelationsCard.Relatives), relatives);
            builder.AddComponentParameter(4, nameof(RelationsCard.Today), time.Today());
            builder.AddComponentParameter(5, nameof(RelationsCard.AddUrl), db.Acting.MayWrite(definition) ? $"/{definition.Plural}/{record.Key}/relate" : null);
            builder.CloseComponent();
        };
    }

    private async Task<IReadOnlyList<Relative>> Of(PartyId party, CancellationToken stop)
    {
        var relations = await db.Set<Relation>().AsNoTracking().Where(r => (r.Party == party || r.Other == party) && r.Party != r.Other).OrderBy(r => r.Id).Take(Most).ToListAsync(stop);
        if (relations.Count == 0)
            return [];

        var seen = await titles.Of(typeof(PartyId), [.. relations.Select(r => Whom(r, party).Value).Distinct()], stop);
        return [.. relations.Select(r => new Relative(r.Id, r.Party == party ? r.Role : r.Role.Inverse(), seen[Whom(r, party).Value], r.Since, r.Until, r.Note))
            .Where(r => r.Who.Title is not null).OrderBy(r => r.Role)];
    }

    private static PartyId Whom(Relation relation, PartyId party) => relation.Party == party ? relation.Other : relation.Party;
}
