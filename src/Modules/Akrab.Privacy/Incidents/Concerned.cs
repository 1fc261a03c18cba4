using Akrab.Contracts;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Privacy.Purposes;
using Akrab.Web.Lists;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Privacy.Incidents;

/// <summary>One of those concerned, as they are now.</summary>
public sealed record ConcernedPerson(IncidentPersonRow Row, PartyName? Name);

/// <summary>A way by which data were taken along or looked at.</summary>
public sealed record Taken(string Key, string Text);

/// <summary>Finds whom an incident concerns: by the filters of a list of people, by an import, by a file that was taken along, or by what a member uncovered. Once noted, the list stays as it was then.</summary>
internal sealed class Concerned(AkrabDb db, Finder finder, Overlays overlays, ImportedPeople imported, Titles titles, IPartyNames names, TimeProvider time)
{
    private const string People = "people";

    private const int MostFiles = 30;

    private static readonly string[] Kinds = ["person", "organisation"];

    /// <summary>The people that match a list's filters: <c>city=Bandung</c>, or the whole address of the list.</summary>
    /// <exception cref="UnknownQuestion">It names what is not there.</exception>
    public async Task<IReadOnlyList<PartyId>> Matching(string address, CancellationToken stop)
    {
        var question = address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..] : address.StartsWith('/') ? "" : "?" + address;
        var plural = address.Contains("/organisations", StringComparison.Ordinal) ? "organisations" : People;
        return await db.Registry.FindPlural(plural)!.Accept(new Asking(db, finder, overlays, question, stop));
    }

    public Task<IReadOnlyList<PartyId>> BroughtInBy(Guid import, CancellationToken stop) => imported.Of(import, stop);

    /// <summary>The latest files in which people were taken along, and whoever uncovered a locked value of theirs.</summary>
    public async Task<IReadOnlyList<Taken>> Taken(CancellationToken stop)
    {
        var files = await db.Set<ReadingRow>().AsNoTracking().Where(r => r.Action == Readings.Export && Kinds.Contains(r.Entity)).OrderByDescending(r => r.At).Take(MostFiles).ToListAsync(stop);
        var readers = await db.Set<ReadingRow>().Where(r => r.Action == Readings.Uncover && Kinds.Contains(r.Entity) && r.Actor != null).Select(r => r.Actor!.Value).Distinct().ToListAsync(stop);
        var members = await titles.Of(typeof(MemberId), [.. files.Select(f => f.Actor).OfType<MemberId>().Concat(readers).Select(m => m.Value).Distinct()], stop);
        return
        [
            .. files.Select(f => new Taken($"export:{f.Id}", Words.Say("incident.taken-file", ("who", f.Actor is { } who ? members[who.Value].Title : "?"), ("when", new MomentType().Format(f.At)), ("count", f.Count)))),
            .. readers.Select(r => new Taken($"member:{r.Value}", Words.Say("incident.taken-member", ("who", members[r.Value].Title)))),
        ];
    }

    /// <summary>The people of a file, found by its question asked anew, or those of whom a member uncovered something.</summary>
    public async Task<IReadOnlyList<PartyId>> TakenBy(string key, CancellationToken stop)
    {
        if (key.Split(':') is not [var kind, var text] || !Guid.TryParse(text, out var id))
            throw new UnknownQuestion("incident.list-unknown", "taken");
        if (kind == "export")
            return await Matching((await db.Set<ReadingRow>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.Action == Readings.Export && Kinds.Contains(r.Entity), stop))?.Detail ?? throw new UnknownQuestion("incident.list-unknown", "taken"), stop);

        var member = (MemberId?)new MemberId(id);
        return (await db.Set<ReadingRow>().Where(r => r.Action == Readings.Uncover && r.Actor == member && r.Record != null && Kinds.Contains(r.Entity)).Select(r => r.Record!.Value).Distinct().ToListAsync(stop)).ConvertAll(PartyId.Of);
    }

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
