using Akrab.Contracts;
using Akrab.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Parties;

/// <summary>Answers how parties are called and reached.</summary>
public sealed class PartyNames(AkrabDb db) : IPartyNames
{
    private const int AtATime = 500;

    public async Task<IReadOnlyDictionary<PartyId, PartyName>> Living(IReadOnlyCollection<PartyId> parties, CancellationToken stop)
    {
        Dictionary<PartyId, PartyName> living = [];
        foreach (var some in parties.Distinct().Chunk(AtATime))
            foreach (var party in await db.Set<Party>().IgnoreQueryFilters(["rows"]).AsNoTracking().Where(p => some.Contains(p.Id)).ToListAsync(stop))
            {
                var definition = db.Registry.Get(party.GetType());
                living[party.Id] = new PartyName(definition.TitleOf(party), $"/{definition.Plural}/{party.Key}", party.Emails.Primary?.Address, party.Phones.Primary?.Number, party.Language, party.Greeting) { City = party.City, Address = party.Addresses.Primary?.OneLine, Tags = party.Tags };
            }

        return living;
    }
}
