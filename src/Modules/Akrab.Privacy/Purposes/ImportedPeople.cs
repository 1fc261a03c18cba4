using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Privacy.Purposes;

/// <summary>An import that brought people in.</summary>
/// <param name="IsFounded">Whether somebody noted where they are from and what allows us to have them.</param>
public sealed record PeopleImport(ImportRow Import, bool IsFounded);

/// <summary>Knows whom imports brought in, by the journal.</summary>
public sealed class ImportedPeople(AkrabDb db)
{
    private const int Most = 30;

    private static readonly string[] Kinds = ["person", "organisation"];

    /// <summary>The latest imports of people; what was noted of the first of them was noted of all.</summary>
    public async Task<IReadOnlyList<PeopleImport>> Latest(CancellationToken stop)
    {
        var journal = db.Set<JournalRow>();
        var imports = await db.Set<ImportRow>().AsNoTracking().Where(i => Kinds.Contains(i.Entity) && i.State == ImportState.Done && i.Created > 0).OrderByDescending(i => i.CreatedAt).Take(Most)
            .Select(i => new { Import = i, First = journal.Where(j => j.Source == i.Id && j.Action == Change.Creation && Kinds.Contains(j.Entity)).Select(j => (Guid?)j.Record).FirstOrDefault() }).ToListAsync(stop);
        var first = imports.Select(i => i.First).OfType<Guid>().Select(PartyId.Of).ToList();
        var founded = (await db.Set<PartyBasis>().Where(b => first.Contains(b.Party)).Select(b => b.Party).ToListAsync(stop)).ToHashSet();
        return imports.ConvertAll(i => new PeopleImport(i.Import, i.First is { } one && founded.Contains(PartyId.Of(one))));
    }

    /// <summary>All whom an import brought in.</summary>
    public async Task<IReadOnlyList<PartyId>> Of(Guid import, CancellationToken stop) =>
        (await db.Set<JournalRow>().Where(j => j.Source == import && j.Action == Change.Creation && Kinds.Contains(j.Entity)).Select(j => j.Record).ToListAsync(stop)).ConvertAll(PartyId.Of);
}
