using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Duplicates;

/// <summary>Notes what somebody said of pairs: that they are one by merging them, that they are two by saying so or by taking them apart.</summary>
public sealed class PairAnswers(AkrabDb db, KnowledgeStore store)
{
    /// <summary>All pairs among these records get this answer; a pair that nobody had weighed is noted only when it is two, so that it is not suggested again.</summary>
    public async Task Note(EntityDefinition definition, IReadOnlyCollection<Guid> records, PairAnswer answer, CancellationToken stop)
    {
        var known = await db.Set<DuplicateRow>().Where(d => d.Entity == definition.Name && records.Contains(d.One) && records.Contains(d.Other)).ToListAsync(stop);
        if (answer == PairAnswer.Two)
            foreach (var (one, other) in Pairs([.. records.Order()]).Except(known.Select(d => (d.One, d.Other))))
                known.Add(db.Add(new DuplicateRow { One = one, Other = other, Entity = definition.Name, Evidence = "[]" }).Entity);
        if (known.Count == 0)
            return;

        foreach (var pair in known)
            (pair.Answer, pair.DecidedBy) = (answer, db.Acting.Member);
        await db.SaveChangesAsync(stop);
        await store.Learn(db, definition, stop);
    }

    private static IEnumerable<(Guid One, Guid Other)> Pairs(IReadOnlyList<Guid> sorted) =>
        sorted.SelectMany((one, i) => sorted.Skip(i + 1).Select(other => (one, other)));
}
