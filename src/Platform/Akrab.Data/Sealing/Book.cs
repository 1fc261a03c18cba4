using Akrab.Data.Model;
using Akrab.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Sealing;

/// <summary>A table of entries that is only ever added to.</summary>
internal sealed record Book(string Name, Type Row, Func<AkrabDb, IQueryable<SealedRow>> Entries)
{
    /// <summary>Who changed what, and who read what.</summary>
    public static readonly IReadOnlyList<Book> All = [Of<JournalRow>("journal"), Of<ReadingRow>("readings")];

    private static Book Of<TRow>(string name) where TRow : SealedRow => new(name, typeof(TRow), db => db.Set<TRow>().AsNoTracking());
}
