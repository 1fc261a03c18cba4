using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Sealing;
using Akrab.Data.Writing;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Erasing;

/// <summary>The one place that takes values out of the books: all of those of erased records, and names out of others. The seals hold, and each entry says which erasure it was.</summary>
internal sealed class JournalErasure(AkrabDb db, Traces traces, Guid erasure)
{
    /// <summary>What is left of changes that nobody may read any more.</summary>
    public const string Nothing = "{}";

    private const int MostTries = 5;

    /// <summary>Empties the entries of these records; how many had values.</summary>
    public async Task<int> Empty(IReadOnlyCollection<Guid> records, CancellationToken stop)
    {
        var done = 0;
        foreach (var some in records.Chunk(100))
            done += await Again(async () =>
            {
                var entries = await db.Set<JournalRow>().AsNoTracking().Where(j => some.Contains(j.Record) && j.Changes != null && j.Changes != Nothing).ToListAsync(stop);
                return [.. entries.Select(e => Erased(e, Nothing))];
            }, stop);
        return done;
    }

    /// <summary>How many entries these records have, of which values would go.</summary>
    public async Task<int> Count(IReadOnlyCollection<Guid> records, CancellationToken stop)
    {
        var count = 0;
        foreach (var some in records.Chunk(100))
            count += await db.Set<JournalRow>().CountAsync(j => some.Contains(j.Record) && j.Changes != null && j.Changes != Nothing, stop);
        return count;
    }

    /// <summary>Takes the name out of the entries of a book that speak of somebody else.</summary>
    public Task<int> Redact(Redaction redaction, Microsoft.EntityFrameworkCore.Metadata.IEntityType book, CancellationToken stop) => Again(async () =>
        [.. (await redaction.Naming(book, stop)).Select(pair => Erased((SealedRow)pair.Before, traces.Without(((SealedRow)pair.Before).Values!)))], stop);

    private RowChange Erased(SealedRow entry, string left)
    {
        var after = entry.Copy();
        after.Erase(erasure, left);
        return new RowChange(entry, after);
    }

    /// <summary>An entry that was sealed meanwhile is read again.</summary>
    private async Task<int> Again(Func<Task<IReadOnlyList<RowChange>>> read, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var entries = await read();
            try
            {
                foreach (var slice in entries.Chunk(db.GoodSlice))
                    await db.Write([], slice, stop);
                return entries.Count;
            }
            catch (BrokenRule) when (attempt < MostTries)
            {
            }
        }
    }
}
