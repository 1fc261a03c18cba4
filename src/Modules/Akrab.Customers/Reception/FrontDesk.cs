using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Reception;

/// <summary>Recognises people and organisations by phone, e-mail and name.</summary>
public sealed class FrontDesk(AkrabDb db, Registry registry, Lookup lookup) : IReception
{
    private const int MostAlike = 20;

    public async Task<Recognition> Receive(Visitor visitor, CancellationToken stop)
    {
        var (number, address) = (Phone.Parse(visitor.Phone ?? "").E164, EmailAddress.Parse(visitor.Email ?? "").Normalised);
        var name = visitor.Name?.Trim() is { Length: > 0 } given ? given : null;
        foreach (var (by, field, key) in ((RecognisedBy, string, string?)[])[(RecognisedBy.Phone, "phones", number), (RecognisedBy.Email, "emails", address)])
            if (key is not null && await With(field, key, stop) is { Count: > 0 } found)
                return One(found, name, by);

        if (number is null && address is null && visitor is { Phone: null, Email: null })
            return name is null ? new(null, RecognisedBy.Nothing) : await Named(name, stop) is { Count: > 0 } alike ? One(alike, name, RecognisedBy.Name) : TakeIn(visitor, name, number, address);
        return (name ?? number ?? address) is { } called ? TakeIn(visitor, called, number, address) : new(null, RecognisedBy.Nothing);
    }

    /// <summary>An address may be shared, by a family or an office: then it is the one of that name, or nobody can tell.</summary>
    private static Recognition One(List<Party> found, string? name, RecognisedBy by)
    {
        var meant = found.Count == 1 || name is null ? found : [.. found.Where(p => Fold.Text(NameOf(p)) == Fold.Text(name))];
        return meant is [var only] ? new(only.Id, by, only.Owner) : new(null, RecognisedBy.Several);
    }

    private Recognition TakeIn(Visitor visitor, string name, string? number, string? address)
    {
        var person = new Person
        {
            FullName = name,
            Phones = number is null ? Points<PhonePoint>.None : Points<PhonePoint>.Of(PhonePoint.Of(visitor.Phone!, null)),
            Emails = address is null ? Points<EmailPoint>.None : Points<EmailPoint>.Of(new EmailPoint(address)),
            Owner = visitor.Owner,
            Source = visitor.Source,
        };
        person.Made();
        db.Add(person);
        return new(person.Id, RecognisedBy.New, visitor.Owner);
    }

    private async Task<List<Party>> With(string field, string key, CancellationToken stop)
    {
        List<PartyId> found = [];
        foreach (var definition in (EntityDefinition[])[registry.Get<Person>(), registry.Get<Organisation>()])
            found.AddRange((await lookup.ByKeys(definition.Find(field)!, [key], stop)).SelectMany(records => records).Select(PartyId.Of));
        return found.Count == 0 ? [] : await db.Set<Party>().AsNoTracking().Where(p => found.Contains(p.Id)).OrderBy(p => p.Id).Take(MostAlike).ToListAsync(stop);
    }

    private async Task<List<Party>> Named(string name, CancellationToken stop)
    {
        var folded = Fold.Text(name);
        List<PartyId> found = [];
        found.AddRange((await lookup.ByText(registry.Get<Person>(), registry.Get<Person>().Title, [folded], stop))[folded].Select(PartyId.Of));
        found.AddRange((await lookup.ByText(registry.Get<Organisation>(), registry.Get<Organisation>().Title, [folded], stop))[folded].Select(PartyId.Of));
        return found.Count == 0 ? [] : await db.Set<Party>().AsNoTracking().Where(p => found.Contains(p.Id)).OrderBy(p => p.Id).Take(MostAlike).ToListAsync(stop);
    }

    private static string NameOf(Party party) => party is Person person ? person.FullName : ((Organisation)party).Name;
}
