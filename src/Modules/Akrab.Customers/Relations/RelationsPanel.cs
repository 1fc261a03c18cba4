using Akrab.Contracts;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Web.Records;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Relations;

/// <summary>Who belongs to a party, seen from its side.</summary>
/// <param name="Role">What they are to the party.</param>
public sealed record Relative(RelationId Relation, RelationRole Role, LinkedTitle Who, DateOnly? Since, DateOnly? Until, string? Note)
{
    public string Url => $"/{Who.Plural}/{Who.Id}";
}

/// <summary>Who belongs to a party; whom one may not see is left out.</summary>
public sealed class RelationsPanel(AkrabDb db, Titles titles, TimeProvider time) : SidePanel<PartyId, RelationsCard>(db)
{
    private const int Most = 40;

    protected override async Task<(string, object?)[]> Show(Entity record, PanelPlace place, CancellationToken stop) =>
    [
        (nameof(RelationsCard.Name), place.Title), (nameof(RelationsCard.IsOrganisation), record is Parties.Organisation), (nameof(RelationsCard.Relatives), await Of(new PartyId(record.Key), stop)),
        (nameof(RelationsCard.Today), time.Today()), (nameof(RelationsCard.AddUrl), place.Deed("relate")),
    ];

    private async Task<IReadOnlyList<Relative>> Of(PartyId party, CancellationToken stop)
    {
        var relations = await Db.Set<Relation>().AsNoTracking().Where(r => (r.Party == party || r.Other == party) && r.Party != r.Other).OrderBy(r => r.Id).Take(Most).ToListAsync(stop);
        if (relations.Count == 0)
            return [];

        var seen = await titles.Of(typeof(PartyId), [.. relations.Select(r => Whom(r, party).Value).Distinct()], stop);
        return [.. relations.Select(r => new Relative(r.Id, r.Party == party ? r.Role : r.Role.Inverse(), seen[Whom(r, party).Value], r.Since, r.Until, r.Note))
            .Where(r => r.Who.Title is not null).OrderBy(r => r.Role)];
    }

    private static PartyId Whom(Relation relation, PartyId party) => relation.Party == party ? relation.Other : relation.Party;
}
