using Akrab.Contracts;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Privacy.Purposes;
using Akrab.Web.Lists;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Http;

namespace Akrab.Privacy.Incidents;

/// <summary>One of those concerned, as they are now.</summary>
public sealed record ConcernedPerson(IncidentPersonRow Row, PartyName? Name);

/// <summary>Finds whom an incident concerns: by the filters of a list of people, or by an import. Once noted, the list stays as it was then.</summary>
internal sealed class Concerned(AkrabDb db, Finder finder, Overlays overlays, ImportedPeople imported, IPartyNames names, TimeProvider time)
{
    private const string People = "people";

    /// <summary>The people that match a list's filters: <c>city=Bandung</c>, or the whole address of the list.</summary>
    /// <exception cref="UnknownQuestion">It names what is not there.</exception>
    public async Task<IReadOnlyList<PartyId>> Matching(string address, CancellationToken stop)
    {
        var question = address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..] : "?" + address;
        var plural = address.Contains("/organisations", StringComparison.Ordinal) ? "organisations" : People;
        return await db.Registry.FindPlural(plural)!.Accept(new Asking(db, finder, overlays, question, stop));
    }

    public Task<IReadOnlyList<PartyId>> BroughtInBy(Guid import, CancellationToken stop) => imported.Of(import, stop);

    /// <summary>Notes those concerned, in place of whoever was noted before; who was told already stays.</summary>
    public async Task Freeze(Incident incident, IReadOnlyCollection<PartyId> parties, string by, CancellationToken stop)
    {
        var before = await db.Set<IncidentPersonRow>().AsTracking().Where(r => r.Incident == incident.Id.Value).ToListAsync(stop);
        var now = parties.Select(p => p.Value).ToHashSet();
        db.RemoveRange(before.Where(r => r.ToldAt is null && !now.Contains(r.Party)));
        db.AddRange(now.Except(before.Select(r => r.Party)).Select(party => new IncidentPersonRow { Incident = incident.Id.Value, Party = party }));
        db.Deed = "count";
        incident.Count(now.Union(before.Where(r => r.ToldAt is not null).Select(r => r.Party)).Count(), by, time.Now());
        await db.SaveChangesAsync(stop);
    }

    public async Task<IReadOnlyList<ConcernedPerson>> Of(IncidentId incident, CancellationToken stop)
    {
        var rows = await db.Set<IncidentPersonRow>().AsNoTracking().Where(r => r.Incident == incident.Value).OrderBy(r => r.Party).ToListAsync(stop);
        var known = await names.Living([.. rows.Select(r => PartyId.Of(r.Party))], stop);
        return [.. rows.Select(r => new ConcernedPerson(r, known.GetValueOrDefault(PartyId.Of(r.Party)))).OrderBy(p => p.Name?.Name)];
    }

    private sealed class Asking(AkrabDb db, Finder finder, Overlays overlays, string question, CancellationToken stop) : IEntityVisitor<Task<IReadOnlyList<PartyId>>>
    {
        public async Task<IReadOnlyList<PartyId>> Visit<T>(Definition<T> definition) where T : Entity
        {
            var overlay = await overlays.Of(db, stop);
            var request = ListQuery.Read(definition, overlay, new QueryCollection(QueryHelpers.ParseQuery(question)), ReadingContext.Invariant);
            return await (await finder.Matching(definition, request, stop)).Select(r => EF.Property<PartyId>(r, "Id")).ToListAsync(stop);
        }
    }
}
