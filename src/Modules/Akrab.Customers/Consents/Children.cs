using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Consents;

/// <summary>Somebody consents for a child.</summary>
public sealed record NameGuardian(string Name, GuardianRelation Relation, string Evidence, PartyId? Party);

/// <summary>Knows which parties are children for whom nobody decides: what they allow does not count (UU 27/2022, article 25).</summary>
public sealed class Children(AkrabDb db, TimeProvider time) : IDo<Person, NameGuardian>
{
    public Task Do(Person record, NameGuardian input, CancellationToken stop)
    {
        db.Add(new Guardian { Child = record.Id, Name = input.Name, Relation = input.Relation, Evidence = input.Evidence, Party = input.Party });
        return Task.CompletedTask;
    }

    /// <summary>The children among these parties who have no guardian today.</summary>
    public async Task<IReadOnlySet<PartyId>> Alone(IReadOnlyCollection<PartyId> parties, CancellationToken stop)
    {
        var today = time.Today();
        var born = await db.Set<Person>().IgnoreQueryFilters(["rows"]).Where(p => parties.Contains(p.Id) && p.Birthday != null).Select(p => new { p.Id, p.Birthday }).ToListAsync(stop);
        var children = born.Where(p => Person.IsChildOn(p.Birthday, today)).Select(p => p.Id).ToHashSet();
        if (children.Count == 0)
            return children;

        children.ExceptWith(await db.Set<Guardian>().IgnoreQueryFilters(["rows"]).Where(g => children.Contains(g.Child) && (g.Until == null || g.Until >= today)).Select(g => g.Child).ToListAsync(stop));
        return children;
    }
}
