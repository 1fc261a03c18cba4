using Akrab.Contracts;
using Akrab.Customers.Consents;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Safeguards;

/// <summary>They are protected from now on.</summary>
public sealed record Protect(SafeguardKind Kind, string Because);

/// <summary>Protects parties, and answers for everything that writes, scores or deletes whether they are; whoever asks and whomever they see.</summary>
public sealed class SafeguardKeeper(AkrabDb db) : ISafeguards, IProfiling, IDo<Party, Protect>
{
    private const int AtATime = 1_000;

    public async Task<IReadOnlySet<PartyId>> On(IReadOnlyCollection<PartyId> parties, SafeguardKind kind, CancellationToken stop)
    {
        HashSet<PartyId> found = [];
        foreach (var some in parties.Distinct().Chunk(AtATime))
            found.UnionWith(await db.Set<Safeguard>().IgnoreQueryFilters(["rows"]).Where(s => some.Contains(s.Party) && s.Kind == kind && s.LiftedAt == null).Select(s => s.Party).ToListAsync(stop));
        return found;
    }

    public async Task Place(PartyId party, SafeguardKind kind, string because, CancellationToken stop)
    {
        if (!(await On([party], kind, stop)).Contains(party))
            db.Add(new Safeguard { Party = party, Kind = kind, Because = because, Member = db.Acting.Member });
    }

    public Task Do(Party record, Protect input, CancellationToken stop) => Place(record.Id, input.Kind, input.Because, stop);

    /// <summary>A consent that was taken back counts as an objection; where none was asked, another basis may allow it.</summary>
    public async Task<IReadOnlySet<PartyId>> Allowing(IReadOnlyCollection<PartyId> parties, CancellationToken stop)
    {
        var allowing = parties.ToHashSet();
        allowing.ExceptWith(await On(parties, SafeguardKind.Restriction, stop));
        allowing.ExceptWith(await On(parties, SafeguardKind.NoProfiling, stop));
        foreach (var some in allowing.ToList().Chunk(AtATime))
        {
            var words = (await db.Set<Consent>().IgnoreQueryFilters(["rows"]).AsNoTracking().Where(c => some.Contains(c.Party) && c.Purpose == Purpose.Profiling).ToListAsync(stop)).ToLookup(c => c.Party);
            allowing.ExceptWith(words.Where(said => !ConsentReader.Allows(Purpose.Profiling, said)).Select(said => said.Key));
        }

        return allowing;
    }
}
