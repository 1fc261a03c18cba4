using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Customers.Relations;

/// <summary>Somebody belongs to them.</summary>
public sealed record Relate(PartyId To, RelationRole As, DateOnly? Since, string? Note);

/// <summary>Writes down who belongs to a party.</summary>
public sealed class RelateParties(AkrabDb db) : IDo<Party, Relate>
{
    public Task Do(Party record, Relate input, CancellationToken stop)
    {
        if (input.To == record.Id)
            throw new BrokenRule("relation.to-themselves");

        db.Add(new Relation { Party = record.Id, Role = input.As, Other = input.To, Since = input.Since, Note = input.Note });
        return Task.CompletedTask;
    }
}
